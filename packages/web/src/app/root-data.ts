import type { Call } from '@anagen/engine'
import type { Country } from '@anagen/kb'
import type { LocaleCode } from '../i18n/locales.ts'
import type { SiteRequest } from '../site-context.ts'

/** What every page knows of its request. */
export interface RootData {
  readonly locale: LocaleCode
  readonly call: Call
  readonly countries: readonly Pick<Country, 'code' | 'name'>[]
  readonly origin: string
  readonly path: string
}

export const rootData = ({ locale, call, knowledge, origin }: SiteRequest, request: Request): RootData => {
  const countries = Object.values(knowledge.countries)
    .map(({ code, name }) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return { locale, call, countries, origin, path: new URL(request.url).pathname }
}
