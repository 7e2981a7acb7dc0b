import type { Statement } from '../statement/statement.ts'
import { type ReadTraits, traitReader } from './traits.ts'
import learnt from './weights.json' with { type: 'json' }

/** What was learnt from labelled sentences: for every trait the rules that it speaks for or against. */
export interface Learnt {
  readonly rules: readonly string[]
  /** one for each rule, in hundredths, as the weights are */
  readonly bias: readonly number[]
  /** trait -> rule, weight, rule, weight ... */
  readonly weights: { readonly [trait: string]: readonly number[] }
}

/** How like the claims of a rule a sentence is, and the words that speak most for it. */
export interface Likeness {
  readonly ruleId: string
  /** log-odds: at 0 as many of such sentences were labelled as were not */
  readonly score: number
  readonly words: readonly string[]
}

const HUNDREDTHS = 100
/** the length that all sentences are brought to, so that long ones say no more than short ones */
export const LENGTH = 4
const WORDS_SHOWN = 4

/** The rule whose labelled claims a sentence is most like. */
export type ReadLikeness = (statement: Statement, before: Statement | undefined) => Likeness | undefined

/** @param readTraits the traits that the weights were learnt from */
function reader({ rules, bias, weights }: Learnt, readTraits: ReadTraits): ReadLikeness {
  const known = new Map(Object.entries(weights))
  return (statement, before) => {
    const traits = readTraits(statement, before)
    const sums = rules.map(() => 0)
    for (const trait of traits) {
      const row = known.get(trait)
      if (row) for (let i = 0; i < row.length; i += 2) sums[row[i] ?? 0] = (sums[row[i] ?? 0] ?? 0) + (row[i + 1] ?? 0)
    }
    const scale = LENGTH / Math.sqrt(traits.size)
    const scores = sums.map((sum, rule) => (sum * scale + (bias[rule] ?? 0)) / HUNDREDTHS)
    const best = scores.indexOf(Math.max(...scores))
    const ruleId = rules[best]
    if (ruleId === undefined) return undefined
    return {
      ruleId,
      score: scores[best] ?? Number.NEGATIVE_INFINITY,
      get words() {
        return tellingWords(traits, known, best)
      },
    }
  }
}

/** The words, or pairs of them, that speak most for a rule. */
function tellingWords(
  traits: ReadonlySet<string>,
  known: ReadonlyMap<string, readonly number[]>,
  rule: number,
): string[] {
  const weightOf = (trait: string): number => {
    const row = known.get(trait) ?? []
    for (let i = 0; i < row.length; i += 2) if (row[i] === rule) return row[i + 1] ?? 0
    return 0
  }
  return [...traits]
    .filter((trait) => /^(?:w|b|C|CC):/.test(trait) && weightOf(trait) > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, WORDS_SHOWN)
    .map((trait) => trait.replace(/^\w+:/, '').replace('_', ' + '))
}

/** Reads likeness by what the labelled articles taught. */
export const likenessReader = (concepts: Readonly<Record<string, readonly string[]>>): ReadLikeness =>
  reader(learnt satisfies Learnt, traitReader(concepts))
