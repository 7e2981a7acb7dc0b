import type { Level } from '@anagen/kb'
import type { Generated } from 'kysely'
import type { At, MaybeAt } from '../database/at.ts'

export interface ReplayTables {
  replay: {
    clinic_id: string
    id: string
    since: At
    keep: boolean
    knowledge_digest: string
    by_id: string
    started_at: At
    touched_at: At
    after_received: MaybeAt
    after_id: Generated<string | null>
    /** in the order of `check_in_newest`: patients, and the newest of each first */
    after_patient: Generated<string | null>
    total: number
    looked: Generated<number>
    changed: Generated<number>
    raised: Generated<number>
    unjudged: Generated<number>
    finished_at: MaybeAt
  }
  replay_change: {
    clinic_id: string
    replay_id: string
    check_in_id: string
    patient_id: string
    received_at: At
    from_level: Level
    to_level: Level | null
  }
}
