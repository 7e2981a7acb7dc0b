import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLocale, type LocaleCode } from '../i18n/locales.ts'

const YEAR_SECONDS = 31_536_000
const OPTIONS = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: YEAR_SECONDS } as const

/** The language: `?lang=`, else the one chosen before. Languages that nobody reviewed are never guessed. */
export const localeOf = (c: Context): LocaleCode => {
  const asked = c.req.query('lang')
  if (isLocale(asked)) return asked
  const chosen = getCookie(c, 'lang')
  return isLocale(chosen) ? chosen : 'en'
}

/** The country that the visitor chose for the emergency numbers. */
export const countryOf = (c: Context): string | undefined => getCookie(c, 'country')

/** A path of this site, never of another one. */
const localPath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(path) ? path : '/'

/** Remembers what the visitor chose and goes back to where they were. */
export const rememberPreferences = async (c: Context, knowsCountry: (code: string) => boolean): Promise<Response> => {
  const form = await c.req.formData()
  const country = form.get('country')
  const lang = form.get('lang')
  if (country === '') setCookie(c, 'country', '', { ...OPTIONS, maxAge: 0 })
  else if (typeof country === 'string' && knowsCountry(country)) setCookie(c, 'country', country, OPTIONS)
  if (typeof lang === 'string' && isLocale(lang)) setCookie(c, 'lang', lang, OPTIONS)
  return c.redirect(localPath(form.get('back')), 303)
}
