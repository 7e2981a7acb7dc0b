import type { Call } from '@anagen/engine'
import type { Country } from '@anagen/kb'
import { momentText } from '../check/moment-text.ts'
import type { LocaleCode } from '../i18n/locales.ts'
import type { SiteRequest } from '../site-context.ts'

/** The clinic that a page belongs to, error pages included: its phone stands on all of them. */
export interface RootClinic {
  readonly slug: string
  readonly name: string
  readonly phone: string
  /** all its people are synthetic */
  readonly isDemo: boolean
  /** when the page was made, day and time on the clinic's wall: on paper "today" means nothing without it */
  readonly asOf: string
}

/** What every page knows of its request. */
export interface RootData {
  readonly locale: LocaleCode
  readonly call: Call
  readonly countries: readonly Pick<Country, 'code' | 'name'>[]
  readonly origin: string
  readonly path: string
  /** null: a page of no clinic */
  readonly clinic: RootClinic | null
}

const clinicOf = ({ visit, now }: SiteRequest): RootClinic | null => {
  if (visit === null) return null
  const { slug, name, phone, zone } = visit.clinic
  return { slug, name, phone, asOf: momentText({ now, zone }), isDemo: visit.clinics.demo?.slug === slug }
}

export const rootData = (site: SiteRequest, request: Request): RootData => {
  const { locale, call, knowledge, origin } = site
  const countries = Object.values(knowledge.countries)
    .map(({ code, name }) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return { locale, call, countries, origin, path: new URL(request.url).pathname, clinic: clinicOf(site) }
}
