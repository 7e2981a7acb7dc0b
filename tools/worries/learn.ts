// Learns which words, and which two words next to each other, speak for asking a clinician when somebody tells a sign or adds something to it, and writes them
// to knowledge/words/worry-weights.yaml. Run after one of the files of `WORRIES` (tellings.ts) has changed: node scripts/launch.mjs tools/worries/learn.ts
import { loadKnowledge } from '@anagen/kb/load-node'
import { digestOfLearnt, readTellings, WORRIES } from './tellings.ts'
import { stretchesOf, weigh, weighed, writeLearnt } from './weigh.ts'

/** of the summed loss */
const PENALTY = 2

const told = weighed(readTellings(), loadKnowledge())
const { start, weights, kept } = weigh(told.flatMap(stretchesOf), PENALTY)
writeLearnt(
  'worry-weights.yaml',
  `learnt_from: ${digestOfLearnt(WORRIES)}
start: ${start}
weights:
${weights}`,
)
console.log(`${told.length} texts, ${kept} traits`)
