import { type Knowledge, type Level, rank } from '@anagen/kb'
import type { RawFinding } from '../finding.ts'

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
const keyOf = (factId: string | undefined): string => (factId ?? '').replace(/^red-flag\//, '')

/** What to do now: whom to call first, then what the red flags that matched ask for. */
export const doNow = (level: Level, findings: readonly RawFinding[], knowledge: Knowledge): string[] => {
  const steps = knowledge.advice.levels[level].do
  if (level === 'expected' || level === 'watch') return [...steps]
  const flags = findings.filter((f) => f.rule.startsWith('red-flag')).map((f) => keyOf(f.facts[0]))
  const asked = flags.flatMap((flag) => knowledge.redFlags.find((r) => r.key === flag)?.doNow ?? [])
  return unique([knowledge.urgencyTexts[level], ...asked, ...steps])
}

/** Self-care of the effects found; none once somebody has to be seen today. */
export const selfCare = (level: Level, findings: readonly RawFinding[]): string[] =>
  rank(level) >= rank('urgent')
    ? []
    : unique(findings.flatMap((f) => (f.effect && rank(f.level) < rank('contact') ? f.effect.selfCare : [])))

/** What would change the answer. In an emergency there is nothing left to wait for. */
export const callIf = (level: Level, findings: readonly RawFinding[], knowledge: Knowledge): string[] => {
  if (level === 'emergency') return []
  const { worse, general, new: anythingNew } = knowledge.advice.callIf
  return unique([...findings.flatMap((f) => f.effect?.notNormalWhen ?? []), worse, anythingNew, ...general])
}
