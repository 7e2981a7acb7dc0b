import type { Report, Verdict } from '@anagen/engine'
import type { Level } from '@anagen/kb'
import { type Kysely, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { statement } from '../database/statement.ts'
import type { ActorKind, Tables, VerdictCause } from '../database/tables.ts'
import type { EachPart } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import type { Moment } from '../database/types.ts'
import type { Care } from '../duty/care.ts'
import { type Key, TAG, unsealJson } from '../secrets/envelope.ts'
import type { Said } from './said.ts'

/** What is sealed in a check-in: what was said, what was understood, and what the person was told besides the verdict. */
export interface Content {
  readonly said: Said
  readonly report: Report
  readonly care: Care
}

export const checkInPlace = (clinicId: string, id: string): string => `check_in/${clinicId}/${id}`
/** what an earlier check-in says to a later one, apart from the rest: ten are read with each new one */
export const signsPlace = (clinicId: string, id: string): string => `check_in_signs/${clinicId}/${id}`
export const verdictPlace = (clinicId: string, id: string): string => `verdict/${clinicId}/${id}`

export interface CheckInRow {
  readonly id: string
  readonly patient_id: string
  readonly received_at: Temporal.Instant
  readonly written_at: Temporal.Instant
  readonly by_kind: ActorKind
  readonly by_id: string
  readonly corrects: string | null
  readonly level: Level
  readonly content: Buffer
  readonly content_digest: Buffer
}

/** An earlier check-in as a later one reads it. */
export interface RecentRow {
  readonly id: string
  readonly written_at: Moment
  readonly received_at: Moment
  readonly signs: Buffer | null
  /** where `signs` were not sent because they are open already (open-earlier.ts): their end, which tells them from all others */
  readonly seal?: Buffer | null
  /** null where `signs` are there */
  readonly content: Buffer | null
}

export const contentWithoutSigns = sql<Buffer | null>`case when signs is null then content end`.as('content')

const allOfIt = (db: Kysely<Tables>, id: string) =>
  db
    .selectFrom('check_in')
    .select([
      'id',
      'patient_id',
      'received_at',
      'written_at',
      'by_kind',
      'by_id',
      'corrects',
      'level',
      'content',
      'content_digest',
    ])
    .where('id', '=', id)
const findOne = statement<{ id: string }>()<CheckInRow>('find-check-in', (db, slot) => allOfIt(db, slot('id')))
// a plan made while there was no check-in yet may look for the id along the index of patients: then among this patient's only
const findOneOf = statement<{ id: string; patientId: string }>()<CheckInRow>('find-check-in-of', (db, slot) =>
  allOfIt(db, slot('id')).where('patient_id', '=', slot('patientId')),
)
/** What was received so long ago is all there: no process is still storing something of then, and no clock is so far behind. */
export const SETTLED_HOURS = 1 / 6
// what came before these is told in the patient's past (past.ts); more of them are read only where that was not written down yet
const READ_AS_THEY_ARE = 10

// `content` only where it was stored before `signs` were stored apart
const newestFirst = (db: Kysely<Tables>, patientId: string) =>
  db
    .selectFrom('check_in')
    .select(['id', 'written_at', 'received_at', contentWithoutSigns])
    .where('patient_id', '=', patientId)
    .orderBy('received_at', 'desc')
interface AskingRecent {
  readonly patientId: string
  /** what was received by then is open already; null: nothing is */
  readonly openUntil: string | null
}
const findRecent = statement<AskingRecent>()<RecentRow>('recent-check-ins', (db, slot) => {
  const isOpen = sql<boolean>`received_at <= ${slot('openUntil')}`
  return newestFirst(db, slot('patientId'))
    .select([
      sql<Buffer | null>`case when ${isOpen} then null else signs end`.as('signs'),
      sql<Buffer | null>`case when ${isOpen} then substring(signs from octet_length(signs) - ${sql.lit(TAG - 1)}) end`.as(
        'seal',
      ),
    ])
    .limit(READ_AS_THEY_ARE)
})
const findAll = statement<{ patientId: string }>()<RecentRow>('all-check-ins', (db, slot) =>
  newestFirst(db, slot('patientId')).select('signs'),
)

export const findCheckIn = async (tx: Tx, id: string): Promise<CheckInRow | null> =>
  (await tx.run<CheckInRow>(findOne({ id })))[0] ?? null

export const openContent = (clinicId: string, key: Key, row: Pick<CheckInRow, 'id' | 'content'>): Content =>
  unsealJson<Content>(key, row.content, checkInPlace(clinicId, row.id))

/** A patient's check-in by its id, to be read together with other things. */
export const checkInPart: EachPart<{ id: string; patientId: string }, CheckInRow> = {
  of: findOneOf,
  kinds: { received_at: 'instant', written_at: 'instant', content: 'bytes', content_digest: 'bytes' },
}

/** The check-ins before this one, still sealed: opened once the patient's key is known. */
export const earlierPart: EachPart<AskingRecent, RecentRow> = {
  of: findRecent,
  kinds: { written_at: 'moment', received_at: 'moment', signs: 'bytes', seal: 'bytes', content: 'bytes' },
}

/** The same as they are stored, whatever is open already. */
export const readRecent = (tx: Tx, patientId: string): Promise<readonly RecentRow[]> =>
  tx.run<RecentRow>(findRecent({ patientId, openUntil: null }))

/** Those that the past does not tell: the few that were read, or all, where these may not reach back to it. */
export const sincePast = async (
  tx: Tx,
  patientId: string,
  recent: readonly RecentRow[],
  pastUntil: Moment | null,
  now: Temporal.Instant,
): Promise<readonly RecentRow[]> => {
  const until = pastUntil?.epochMilliseconds ?? Number.NEGATIVE_INFINITY
  const isSince = ({ received_at }: RecentRow): boolean => received_at.epochMilliseconds > until
  const oldest = recent.at(-1)
  const settled = now.epochMilliseconds - SETTLED_HOURS * MS_PER_HOUR
  const mayBeMore =
    recent.length === READ_AS_THEY_ARE && oldest && isSince(oldest) && oldest.received_at.epochMilliseconds <= settled
  return (mayBeMore ? await tx.run<RecentRow>(findAll({ patientId })) : recent).filter(isSince)
}

const MS_PER_HOUR = 3_600_000

interface VerdictRow {
  readonly id: string
  readonly content: Buffer
  readonly judged_at: Temporal.Instant
  readonly cause: VerdictCause
  readonly knowledge_digest: string
}

const findVerdictRows = statement<{ checkInId: string }>()('verdicts-of', (db, slot) =>
  db
    .selectFrom('verdict')
    .select(['id', 'content', 'judged_at', 'cause', 'knowledge_digest'])
    .where('check_in_id', '=', slot('checkInId'))
    .orderBy('judged_at')
    .orderBy('id'),
)

export interface StoredVerdict {
  readonly judgedAt: Temporal.Instant
  readonly cause: VerdictCause
  readonly verdict: Verdict
}

/** The verdicts of a check-in, the first one first. */
export const openVerdicts = async (
  tx: Tx,
  clinicId: string,
  key: Key,
  checkInId: string,
): Promise<readonly StoredVerdict[]> =>
  (await tx.run<VerdictRow>(findVerdictRows({ checkInId }))).map(({ id, content, judged_at, cause }) => ({
    judgedAt: judged_at,
    cause,
    verdict: unsealJson<Verdict>(key, content, verdictPlace(clinicId, id)),
  }))
