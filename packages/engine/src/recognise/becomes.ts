import type { Grade } from '@anagen/kb'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { clampGrade, type Said } from './severity.ts'
import type { Course } from './trend.ts'
import type { Turn } from './word-files.ts'

const SEVERE: Grade = 3

/** A sign that is another one for what is said of it: soreness that rises is `worsening-pain`, redness that spreads is `spreading-redness`. @param isLate a time is told by which some signs are others */
export const becomes = (
  { sign, sensation, lone, grade: ownGrade }: Found,
  said: Said | undefined,
  course: Course | undefined,
  isLate: boolean,
  { files, knowledge }: Lexicon,
): { readonly sign: string; readonly grade: Grade | null } => {
  const grade = said?.grade ?? null
  const { becomes: table, sensations } = files.sensations
  const turns = new Set<Turn>()
  if (course?.trend === 'worse') turns.add('worse')
  if (course?.spreads) turns.add('spread')
  if (course?.turns.has('many')) turns.add('many')
  // a scene that tells how bad it is: "from a cherry to a small egg"
  if (course?.turns.has('small') && (ownGrade ?? 1) < SEVERE) turns.add('small')
  if (course?.turns.has('again')) turns.add('back')
  if (course?.turns.has('late') || isLate) turns.add('late')
  const row = table[sign] ?? {}
  const turn = (['nonstop', 'spread', 'worse', 'back', 'many', 'late', 'small'] as const).find(
    (t) => turns.has(t) && row[t] !== undefined,
  )
  const origin = sensation === null ? undefined : sensations[sensation]
  // only what is said to be severe, and only on the scalp: severe pain elsewhere has a sign of its own
  const severe =
    origin !== undefined && said?.isAssumed === false && said.grade >= SEVERE && sign === origin.default
      ? origin.severe
      : undefined
  const next = severe ?? (turn === undefined ? undefined : row[turn])
  const found = next === undefined ? undefined : knowledge.signs[next]
  if (next === undefined || found === undefined) return { sign, grade }
  const own = lone?.sign === next && grade !== null && lone.grade > grade ? lone.grade : grade
  const fast = next === 'spreading-redness' && course?.turns.has('fast') ? SEVERE : own
  return { sign: next, grade: fast === null ? null : clampGrade(fast, found) }
}
