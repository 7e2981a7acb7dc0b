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
  /** null where `signs` are there */
  readonly content: Buffer | null
}

/** Only that it is there, of one that is open already (open-earlier.ts). */
export interface SealOnly {
  readonly id: string
  /** the end of what is stored, which tells it from all others: `sealedAs` */
  readonly seal: string
}

/** An earlier check-in as it is sent: all that is read of it, or its seal. */
export interface SentRow extends Omit<RecentRow, 'written_at' | 'received_at'> {
  readonly written_at: Moment | null
  readonly received_at: Moment | null
  readonly seal: string | null
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

interface AskingRecent {
  readonly patientId: string
  /** what was received by then is open already; null: nothing is */
  readonly openUntil: string | null
}
const findRecent = statement<AskingRecent>()<SentRow>('recent-check-ins', (db, slot) => {
  const isOpen = sql<boolean>`(signs is not null and received_at <= ${slot('openUntil')})`
  // times too are read once: writing and reading twenty of them cost more than all that is new
  const unlessOpen = (column: 'written_at' | 'received_at' | 'signs') =>
    sql<never>`case when ${isOpen} then null else ${sql.ref(column)} end`.as(column)
  const end = sql`substring(signs from octet_length(signs) - ${sql.lit(TAG - 1)})`
  return (
    db
      .selectFrom('check_in')
      .select(['id', unlessOpen('written_at'), unlessOpen('received_at'), unlessOpen('signs'), contentWithoutSigns])
      .select(sql<string | null>`case when ${isOpen} then encode(${end}, 'hex') end`.as('seal'))
      .where('patient_id', '=', slot('patientId'))
      // of the table: what is selected under that name is null for some
      .orderBy('check_in.received_at', 'desc')
      .limit(READ_AS_THEY_ARE)
  )
})
// `content` only where it was stored before `signs` were stored apart
const newestFirst = (db: Kysely<Tables>, patientId: string) =>
  db
    .selectFrom('check_in')
    .select(['id', 'written_at', 'received_at', 'signs', contentWithoutSigns])
    .where('patient_id', '=', patientId)
    .orderBy('received_at', 'desc')
const findNewest = statement<{ patientId: string }>()<RecentRow>('newest-check-ins', (db, slot) =>
  newestFirst(db, slot('patientId')).limit(READ_AS_THEY_ARE),
)
const findAll = statement<{ patientId: string }>()<RecentRow>('all-check-ins', (db, slot) =>
  newestFirst(db, slot('patientId')),
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
export const earlierPart: EachPart<AskingRecent, SentRow> = {
  of: findRecent,
  kinds: { written_at: 'moment', received_at: 'moment', signs: 'bytes', content: 'bytes' },
}

/** What was sent is one or the other. */
export const asSent = (row: SentRow): RecentRow | SealOnly => {
  const { id, written_at, received_at, signs, content, seal } = row
  if (seal !== null) return { id, seal }
  if (written_at === null || received_at === null) throw new Error(`check-in ${id} was sent without its time`)
  return { id, written_at, received_at, signs, content }
}

/** The same as they are stored, whatever is open already. */
export const readRecent = (tx: Tx, patientId: string): Promise<readonly RecentRow[]> =>
  tx.run<RecentRow>(findNewest({ patientId }))

/** Those that the past does not tell: the few that were read, or all, where these may not reach back to it. */
export const sincePast = async <Row extends Pick<RecentRow, 'received_at'>>(
  tx: Tx,
  patientId: string,
  recent: readonly Row[],
  pastUntil: Moment | null,
  now: Temporal.Instant,
): Promise<readonly (Row | RecentRow)[]> => {
  const until = pastUntil?.epochMilliseconds ?? Number.NEGATIVE_INFINITY
  const isSince = ({ received_at }: Pick<RecentRow, 'received_at'>): boolean => received_at.epochMilliseconds > until
  const oldest = recent.at(-1)
  const settled = now.epochMilliseconds - SETTLED_HOURS * MS_PER_HOUR
  const mayBeMore =
    recent.length === READ_AS_THEY_ARE && oldest && isSince(oldest) && oldest.received_at.epochMilliseconds <= settled
  const all: readonly (Row | RecentRow)[] = mayBeMore ? await tx.run<RecentRow>(findAll({ patientId })) : recent
  return all.filter(isSince)
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
