/** Addresses of pages that mails lead to; the pages themselves ask who opens them. */
export const pageAddresses = (origin: string, slug: string) => ({
  me: `${origin}/c/${slug}/me`,
  plan: `${origin}/c/${slug}/me/plan`,
  checkIn: `${origin}/c/${slug}/me/check-in`,
  messages: `${origin}/c/${slug}/me/messages`,
  case: (id: string) => `${origin}/c/${slug}/cases/${id}`,
  patient: (id: string) => `${origin}/c/${slug}/patients/${id}`,
})
