import type { Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

export const SEE = 'see'
const SEEN = 'seen'
const BE: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'its', 'thats', 'theyre'])
// whoever looks at a head, and never the patient
const LOOKERS: ReadonlySet<string> = new Set([
  'you',
  'one',
  'people',
  'nobody',
  'others',
  'strangers',
  'barber',
  'hairdresser',
  'stylist',
  'colleagues',
  'coworkers',
  'neighbours',
  'neighbors',
])
const MAY: ReadonlySet<string> = new Set(['can', 'could', 'would', 'will', 'really', 'just', 'now', 'already'])
// with one of these near it is the eyes that fail, or what they look at
const OF_EYES: ReadonlySet<string> = new Set([
  'eye',
  'eyelid',
  'eyelids',
  'lid',
  'sight',
  'vision',
  'eyesight',
  'blind',
  'blur',
  'blurry',
  'blurred',
  'fog',
  'foggy',
  'dark',
  'darkness',
  'dim',
  'black',
  'gray',
  'shadow',
  'curtain',
  'veil',
  'haze',
  'smoke',
  'swell',
  'swollen',
  'swelling',
  'puffy',
  'shut',
  'closed',
  'screen',
  'read',
  'letter',
  'word',
  'clock',
  'face',
  'road',
  'sign',
  'phone',
  'everything',
  'left',
  'right',
  'out',
  'through',
  'tear',
])
// "so puffy you can't see"
const SO: ReadonlySet<string> = new Set(['so', 'too', 'such'])
const BACK = 3
const ANYBODY: ReadonlySet<string> = new Set(['you', 'one', 'u', 'ye'])
const SEEN_THINGS: ReadonlySet<string> = new Set(['it', 'them', 'that', 'this', 'a', 'any', 'anything', 'much', 'the'])
// so far round it is looked for what would make it a loss of sight
const ROUND = 60

/**
 * "By bedtime you could hardly see it", "in the office it is hardly seen": what others can make out of a mark, and not what the patient's eyes do.
 * @param from the first word of what cannot be, @param see the word of seeing
 */
export const isSeenOfIt = (
  from: number,
  see: number,
  words: readonly Word[],
  clauses: Clauses,
  { world, stillThings }: Lexicon,
): boolean => {
  if (words[see]?.base !== SEE) return false
  let subject = from - 1
  while (MAY.has(words[subject]?.word ?? '')) subject--
  const isLooked = LOOKERS.has(words[subject]?.word ?? '') && clauses.of(subject) === clauses.of(from)
  const isPassive =
    words[see]?.token.norm === SEEN && words.slice(Math.max(0, see - BACK), see).some((w) => BE.has(w.word))
  if (!isLooked && !isPassive) return false
  // "you can barely see" tells of eyes, "you can barely see it" of a mark
  const isAnybody = ANYBODY.has(words[subject]?.word ?? '')
  if (isAnybody && !isPassive && !SEEN_THINGS.has(words[see + 1]?.word ?? '')) return false
  const near = words.slice(Math.max(0, from - ROUND), see + ROUND)
  if (near.some((w) => OF_EYES.has(w.word) || OF_EYES.has(w.base))) return false
  if (isPassive) return true
  const own = clauses.ofSentence(clauses.of(see).sentence)
  const said = words.slice(own[0]?.from ?? from, own.at(-1)?.to ?? see)
  return !said.some((w) => SO.has(w.word) || world.has(w.word) || stillThings.has(w.word))
}
