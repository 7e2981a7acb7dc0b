import type { Verdict } from '@anagen/engine'
import { LEVELS, RULES } from '@anagen/kb'
import { sql } from 'kysely'
import { z } from 'zod'
import { verdictPlace } from '../check-in/stored.ts'
import { statement } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { Called } from '../records/names.ts'
import { Unreadable, unsealJson } from '../secrets/envelope.ts'

/** What made a case of a check-in: the worst of its findings, as it was judged when it was most serious. */
export const whyShape = z
  .object({
    rule: z.enum(RULES),
    because: z.string().describe('in plain words'),
    signs: z
      .array(z.string())
      .readonly()
      .describe('the signs that have this level, the worst first; empty: it is about the whole check-in'),
  })
  .meta({ id: 'Why' })
export type Why = z.output<typeof whyShape>

interface WorstVerdict {
  readonly check_in_id: string
  readonly id: string
  readonly content: Buffer
}

const LEVELS_IN_ORDER = `{${LEVELS.join()}}`

const findWorst = statement<{ ids: readonly string[] }>()<WorstVerdict>('worst-verdicts', (db, slot) =>
  db
    .selectFrom('verdict')
    .distinctOn('check_in_id')
    .select(['check_in_id', 'id', 'content'])
    .where(sql<boolean>`check_in_id = any(${slot('ids')})`)
    .orderBy('check_in_id')
    // judged calmer later, a case stays, and so does what made it
    .orderBy(sql`array_position(${sql.lit(LEVELS_IN_ORDER)}::text[], level)`, 'desc')
    .orderBy('judged_at', 'desc')
    .orderBy('id', 'desc'),
)

interface OfCheckIn {
  readonly patient_id: string
  readonly check_in_id: string | null
}

const whyOf = ({ findings }: Verdict): Why | null => {
  const [worst] = findings
  if (!worst) return null
  const asBad = findings.filter(({ level }) => level === worst.level)
  return {
    rule: worst.rule,
    because: worst.because,
    signs: [...new Set(asBad.flatMap(({ sign }) => (sign === null ? [] : [sign])))],
  }
}

/** The most serious verdict of each of these check-ins, still sealed; of several the last one. */
export const worstVerdicts = async (tx: Tx, cases: readonly OfCheckIn[]): Promise<readonly WorstVerdict[]> => {
  const ids = cases.flatMap(({ check_in_id }) => (check_in_id === null ? [] : [check_in_id]))
  return ids.length === 0 ? [] : tx.run(findWorst({ ids }))
}

/** Why there are these cases, by check-in; one is missing where its patient was erased or it cannot be read. */
export const whysOf = (
  clinicId: string,
  cases: readonly OfCheckIn[],
  verdicts: readonly WorstVerdict[],
  called: ReadonlyMap<string, Called>,
): ReadonlyMap<string, Why> => {
  const keyOf = new Map(cases.map(({ check_in_id, patient_id }) => [check_in_id, called.get(patient_id)?.key ?? null]))
  return new Map(
    verdicts.flatMap(({ check_in_id, id, content }): [string, Why][] => {
      const key = keyOf.get(check_in_id)
      const why = key ? readWhy(() => unsealJson<Verdict>(key, content, verdictPlace(clinicId, id))) : null
      return why ? [[check_in_id, why]] : []
    }),
  )
}

/** One that cannot be read must not keep the whole queue from whoever looks: its level and its patient stand there all the same. */
const readWhy = (open: () => Verdict): Why | null => {
  try {
    return whyOf(open())
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
