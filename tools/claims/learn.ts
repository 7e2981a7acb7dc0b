// Learns from the labelled sentences which ideas, near each other, make a claim of which rule, and writes it for the checker. Run after labelled
// sentences, concepts or traits have changed: node scripts/launch.mjs tools/claims/learn.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULES } from '@anagen/claims'
import { loadKnowledge } from '@anagen/kb/load-node'
import { LENGTH } from '../../packages/claims/src/likeness/likeness.ts'
import { traitReader } from '../../packages/claims/src/likeness/traits.ts'
import { regress } from '../regress.ts'
import { digestOf, readExamples } from './examples.ts'

/** What is missing, or out of date, is not told by likeness. */
const NOT_SAID = new Set(['missing-regulatory-disclosure', 'outdated-review'])
/** a trait that one sentence alone has teaches its words by heart */
const FEWEST = 2
const PENALTY = 8e-6
/** claims are rarer than what is honest */
const CLAIM_COUNTS = 3
/** in hundredths; what speaks less for a rule is left out */
const LEAST = 10
const HUNDREDTHS = 100

const knowledge = loadKnowledge()
const readTraits = traitReader(knowledge.claimBook.concepts)
const examples = readExamples(knowledge)
const traits = examples.map(({ statement, before, told }) => [...readTraits(statement, before, told)])
const counts = new Map<string, number>()
for (const trait of traits.flat()) counts.set(trait, (counts.get(trait) ?? 0) + 1)
const known = [...counts].flatMap(([trait, count]) => (count >= FEWEST ? [trait] : [])).toSorted()
const columnOf = new Map(known.map((trait, column) => [trait, column]))
const columns = traits.map((row) => row.flatMap((trait) => columnOf.get(trait) ?? []))
const starts = new Int32Array(columns.length + 1)
for (const [i, row] of columns.entries()) starts[i + 1] = (starts[i] ?? 0) + row.length
const rows = {
  starts,
  columns: Int32Array.from(columns.flat()),
  values: Float64Array.from(traits, (row) => LENGTH / Math.sqrt(row.length)),
  width: known.length,
}
const rules = RULES.map(({ id }) => id).filter((id) => !NOT_SAID.has(id))
const bias: number[] = []
const weights: Record<string, number[]> = {}
for (const [rule, id] of rules.entries()) {
  const labels = Uint8Array.from(examples, (example) => (example.rules.has(id) ? 1 : 0))
  const weight = Float64Array.from(labels, (label) => (label === 1 ? CLAIM_COUNTS : 1))
  const learnt = regress(rows, labels, weight, PENALTY)
  bias.push(Math.round((learnt[known.length] ?? 0) * HUNDREDTHS))
  for (const [column, trait] of known.entries()) {
    const value = Math.round((learnt[column] ?? 0) * HUNDREDTHS)
    if (Math.abs(value) < LEAST) continue
    weights[trait] ??= []
    weights[trait].push(rule, value)
  }
}
const lines = Object.entries(weights)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([trait, row]) => `${JSON.stringify(trait)}:${JSON.stringify(row)}`)
const text = `{"learntFrom":${JSON.stringify(digestOf(examples, traits))},\n"rules":${JSON.stringify(rules)},\n"bias":${JSON.stringify(bias)},\n"weights":{\n${lines.join(',\n')}\n}}\n`
writeFileSync(join(import.meta.dirname, '..', '..', 'packages', 'claims', 'src', 'likeness', 'weights.json'), text)
console.log(`${examples.length} sentences, ${known.length} traits, ${lines.length} kept, ${text.length} bytes`)
