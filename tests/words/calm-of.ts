import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
/** alone, and beside what is normal */
export const BESIDE: readonly ((told: string) => string)[] = [
  (told) => told,
  (told) => `scalp slightly pink. ${told}`,
  (told) => `${told} and I feel great`,
]

/** The texts of these that are answered calm. */
export const calmOf = (
  said: readonly string[],
  did: readonly (readonly [string, number])[] = [['prp', 40]],
  frames = BESIDE,
): readonly string[] =>
  did.flatMap(([slug, hoursSince]) =>
    said
      .flatMap((told) => frames.map((frame) => frame(told)))
      .filter((say) => rank(levelOf({ treatments: [{ slug, hoursSince }], say }, knowledge)) < rank('contact'))
      .map((say) => `${slug}@${hoursSince}h: ${say}`),
  )

/** signs that are never normal */
export const SIGNS = [
  'pus',
  'fever',
  'bleeding',
  'chest pain',
  'swelling of the lips',
  'yellow discharge',
  'wheezing',
  'blisters',
]
