// Learns which words, and which two words next to each other, speak for asking a clinician when somebody tells a sign or adds something to it, and writes them
// to knowledge/words/worry-weights.yaml. Run after one of the files of `LEARNT_FROM` (tellings.ts) has changed: node scripts/launch.mjs tools/worries/learn.ts
import { loadKnowledge } from '@anagen/kb/load-node'
import { digestOfLearnt, LEARNT_FROM, readSlips, readTellings } from './tellings.ts'
import { stretchesOf, weigh, weighed, writeLearnt } from './weigh.ts'

/** of the summed loss */
const PENALTY = 2
/** what was written to get past, and what is told with much around it, is rarer in life than the rest */
const SLIP_COUNTS = 0.4

const knowledge = loadKnowledge()
const told = weighed(readTellings(), knowledge)
const slips = weighed(readSlips(), knowledge).map((slip) => ({ ...slip, counts: SLIP_COUNTS }))
const { start, weights, kept } = weigh([...told, ...slips].flatMap(stretchesOf), PENALTY)
writeLearnt(
  'worry-weights.yaml',
  `learnt_from: ${digestOfLearnt(LEARNT_FROM)}
start: ${start}
weights:
${weights}`,
)
console.log(`${told.length + slips.length} texts, ${kept} traits`)
