import { ar_XB } from './ar-xb.ts'
import { type Catalogue, en } from './en.ts'

/** A language of the pages. `reviewed: false`: no person has read it; it is never chosen for anybody by itself. */
export interface Locale {
  readonly code: string
  readonly dir: 'ltr' | 'rtl'
  readonly reviewed: boolean
  readonly catalogue: Catalogue
}

export const LOCALES = {
  en: { code: 'en', dir: 'ltr', reviewed: true, catalogue: en },
  'ar-XB': { code: 'ar-XB', dir: 'rtl', reviewed: false, catalogue: ar_XB },
} as const satisfies Record<string, Locale>

export type LocaleCode = keyof typeof LOCALES

export const isLocale = (code: string | undefined): code is LocaleCode =>
  code !== undefined && Object.hasOwn(LOCALES, code)
