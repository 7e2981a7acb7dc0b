/** So many days from now on the wall of the clinic: as a field takes it, and as a page shows it. */
export const dayIn = (days: number) => {
  const at = Date.now() + days * 86_400_000
  const inLondon = (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', ...options }).format(at)
  return {
    date: inLondon('en-CA', { dateStyle: 'short' }),
    shown: new RegExp(`\\b${inLondon('en-GB', { day: 'numeric', month: 'short' })}\\b`),
  }
}
