import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildReport, decide } from '@anagen/engine'
import { type Knowledge, type Level, rank } from '@anagen/kb'
import { parse } from 'yaml'
import { z } from 'zod'

const level = z.enum(['expected', 'watch', 'contact', 'urgent', 'emergency'])
const sentence = z.strictObject({
  id: z.string(),
  treatments: z.array(z.strictObject({ slug: z.string(), hoursSince: z.number().nullable() })),
  say: z.string(),
  modifiers: z.array(z.string()).optional(),
  kind: z.enum(['normal', 'complication', 'red-flag', 'unclear']),
  at_most: level.optional(),
  at_least: level.optional(),
  facts: z.array(z.string()),
  why: z.string(),
})
export type Sentence = z.infer<typeof sentence>

/** One file of tests/words: texts as synthetic patients type them. */
export const loadSentences = (name: string): readonly Sentence[] =>
  z.array(sentence).parse(parse(readFileSync(fileURLToPath(new URL(`./${name}.yaml`, import.meta.url)), 'utf8')))

/** The answer to words, with what was done. */
export const levelOf = (
  { treatments, say, modifiers = [] }: Pick<Sentence, 'treatments' | 'say' | 'modifiers'>,
  knowledge: Knowledge,
): Level => {
  const told = { treatments, say: [say], signs: [], temperatureC: null, modifiers, earlier: [] }
  return decide(buildReport(told, knowledge).report, knowledge).level
}

/** What became of a set of texts, in counts; `ids` of those that missed. */
export interface Measured {
  readonly normal: number
  readonly normalCalm: number
  readonly serious: number
  /** complications and red flags below the level they need */
  readonly below: readonly string[]
  /** complications and red flags that came out expected or watch: the worst that can happen */
  readonly calm: readonly string[]
  /** texts that nobody could understand and that were called normal all the same */
  readonly unclearCalm: readonly string[]
}

export const measure = (sentences: readonly Sentence[], knowledge: Knowledge): Measured => {
  const judged = sentences.map((s) => ({ ...s, level: levelOf(s, knowledge) }))
  const isCalm = (s: { level: Level }): boolean => rank(s.level) < rank('contact')
  const normal = judged.filter((s) => s.kind === 'normal')
  const serious = judged.filter((s) => s.kind === 'complication' || s.kind === 'red-flag')
  return {
    normal: normal.length,
    normalCalm: normal.filter(isCalm).length,
    serious: serious.length,
    below: serious.filter((s) => rank(s.level) < rank(s.at_least ?? 'contact')).map((s) => s.id),
    calm: serious.filter(isCalm).map((s) => s.id),
    unclearCalm: judged.filter((s) => s.kind === 'unclear' && isCalm(s)).map((s) => s.id),
  }
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

/** One line for people: "held-out: 27 of 60 normal courses calm (45.0 %) ..." */
export const summary = (name: string, m: Measured): string =>
  `${name}: ${m.normalCalm} of ${m.normal} normal courses expected or watch (${share(m.normalCalm, m.normal)}); ` +
  `${m.serious - m.below.length} of ${m.serious} complications at their level or above (${share(m.serious - m.below.length, m.serious)}), ${m.calm.length} of them calm`
