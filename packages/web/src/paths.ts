/** Every address of the public site. */
export const paths = {
  check: () => '/',
  understood: () => '/understood',
  treatments: () => '/treatments',
  treatment: (slug: string) => `/treatments/${slug}`,
  normal: (treatment: string, sign: string) => `/normal/${treatment}/${sign}`,
  signs: () => '/signs',
  sign: (id: string) => `/signs/${id}`,
  mayI: () => '/may-i',
  about: () => '/about',
  preferences: () => '/preferences',
  /** what a shared link shows; `name` is a slug with `.png` */
  picture: (name: string) => `/pictures/${name}`,
  sitemap: () => '/sitemap.xml',
} as const
