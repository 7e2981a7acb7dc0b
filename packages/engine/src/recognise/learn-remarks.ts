import type { Knowledge } from '@anagen/kb'
import type { Remark } from './learnt.ts'
import { type PhraseBook, phraseBook } from './phrases.ts'
import type { WordFiles } from './word-files.ts'
import type { ReadPhrase } from './word-list.ts'

interface RawRemark {
  readonly phrase: string
  readonly remark: Remark
}

export type Remarks = PhraseBook<RawRemark, Remark>

const GRAMMAR = {
  negators: 'negator',
  not_negations: 'not-negation',
  mild: 'mild',
  resolved: 'resolved',
  returned: 'returned',
  then_worse: 'then-worse',
  questions: 'question',
  asked_about: 'asked',
  all_well: 'all-well',
  uncertain: 'uncertain',
  worry: 'worry',
  many: 'many',
  late: 'late',
  again: 'again',
  fast: 'fast',
  small: 'small',
  odd: 'odd',
  amiss: 'amiss',
  history: 'history',
} as const satisfies Record<string, Remark['kind']>

// my, his and the stand for each other in a remark: "wash my hair", "washed his hair"
const OWNERS = new Set(['my', 'his', 'her', 'their', 'our', 'your', 'its', 'the'])

/** The form of a word under which remarks are kept. */
export const remarkKey = (word: string): string => (OWNERS.has(word) ? 'the' : word)

/** All words around the signs: denials, severity, trends, times, conditions, treatments, harmless talk. */
export const learnRemarks = (
  { vocabulary, modifiers, treatments }: Knowledge,
  files: WordFiles,
  read: ReadPhrase,
): Remarks => {
  const book = phraseBook<RawRemark, Remark>(
    (written) => remarkKey(read(written)[0] ?? ''),
    ({ phrase, remark }) => [{ words: read(phrase).map(remarkKey), entry: remark }],
  )
  const learn = (phrases: readonly string[], remark: Remark): void => {
    for (const phrase of phrases) {
      const space = phrase.indexOf(' ')
      book.file(space < 0 ? phrase : phrase.slice(0, space), { phrase, remark })
    }
  }
  for (const [list, kind] of Object.entries(GRAMMAR)) learn(files.grammar.phrases[list] ?? [], { kind })
  learn(vocabulary.absent, { kind: 'negator' })
  learn(vocabulary.notNegations, { kind: 'not-negation' })
  learn(vocabulary.resolved, { kind: 'resolved' })
  learn(vocabulary.uncertainty, { kind: 'uncertain' })
  learn(vocabulary.spread, { kind: 'spread' })
  learn(vocabulary.sinceGap, { kind: 'since-gap' })
  learn(vocabulary.oneSide, { kind: 'one-side' })
  learn(vocabulary.bothSides, { kind: 'both-sides' })
  learn(vocabulary.feverHidden, { kind: 'fever-hidden' })
  learn(vocabulary.measured, { kind: 'measured' })
  learn(vocabulary.feverGuess, { kind: 'fever-guess' })
  learn(vocabulary.durationLong, { kind: 'long' })
  learn(files.severity.soft, { kind: 'soft' })
  learn(files.sensations.unable_words, { kind: 'unable' })
  learn(files.conditions.others, { kind: 'other-person' })
  for (const { phrases, hours } of vocabulary.timed) learn(phrases, { kind: 'timed', hours })
  for (const grade of [1, 2, 3, 4] as const)
    for (const said of vocabulary.severity[grade]) learn([said], { kind: 'severity', grade, said })
  for (const trend of ['better', 'same', 'worse', 'new'] as const)
    learn(vocabulary.trend[trend], { kind: 'trend', trend })
  for (const { key, says } of Object.values(modifiers))
    learn([...says, ...(files.conditions.says[key] ?? [])], { kind: 'modifier', modifier: key })
  for (const { slug, name, alsoKnownAs } of Object.values(treatments))
    learn([name, ...alsoKnownAs, ...(files.treatments.names[slug] ?? [])], { kind: 'treatment', slugs: [slug] })
  for (const { words, slugs } of files.treatments.either) learn(words, { kind: 'treatment', slugs })
  for (const [part, phrases] of Object.entries(files.treatments.parts)) learn(phrases, { kind: 'part', part })
  for (const phrases of Object.values(files.context.phrases)) learn(phrases, { kind: 'context' })
  return book
}
