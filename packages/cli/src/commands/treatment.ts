import { treatmentSlug } from '@anagen/engine'
import { COMMON } from '../args/common-options.ts'
import { orBadInput } from '../bad-input.ts'
import { callNumbers } from '../call-numbers.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showTreatment } from '../show/treatment.ts'
import { toJson } from '../text/plain.ts'

/** Everything known about one treatment. */
export const treatment: Command = {
  name: 'treatment',
  usage: 'TREATMENT',
  summary:
    'Shows one treatment: what it is, evidence, course, what is expected when, complications, aftercare, questions, sources.',
  words: [1, 1],
  options: { country: COMMON.country, json: COMMON.json },
  examples: [
    'anagen treatment prp',
    'anagen treatment "scalp micropigmentation" | less',
    'anagen treatment fue --json',
  ],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const slug = orBadInput(treatmentSlug(args.words[0] ?? '', knowledge, 'treatment'))
    const found = knowledge.treatments[slug]
    if (!found) throw new Error(`no treatment ${slug}`)
    const call = callNumbers(args.one('country'), knowledge)
    const text = args.has('json')
      ? `${toJson({ ...found, call, knowledgeDigest: knowledge.digest }, 2)}\n`
      : showTreatment(found, knowledge, call, io.screen)
    await io.out(text)
    return 0
  },
}
