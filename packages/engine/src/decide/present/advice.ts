import { type Knowledge, type Level, type NotNormal, rank } from '@anagen/kb'
import type { RawFinding } from '../finding.ts'
import type { KnowledgeIndex } from '../knowledge-index.ts'

/** Adds what is not there yet: lists this short need no set, and texts of the knowledge, being frozen, no iterator. */
const addNew = (list: string[], texts: readonly string[]): void => {
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? ''
    if (!list.includes(text)) list.push(text)
  }
}

/** What to do now: whom to call first, then what the red flags that matched ask for. */
export const doNow = (
  level: Level,
  findings: readonly RawFinding[],
  knowledge: Knowledge,
  { redFlags }: KnowledgeIndex,
): readonly string[] => {
  const steps = knowledge.advice.levels[level].do
  if (level === 'expected' || level === 'watch') return steps
  const all = [knowledge.urgencyTexts[level]]
  for (const { rule, facts } of findings)
    if (rule === 'red-flag' || rule === 'red-flag-raised') addNew(all, redFlags.get(facts[0] ?? '')?.doNow ?? NOTHING)
  addNew(all, steps)
  return all
}

const NOTHING: readonly string[] = []
const NO_SENTENCES: readonly NotNormal[] = []

/** Self-care of the effects found; none once somebody has to be seen today. */
export const selfCare = (level: Level, findings: readonly RawFinding[]): string[] => {
  const all: string[] = []
  if (rank(level) >= rank('urgent')) return all
  for (const { effect, level: its } of findings) if (effect && rank(its) < rank('contact')) addNew(all, effect.selfCare)
  return all
}

/**
 * What is not normal about an effect and can still come true. Left out is only what is over beyond doubt: what could happen only until an hour that has
 * passed, and that the sign is still there after an hour that has passed once its finding sends to the clinic for it. In doubt it is said.
 */
const mayStillApply = ({ stillAfter, until }: NotNormal, { at, level }: RawFinding): boolean => {
  if (at === null) return true
  const isOver = until !== null && at > until
  return !isOver && !(stillAfter !== null && at >= stillAfter && rank(level) >= rank('contact'))
}

/** What would change the answer. In an emergency there is nothing left to wait for. */
export const callIf = (level: Level, findings: readonly RawFinding[], knowledge: Knowledge): string[] => {
  if (level === 'emergency') return []
  const { worse, general, new: anythingNew } = knowledge.advice.callIf
  const all: string[] = []
  for (const found of findings) {
    const sentences = found.effect?.notNormalWhen ?? NO_SENTENCES
    for (let i = 0; i < sentences.length; i++) {
      const one = sentences[i]
      if (one && mayStillApply(one, found) && !all.includes(one.text)) all.push(one.text)
    }
  }
  for (const text of [worse, anythingNew]) if (!all.includes(text)) all.push(text)
  addNew(all, general)
  return all
}
