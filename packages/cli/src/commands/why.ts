import { quote } from '@anagen/engine'
import { type Knowledge, nearest } from '@anagen/kb'
import { allFacts } from '../answer/facts.ts'
import { whyAnswer } from '../answer/why-answer.ts'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showWhy } from '../show/why.ts'
import { toJson } from '../text/plain.ts'

const unknown = (id: string, knowledge: Knowledge): BadInput => {
  const ids = [...allFacts(knowledge).map((fact) => fact.id), ...Object.keys(knowledge.sources)]
  const meant = nearest(id, ids)
  return new BadInput(
    `no fact has the id ${quote(id)}; ${meant ? `did you mean ${meant}?` : 'anagen treatment prp shows the ids of its facts, such as prp/effect/redness'}`,
  )
}

/** One fact with where it comes from. */
export const why: Command = {
  name: 'why',
  usage: 'FACT-ID',
  summary: 'Shows one fact with its window, its sources, where they disagree, and whether a clinician has reviewed it.',
  words: [1, 1],
  options: { json: COMMON.json },
  examples: ['anagen why prp/effect/redness', 'anagen why red-flag/sepsis', 'anagen why prp/S32 --json'],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const id = (args.words[0] ?? '').trim()
    const answer = whyAnswer(id, knowledge)
    if (!answer) throw unknown(id, knowledge)
    await io.out(args.has('json') ? `${toJson(answer, 2)}\n` : showWhy(answer, io.screen))
    return 0
  },
}
