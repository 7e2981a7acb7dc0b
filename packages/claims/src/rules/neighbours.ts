// Findings of one rule in sentences that follow each other, and what must bear out the faintest of them.
import { inClass } from '../match/in-class.ts'
import type { Match } from '../match/matcher.ts'
import type { Statement } from '../statement/statement.ts'
import { coreOf, FAINT, type Finding, type RuleContext } from './rule.ts'

/** A finding with the sentence that it stands in. */
export interface At {
  readonly statement: Statement
  readonly finding: Finding
  /** its own words name what the rule is about; else one inferred reading of them is too little */
  readonly isBorneOut: boolean
}

/**
 * Do the words [from, to) of a statement name something of a lexical class? Asked only where one inferred reading is all that speaks for
 * a finding: "he blocks the drain" is no cure, as no disease is named.
 */
export function namesOneOf(
  { sentence: { ids } }: Statement,
  { from, to }: Pick<Match, 'from' | 'to'>,
  name: string,
  { compiled }: Pick<RuleContext, 'compiled'>,
): boolean {
  return ids.slice(from, to).some(inClass(compiled, name))
}

const together = (first: At, last: At): At => ({
  ...first,
  isBorneOut: first.isBorneOut || last.isBorneOut,
  finding: {
    ...first.finding,
    end: last.finding.end,
    core: [...coreOf(first.finding), ...coreOf(last.finding)],
    strength: (first.finding.strength ?? 0) + (last.finding.strength ?? 0),
  },
})

/**
 * Sentences of one paragraph that follow each other and say the same are one finding, which begins with the first. What one inferred
 * reading alone speaks for has to be borne out.
 */
export function oneForNeighbours(found: readonly At[]): Finding[] {
  const joined: At[] = []
  let last: At | undefined
  for (const at of found) {
    const isNext = last?.statement.block === at.statement.block && at.statement.index === last.statement.index + 1
    const before = isNext ? joined.pop() : undefined
    joined.push(before ? together(before, at) : at)
    last = at
  }
  return joined
    .filter(({ finding, isBorneOut }) => isBorneOut || finding.strength !== FAINT)
    .map(({ finding }) => finding)
}
