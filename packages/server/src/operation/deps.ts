import type { Knowledge } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../database/database.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import type { KeyRing } from '../secrets/key-ring.ts'
import type { Actor } from './actor.ts'

/** What an operation works with. Time and identity are arguments here, so that tests choose them. */
export interface Deps {
  readonly database: Database
  readonly keys: KeyRing
  readonly knowledge: Knowledge
  readonly photos: PhotoStore
  readonly now: () => Temporal.Instant
  /** UUIDs in the order of time */
  readonly newId: () => string
  /** private addresses that webhooks may go to; default: none */
  readonly webhookAllow?: readonly string[]
  /** told after a commit that put something into the outbox */
  readonly wake: () => void
  /** told of a bug that somebody got an answer in spite of */
  readonly onError?: (said: string, error: unknown) => void
}

export interface Asked extends Deps {
  readonly actor: Actor
}
