import type { ClinicCard, Deps, Refusal, SignedIn, SigningIn } from '@anagen/server'

/** Somebody whom a demo lets in without a password. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly kind: 'staff' | 'patient'
  /** what they are there to show */
  readonly about: string
}

/** The way into a clinic of synthetic people. It signs in through identity like everybody; it only remembers the passwords. */
export interface DemoDoor {
  readonly slug: string
  /** part of its address: whoever has not seen the console does not find it */
  readonly key: string
  readonly people: readonly DemoPerson[]
  /** @returns the cookies to set, or null for nobody of the demo */
  readonly enter: (id: string) => Promise<readonly string[] | null>
}

/** What the pages of clinics work with. */
export interface Clinics {
  readonly deps: Deps
  readonly identity: SigningIn
  readonly demo: DemoDoor | null
  /** the way to make the first clinic, part of its address; null once there is one */
  readonly setUpKey: string | null
  /** reads links that end reminders */
  readonly optOutKey: Buffer
}

/** A request for a page of a clinic: which one, and who asks. */
export interface ClinicVisit {
  readonly clinic: ClinicCard
  readonly clinics: Clinics
  /** asked once for a request, however many loaders want to know */
  readonly signedIn: () => Promise<SignedIn | Refusal>
}
