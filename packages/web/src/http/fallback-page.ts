import type { Call } from '@anagen/engine'
import { html } from 'hono/html'
import { LOCALES, type LocaleCode } from '../i18n/locales.ts'
import { translator } from '../i18n/translate.ts'

/** The page of last resort, without React: whatever failed, whom to call is still there. */
export const fallbackPage = (status: number, call: Call, locale: LocaleCode) => {
  const { t } = translator(locale)
  const titles: Readonly<Record<number, string>> = {
    403: t('error.crossSite'),
    404: t('error.notFound'),
    413: t('error.tooLarge'),
  }
  const whatNow: Readonly<Record<number, string>> = {
    403: t('error.notRead'),
    404: t('error.notFoundHint'),
    413: t('error.tooLargeHint'),
  }
  const title = titles[status] ?? t('error.couldNotJudge')
  const said = whatNow[status] ?? t('error.callInstead')
  const numbers = call.emergency.map(
    ({ number, regions }) =>
      html`<li><a href="tel:${number.replace(/\s/g, '')}"><b>${number}</b></a> ${regions.join(', ')}</li>`,
  )
  return html`<!doctype html>
<html lang="${locale}" dir="${LOCALES[locale].dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${said}</p><h2>${t('emergency.title')}</h2><ul>${numbers}</ul><p><a href="/">${t('error.toCheck')}</a></p></main></body>
</html>`
}
