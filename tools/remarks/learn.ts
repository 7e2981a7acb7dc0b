// Learns which words, and which two words next to each other, speak for asking a clinician when somebody adds them to a sign, and writes them to
// knowledge/words/remark-weights.yaml. Run after tests/words/remarks-learnt.yaml has changed: node scripts/launch.mjs tools/remarks/learn.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { traitsBeside } from '../../packages/engine/src/recognise/recognise.ts'
import { regress } from '../regress.ts'
import { digestOfLearnt, readRemarks } from './remarks.ts'

/** a trait of one remark alone teaches it by heart */
const FEWEST = 3
/** of the summed loss */
const PENALTY = 2
/** weights are kept in steps of this size; what speaks less than two of them is left out */
const STEP = 0.05
const LEAST = 2
/** letters of a line of the file */
const LINE = 140

const FILE = join(import.meta.dirname, '..', '..', 'knowledge', 'words', 'remark-weights.yaml')

const knowledge = loadKnowledge()
const rows = readRemarks().flatMap(({ say, isWorrying, counts }) =>
  traitsBeside(say, knowledge).map((traits) => ({ traits: [...traits], isWorrying, counts })),
)
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
  `${rows.length} remarks, ${rows.filter(({ isWorrying }) => isWorrying).length} of them worrying; ${known.length} traits, ${[...byWeight.values()].flat().length} kept`,
)
