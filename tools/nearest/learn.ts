// Learns by which words people tell a sign, and writes them to knowledge/words/nearest-signs.yaml: what is offered to a person whose words nobody
// reads. Learnt from the phrases of the vocabulary and from the texts that are worked on, never from those kept unread.
// Run after many of them have changed: node scripts/launch.mjs tools/nearest/learn.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { learnWeights, told } from './weights.ts'

/** letters of a line of the file */
const LINE = 150

const FILE = join(import.meta.dirname, '..', '..', 'knowledge', 'words', 'nearest-signs.yaml')

const folded = (said: readonly string[]): string => {
  const lines = ['']
  for (const [i, one] of said.entries()) {
    const next = i + 1 < said.length ? `${one} | ` : one
    if (`${lines.at(-1)}${next}`.length > LINE) lines.push('')
    lines[lines.length - 1] += next
  }
  return lines.map((line) => `    ${line.trimEnd()}`).join('\n')
}

const knowledge = loadKnowledge()
const rows = told(knowledge)
const weights = learnWeights(rows)
writeFileSync(
  FILE,
  `# By which words people tell each sign: offered, as the nearest signs, to a person whose words nobody reads. Nothing is judged by it.
# weight trait | weight trait ...: a word or two next to each other, as bases, and the logarithm of how much likelier it stands where the sign is told.
# Written by tools/nearest/learn.ts: never edit it by hand.
version: 1
reviewed_by: null
signs:
${[...weights].map(([sign, said]) => `  ${sign}: >-\n${folded(said)}`).join('\n')}
`,
)
console.log(`${rows.length} tellings of ${weights.size} signs; ${[...weights.values()].flat().length} weights kept`)
