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
  picture: (slug: string) => `/pictures/${slug}.png`,
  sitemap: () => '/sitemap.xml',
} as const
