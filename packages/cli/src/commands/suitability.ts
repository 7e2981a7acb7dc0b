import { treatmentSlug } from '@anagen/engine'
import { suitability as judge, suitabilityOutput } from '@anagen/engine/planning'
import { COMMON } from '../args/common-options.ts'
import { orBadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showScales, showSuitability } from '../show/suitability.ts'
import { toJson } from '../text/plain.ts'
import { PROFILE_OPTIONS, readProfile, refuseContradictions } from './profile.ts'

const MOST_TREATMENTS = 14

/** What is for whom. */
export const suitability: Command = {
  name: 'suitability',
  usage: '[TREATMENT …] [options about you]',
  summary:
    'Says for each treatment whether it is for you: suitable, caution, see a doctor first, or not suitable, and what to answer next.',
  words: [0, MOST_TREATMENTS],
  options: {
    ...PROFILE_OPTIONS,
    questions: { help: 'show every open question, those that could change most first' },
    scales: { help: 'describe the stages of the Norwood-Hamilton, Ludwig and Sinclair scales' },
    sources: COMMON.sources,
    json: COMMON.json,
  },
  examples: [
    'anagen suitability --age 34 --sex male --has pattern --norwood 3 --takes none --allergic none',
    'anagen suitability prp minoxidil-topical --has "trying to conceive" --takes warfarin',
    'anagen suitability --scales',
  ],
  notes: [
    'What you do not say stays unknown: it is never taken for a no, and keeps a treatment from being called suitable.',
    '--not takes one thing ("diabetes") or a group of things: pregnancy, loss, scalp, bleeding, heart, cancer, illness, skin, mind, sexual, allergy, medicine, supplement, product, habit, event, earlier, expectation, offer. What you said you have stays.',
  ],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    if (args.has('scales')) {
      const { scales } = knowledge.choosing
      await io.out(args.has('json') ? `${toJson({ scales }, 2)}\n` : showScales(scales, io.screen))
      return 0
    }
    const slugs = args.words.map((word) => orBadInput(treatmentSlug(word, knowledge, 'treatment')))
    const profile = readProfile(args, knowledge)
    const answer = judge(profile, knowledge, slugs.length === 0 ? undefined : [...new Set(slugs)])
    refuseContradictions(answer.contradictions)
    const output = suitabilityOutput(answer, knowledge)
    const view = { withSources: args.has('sources'), withQuestions: args.has('questions') }
    await io.out(args.has('json') ? `${toJson(output, 2)}\n` : showSuitability(output, knowledge, io.screen, view))
    return 0
  },
}
