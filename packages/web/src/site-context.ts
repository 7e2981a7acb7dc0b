import type { Call } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { createContext } from 'react-router'
import type { Clinics, ClinicVisit } from './clinic/clinics.ts'
import type { LocaleCode } from './i18n/locales.ts'

/** What a page knows about the request it answers. */
export interface SiteRequest {
  readonly knowledge: Knowledge
  /** milliseconds since 1970, at the beginning of the request */
  readonly now: number
  readonly locale: LocaleCode
  /** the numbers of the visitor's choice, else of several regions */
  readonly call: Call
  /** lets the scripts of this very page run (content security policy) */
  readonly nonce: string
  /** `https://example.org`, for addresses that leave the site */
  readonly origin: string
  /** IANA name, of times that the visitor writes without one */
  readonly zone: string
  /** changes with the built pages */
  readonly digest: string
  /** null: there is no database, and so no clinic */
  readonly clinics: Clinics | null
  /** the clinic that this page belongs to */
  readonly visit: ClinicVisit | null
  /** whose limits count */
  readonly address: string
  readonly onError: (error: unknown) => void
}

/** Where loaders and actions find the request. */
export const siteRequest = createContext<SiteRequest>()
