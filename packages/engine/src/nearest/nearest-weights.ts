import type { Lexicon } from '../recognise/lexicon.ts'
import { perLexicon } from '../recognise/per-lexicon.ts'
import { learnNearest, type NearestSignsFile, type NearestWeights } from './learn-nearest.ts'

/** By which words people tell each sign (knowledge/words/nearest-signs.yaml); read when a question is first asked. */
export const nearestWeights: (lexicon: Lexicon) => NearestWeights = perLexicon(({ knowledge }) =>
  // the loader has checked the file against packages/kb/src/schema/nearest-signs.ts; only the type is lost on the way
  learnNearest(knowledge.vocabulary.words['nearest-signs'] as unknown as NearestSignsFile),
)
