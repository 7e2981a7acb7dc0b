import type { Knowledge } from '@anagen/kb'
import type { Remark } from './learnt.ts'
import type { Wording } from './phrases.ts'
import type { WordFiles } from './word-files.ts'
import type { ReadPhrase } from './word-list.ts'
import { writeOutBy } from './written-out.ts'

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
  graver: 'graver',
  history: 'history',
} as const satisfies Record<string, Remark['kind']>

// what makes an answer no calmer is read in every way to write a denial: "don't feel it", "do not feel it"
const RAISING: ReadonlySet<string> = new Set(['worry', 'odd', 'amiss', 'graver'] satisfies Remark['kind'][])

// my, his and the stand for each other in a remark: "wash my hair", "washed his hair"
const OWNERS = new Set(['my', 'his', 'her', 'their', 'our', 'your', 'its', 'the'])

/** The form of a word under which remarks are kept. */
export const remarkKey = (word: string): string => (OWNERS.has(word) ? 'the' : word)

/** All words around the signs: denials, severity, trends, times, conditions, treatments, harmless talk. */
export const learnRemarks = (
  { vocabulary, modifiers, treatments }: Knowledge,
  files: WordFiles,
  read: ReadPhrase,
): readonly Wording<Remark>[] => {
  const wordings: Wording<Remark>[] = []
  const learn = (phrases: readonly string[], entry: Remark): void => {
    for (const phrase of phrases) wordings.push({ words: read(phrase).map(remarkKey), entry })
  }
  const writeOut = writeOutBy(files)
  const learnAllWays = (phrases: readonly string[], entry: Remark): void => {
    learn(phrases, entry)
    const known = new Set(phrases.map((phrase) => read(phrase).join(' ')))
    const more = new Set(phrases.flatMap((phrase) => writeOut(read(phrase)).map((out) => out.join(' '))))
    learn(
      [...more].filter((out) => !known.has(out)),
      entry,
    )
  }
  for (const [list, kind] of Object.entries(GRAMMAR)) {
    const phrases = files.grammar.phrases[list] ?? []
    if (RAISING.has(kind)) learnAllWays(phrases, { kind })
    else learn(phrases, { kind })
  }
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
    for (const said of vocabulary.severity[grade])
      (grade > 1 ? learnAllWays : learn)([said], { kind: 'severity', grade, said })
  for (const trend of ['better', 'same', 'worse', 'new'] as const)
    (trend === 'worse' ? learnAllWays : learn)(vocabulary.trend[trend], { kind: 'trend', trend })
  for (const { key, says } of Object.values(modifiers))
    learn([...says, ...(files.conditions.says[key] ?? [])], { kind: 'modifier', modifier: key })
  for (const { slug, name, alsoKnownAs } of Object.values(treatments))
    learn([name, ...alsoKnownAs, ...(files.treatments.names[slug] ?? [])], { kind: 'treatment', slugs: [slug] })
  for (const { words, slugs } of files.treatments.either) learn(words, { kind: 'treatment', slugs })
  for (const [part, phrases] of Object.entries(files.treatments.parts)) learn(phrases, { kind: 'part', part })
  for (const phrases of Object.values(files.context.phrases)) learn(phrases, { kind: 'context' })
  return wordings
}
