import { createInstance, type i18n } from 'i18next'
import { LOCALES, type LocaleCode } from './locales.ts'

const open = (code: LocaleCode): i18n => {
  const instance = createInstance({
    lng: code,
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
    resources: { en: { translation: LOCALES.en.catalogue }, [code]: { translation: LOCALES[code].catalogue } },
  })
  void instance.init()
  return instance
}

const opened = new Map<LocaleCode, i18n>()

/** The words of the pages in one language. */
export const translator = (code: LocaleCode): i18n => {
  const known = opened.get(code) ?? open(code)
  opened.set(code, known)
  return known
}

/** The words of one language, for what is not a component. */
export const textIn = (code: LocaleCode): i18n['t'] => translator(code).t
