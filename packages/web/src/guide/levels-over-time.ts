import { buildReport, decide, showHours, type TreatmentDone } from '@anagen/engine'
import { type Effect, GRADES, type Grade, type Hours, type Knowledge, type Level, type Sign } from '@anagen/kb'

/** What the check would answer for one sign on one clock, from one moment to the next. */
export interface LevelSpan {
  readonly from: Hours
  /** null: no end */
  readonly to: Hours | null
  readonly text: { readonly from: string; readonly to: string | null }
  readonly levels: readonly { readonly grade: Grade; readonly level: Level }[]
}

const INSTANT: Hours = 1 / 60

/** What the check would answer for one sign alone that neither gets better nor worse. */
export const judgeSign = (treatment: TreatmentDone, sign: Sign, grade: Grade, knowledge: Knowledge): Level => {
  const { report } = buildReport(
    {
      treatments: [treatment],
      say: [],
      signs: [{ words: sign.id, grade, trend: 'same' }],
      temperatureC: null,
      modifiers: [],
      earlier: [],
    },
    knowledge,
  )
  return decide(report, knowledge).level
}

/** Every moment at which an answer about these effects can change. */
const edges = (effects: readonly Effect[]): Hours[] => {
  const all = effects.flatMap((e) => [e.onset.from, e.typical.to, e.upper, e.disputedUntil])
  return [...new Set([0, ...all])].sort((a, b) => a - b)
}

const isSame = (a: LevelSpan['levels'], b: LevelSpan['levels']): boolean =>
  a.every(({ level }, i) => b[i]?.level === level)

/**
 * The answers over time for a sign that neither gets better nor worse, as the engine itself gives them.
 * @returns spans that follow each other; the last one has no end
 */
export const levelsOverTime = (
  slug: string,
  sign: Sign,
  effects: readonly Effect[],
  knowledge: Knowledge,
): LevelSpan[] => {
  const grades = GRADES.filter((grade) => sign.grades[grade] !== undefined)
  const moments = edges(effects)
  const spans: { from: Hours; to: Hours | null; levels: LevelSpan['levels'] }[] = []
  for (const [i, from] of moments.entries()) {
    const to = moments[i + 1] ?? null
    const done: TreatmentDone = { slug, hoursSince: from + INSTANT }
    const levels = grades.map((grade) => ({ grade, level: judgeSign(done, sign, grade, knowledge) }))
    const before = spans.at(-1)
    if (before && isSame(before.levels, levels)) before.to = to
    else spans.push({ from, to, levels })
  }
  return spans.map((s) => ({ ...s, text: { from: showHours(s.from), to: s.to === null ? null : showHours(s.to) } }))
}
