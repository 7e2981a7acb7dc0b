// Learns which words, and which two words next to each other, speak for asking a clinician when somebody tells a sign or adds something to it, and writes them
// to knowledge/words/worry-weights.yaml. Run after one of the files of `LEARNT` (tellings.ts) has changed: node scripts/launch.mjs tools/worries/learn.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { traitsWeighed } from '../../packages/engine/src/recognise/traits-weighed.ts'
import { regress } from '../regress.ts'
import { digestOfLearnt, readTellings, type Telling } from './tellings.ts'

/** a trait of one text alone teaches it by heart */
const FEWEST = 4
/** of the summed loss */
const PENALTY = 2
/** weights are kept in steps of this size; what speaks less than two of them is left out */
const STEP = 0.1
const LEAST = 2
/** letters of a line of the file */
const LINE = 140

const FILE = join(import.meta.dirname, '..', '..', 'knowledge', 'words', 'worry-weights.yaml')

const knowledge = loadKnowledge()

interface Row {
  readonly traits: readonly string[]
  readonly isWorrying: boolean
  readonly counts: number
}

/** A worrying remark stands beside a sign that is calm; which words of a danger tell it nobody noted: each stretch of it is a part of one. */
const rowsOf = ({ say, kind, counts }: Telling): Row[] => {
  const stretches = traitsWeighed(say, knowledge)
  const parts = stretches.filter((stretch) => stretch.kind !== 'whole').length
  return stretches.flatMap((stretch) => {
    if (kind === 'remark' && stretch.kind === 'sign') return []
    const share = kind === 'danger' && stretch.kind !== 'whole' ? counts / parts : counts
    return [{ traits: [...stretch.traits], isWorrying: kind !== 'harmless', counts: share }]
  })
}

const rows = readTellings().flatMap(rowsOf)
const seen = new Map<string, number>()
for (const { traits } of rows) for (const trait of traits) seen.set(trait, (seen.get(trait) ?? 0) + 1)
const known = [...seen].flatMap(([trait, count]) => (count >= FEWEST ? [trait] : [])).toSorted()
const columnOf = new Map(known.map((trait, column) => [trait, column]))
const columns = rows.map(({ traits }) => traits.flatMap((trait) => columnOf.get(trait) ?? []))
const starts = new Int32Array(columns.length + 1)
for (const [i, row] of columns.entries()) starts[i + 1] = (starts[i] ?? 0) + row.length
const labels = Uint8Array.from(rows, ({ isWorrying }) => (isWorrying ? 1 : 0))
const learnt = regress(
  {
    starts,
    columns: Int32Array.from(columns.flat()),
    values: new Float64Array(rows.length).fill(1),
    width: known.length,
  },
  labels,
  Float64Array.from(rows, ({ counts }) => counts),
  PENALTY / rows.length,
)

const inSteps = (value: number): number => Math.round(value / STEP)
const written = (steps: number): string => (steps * STEP).toFixed(2)
const byWeight = Map.groupBy(
  known
    .map((trait, column) => ({ trait, steps: inSteps(learnt[column] ?? 0) }))
    .filter(({ steps }) => Math.abs(steps) >= LEAST),
  ({ steps }) => steps,
)
/** A folded block: `|` between two traits, no line begins or ends with one that would be lost. */
const folded = (traits: readonly string[]): string => {
  const lines = ['']
  for (const [i, trait] of traits.entries()) {
    const said = i + 1 < traits.length ? `${trait} | ` : trait
    if (`${lines.at(-1)}${said}`.length > LINE) lines.push('')
    lines[lines.length - 1] += said
  }
  return lines.map((line) => `      ${line.trimEnd()}`).join('\n')
}
const weights = [...byWeight]
  .toSorted(([a], [b]) => b - a)
  .map(([steps, list]) => `  - by: ${written(steps)}\n    said: >-\n${folded(list.map(({ trait }) => trait))}`)
const before = readFileSync(FILE, 'utf8')
const kept = before.slice(0, before.indexOf('# learnt below'))
writeFileSync(
  FILE,
  `${kept}# learnt below
learnt_from: ${digestOfLearnt()}
start: ${written(inSteps(learnt[known.length] ?? 0))}
weights:
${weights.join('\n')}
`,
)
console.log(
  `${rows.length} stretches, ${rows.filter(({ isWorrying }) => isWorrying).length} of them worrying; ${known.length} traits, ${[...byWeight.values()].flat().length} kept`,
)
