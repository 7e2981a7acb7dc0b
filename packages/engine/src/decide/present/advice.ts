import { type Knowledge, type Level, rank } from '@anagen/kb'
import type { RawFinding } from '../finding.ts'
import type { KnowledgeIndex } from '../knowledge-index.ts'

/** What to do now: whom to call first, then what the red flags that matched ask for. */
export const doNow = (
  level: Level,
  findings: readonly RawFinding[],
  knowledge: Knowledge,
  { redFlags }: KnowledgeIndex,
): string[] => {
  const steps = knowledge.advice.levels[level].do
  if (level === 'expected' || level === 'watch') return [...steps]
  const all = new Set([knowledge.urgencyTexts[level]])
  for (const { rule, facts } of findings)
    if (rule === 'red-flag' || rule === 'red-flag-raised')
      for (const step of redFlags.get(facts[0] ?? '')?.doNow ?? []) all.add(step)
  for (const step of steps) all.add(step)
  return [...all]
}

/** Self-care of the effects found; none once somebody has to be seen today. */
export const selfCare = (level: Level, findings: readonly RawFinding[]): string[] => {
  const all = new Set<string>()
  if (rank(level) >= rank('urgent')) return []
  for (const { effect, level: its } of findings)
    if (effect && rank(its) < rank('contact')) for (const text of effect.selfCare) all.add(text)
  return [...all]
}

/** What would change the answer. In an emergency there is nothing left to wait for. */
export const callIf = (level: Level, findings: readonly RawFinding[], knowledge: Knowledge): string[] => {
  if (level === 'emergency') return []
  const { worse, general, new: anythingNew } = knowledge.advice.callIf
  const all = new Set<string>()
  for (const { effect } of findings) if (effect) for (const text of effect.notNormalWhen) all.add(text)
  all.add(worse).add(anythingNew)
  for (const text of general) all.add(text)
  return [...all]
}
