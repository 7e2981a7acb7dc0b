import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge } from '@anagen/kb'
import { traitsWeighed } from '../../packages/engine/src/recognise/traits-weighed.ts'
import { regress } from '../regress.ts'
import type { Telling } from './tellings.ts'

/** a trait of one text alone teaches it by heart */
const FEWEST = 4
/** weights are kept in steps of this size; what speaks less than two of them is left out */
const STEP = 0.1
const LEAST = 2
/** letters of a line of a file */
const LINE = 140

/** A stretch of a text to learn from. */
export interface Row {
  readonly traits: readonly string[]
  readonly isWorrying: boolean
  /** for how many stretches it counts */
  readonly counts: number
}

/** What was learnt, as it stands in a file of knowledge/words. */
export interface Learnt {
  /** log odds of a stretch of which nothing is known */
  readonly start: string
  /** the block `weights:` */
  readonly weights: string
  /** how many traits were kept */
  readonly kept: number
}

/** A telling with the stretches of it that are weighed. */
export type TellingWeighed = Telling & { readonly stretches: ReturnType<typeof traitsWeighed> }

export const weighed = (tellings: readonly Telling[], knowledge: Knowledge): readonly TellingWeighed[] =>
  tellings.map((telling) => ({ ...telling, stretches: traitsWeighed(telling.say, knowledge) }))

/** A worrying remark stands beside a sign that is calm; which words of a danger tell it nobody noted: each stretch of it is a part of one. */
export const stretchesOf = ({ stretches, kind, counts }: TellingWeighed): Row[] => {
  const parts = stretches.filter((stretch) => stretch.kind !== 'whole').length
  return stretches.flatMap((stretch) => {
    if (kind === 'remark' && stretch.kind === 'sign') return []
    const share = kind === 'danger' && stretch.kind !== 'whole' ? counts / parts : counts
    return [{ traits: [...stretch.traits], isWorrying: kind !== 'harmless', counts: share }]
  })
}

/** A telling as one stretch. */
export const wholeOf = ({ stretches, kind, counts }: TellingWeighed): Row[] =>
  stretches.flatMap((stretch) =>
    stretch.kind === 'whole' ? [{ traits: [...stretch.traits], isWorrying: kind !== 'harmless', counts }] : [],
  )

const inSteps = (value: number): number => Math.round(value / STEP)
const written = (steps: number): string => (steps * STEP).toFixed(2)

/** A folded block, `between` two traits; no line begins or ends with one that would be lost. */
export const folded = (traits: readonly string[], between: string, indent: string): string => {
  const lines = ['']
  for (const [i, trait] of traits.entries()) {
    const said = i + 1 < traits.length ? `${trait}${between}` : trait
    if (`${lines.at(-1)}${said}`.length > LINE) lines.push('')
    lines[lines.length - 1] += said
  }
  return lines.map((line) => `${indent}${line.trimEnd()}`).join('\n')
}

/** How much each trait speaks for a worry. @param penalty of the summed loss */
export const weigh = (rows: readonly Row[], penalty: number): Learnt => {
  const seen = new Map<string, number>()
  for (const { traits } of rows) for (const trait of traits) seen.set(trait, (seen.get(trait) ?? 0) + 1)
  const known = [...seen].flatMap(([trait, count]) => (count >= FEWEST ? [trait] : [])).toSorted()
  const columnOf = new Map(known.map((trait, column) => [trait, column]))
  const columns = rows.map(({ traits }) => traits.flatMap((trait) => columnOf.get(trait) ?? []))
  const starts = new Int32Array(columns.length + 1)
  for (const [i, row] of columns.entries()) starts[i + 1] = (starts[i] ?? 0) + row.length
  const learnt = regress(
    {
      starts,
      columns: Int32Array.from(columns.flat()),
      values: new Float64Array(rows.length).fill(1),
      width: known.length,
    },
    Uint8Array.from(rows, ({ isWorrying }) => (isWorrying ? 1 : 0)),
    Float64Array.from(rows, ({ counts }) => counts),
    penalty / rows.length,
  )
  const byWeight = Map.groupBy(
    known
      .map((trait, column) => ({ trait, steps: inSteps(learnt[column] ?? 0) }))
      .filter(({ steps }) => Math.abs(steps) >= LEAST),
    ({ steps }) => steps,
  )
  return {
    start: written(inSteps(learnt[known.length] ?? 0)),
    weights: [...byWeight]
      .toSorted(([a], [b]) => b - a)
      .map(([steps, list]) => {
        const traits = list.map(({ trait }) => trait)
        return `  - by: ${written(steps)}\n    said: >-\n${folded(traits, ' | ', '      ')}`
      })
      .join('\n'),
    kept: [...byWeight.values()].flat().length,
  }
}

const BELOW = '# learnt below\n'

/** Replaces what a file of knowledge/words has learnt, and leaves the rest. */
export const writeLearnt = (name: string, learnt: string): void => {
  const file = join(import.meta.dirname, '..', '..', 'knowledge', 'words', name)
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, `${before.slice(0, before.indexOf(BELOW))}${BELOW}${learnt}\n`)
}
