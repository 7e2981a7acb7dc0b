// Learns how much a whole text sounds like a normal course, and which words are heard in normal courses, and writes both to knowledge/words/talk-weights.yaml.
// Run after one of the files of `LEARNT_FROM` (tellings.ts) has changed: node scripts/launch.mjs tools/worries/learn-talk.ts
import { loadKnowledge } from '@anagen/kb/load-node'
import { digestOfLearnt, LEARNT_FROM, readSlips, readTellings } from './tellings.ts'
import { folded, stretchesOf, type TellingWeighed, weigh, weighed, wholeOf, writeLearnt } from './weigh.ts'

/** of the summed loss */
const PENALTY = 1
/** in so many normal courses a word is heard: in one alone it may be a slip, or a name */
const HEARD = 2

const wordsHeard = (texts: readonly TellingWeighed[]): readonly string[] => {
  const times = new Map<string, number>()
  for (const { stretches } of texts) {
    const words = new Set(stretches.flatMap(({ traits }) => [...traits].filter((trait) => !trait.includes(' '))))
    for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  }
  return [...times].flatMap(([word, count]) => (count >= HEARD ? [word] : [])).toSorted()
}

const knowledge = loadKnowledge()
const told = weighed(readTellings(), knowledge)
const slips = weighed(readSlips(), knowledge)
// which stretch of a slip tells the danger nobody noted, and most of them are harmless: it is learnt whole
const rows = [
  ...told.flatMap(stretchesOf),
  ...slips.flatMap((slip) => (slip.kind === 'harmless' ? stretchesOf(slip) : wholeOf(slip))),
]
const { start, weights, kept } = weigh(rows, PENALTY)
const heard = wordsHeard([...told, ...slips].filter(({ kind }) => kind === 'harmless'))
writeLearnt(
  'talk-weights.yaml',
  `learnt_from: ${digestOfLearnt(LEARNT_FROM)}
start: ${start}
heard: >-
${folded(heard, ' ', '  ')}
weights:
${weights}`,
)
console.log(`${told.length + slips.length} texts, ${kept} traits, ${heard.length} words heard`)
