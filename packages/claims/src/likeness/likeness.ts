import { sourceSpan } from '../article/block.ts'
import type { Finding } from '../rules/rule.ts'
import type { Article, Statement } from '../statement/statement.ts'
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
  /** the score of any rule; undefined: nothing was learnt of it */
  readonly of: (ruleId: string) => number | undefined
}

const HUNDREDTHS = 100
/** the length that all sentences are brought to, so that long ones say no more than short ones */
export const LENGTH = 4
const WORDS_SHOWN = 4

/** The rule whose labelled claims a sentence of an article is most like. */
export type ReadLikeness = (statement: Statement) => Likeness | undefined

/** @param readTraits the traits that the weights were learnt from */
function reader({ rules, bias, weights }: Learnt, readTraits: ReadTraits) {
  const known = new Map(Object.entries(weights))
  return (statement: Statement, before: Statement | undefined, told: readonly Finding[]): Likeness | undefined => {
    const traits = readTraits(statement, before, told)
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
      of: (rule) => scores[rules.indexOf(rule)],
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

/**
 * Reads likeness by what the labelled sentences taught, each sentence of an article once.
 * @returns for an article and what the rules find in it by themselves
 */
export function likenessReader(
  concepts: Readonly<Record<string, readonly string[]>>,
): (article: Article, told: readonly Finding[]) => ReadLikeness {
  const read = reader(learnt satisfies Learnt, traitReader(concepts))
  return ({ statements }, told) => {
    const known = new Map<Statement, Likeness | undefined>()
    return (statement) => {
      if (!known.has(statement))
        known.set(statement, read(statement, statements[statement.index - 1], foundIn(statement, told)))
      return known.get(statement)
    }
  }
}

/** Findings that lie, at least in part, in a sentence. */
export function foundIn({ block, sentence }: Statement, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return findings
  const place = sourceSpan(block, sentence.start, sentence.end)
  return findings.filter(({ start, end }) => start < place.end && place.start < end)
}
