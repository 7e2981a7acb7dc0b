import type { StorageHealth } from '../backup/room.ts'
import type { SigningIn } from '../identity/identity.ts'
import type { Asked, Deps } from '../operation/deps.ts'
import type { Mailer } from './mailer.ts'

/** What the outbox works with besides what every operation does. */
export interface OutboxDeps extends Deps {
  /** null: no mail is set up, so what is to be sent waits */
  readonly mailer: Mailer | null
  readonly identity: Pick<SigningIn, 'makeLink' | 'rememberAddress' | 'forget'>
  /** where people reach us: `https://anagen.example` */
  readonly origin: string
  /** makes links that end reminders; 32 bytes */
  readonly optOutKey: Buffer
  /** how the storage is; absent: nobody looks after it here */
  readonly storage?: () => StorageHealth | null
  readonly onError: (said: string, error: unknown) => void
}

export const asSystem = (deps: OutboxDeps, clinicId: string): Asked & OutboxDeps => ({
  ...deps,
  actor: { kind: 'system', clinicId },
})
