import { fold } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

interface Echo {
  /** groups of the signs whose phrases hold the word */
  readonly groups: Set<string>
  /** a sign that never calms is told with it too */
  isGrave: boolean
}

const learn = ({ knowledge, files, forms }: Lexicon): ReadonlyMap<string, Echo> => {
  const echoes = new Map<string, Echo>()
  const add = (word: string, group: string, isGrave: boolean): void => {
    for (const form of new Set([word, forms.base(word)])) {
      const echo = echoes.get(form) ?? { groups: new Set(), isGrave: false }
      echo.groups.add(group)
      echo.isGrave ||= isGrave
      echoes.set(form, echo)
    }
  }
  const file = (phrase: string, sign: string): void => {
    const { group = '', neverCalm = true } = knowledge.signs[sign] ?? {}
    for (const word of phrase.split(' ')) add(fold(word), group, neverCalm)
  }
  for (const { id, says } of Object.values(knowledge.signs)) for (const { phrase } of says) file(phrase, id)
  for (const { sign, slots } of knowledge.vocabulary.scenes)
    for (const slot of slots) for (const phrase of slot) file(phrase, sign)
  // a word that tells a sensation by itself is news wherever it stands
  for (const { words, grades, phrases } of Object.values(files.sensations.sensations))
    for (const block of [words ?? '', ...Object.values(grades ?? {}), ...(phrases ?? [])])
      for (const word of wordsOf(block)) add(word, '', true)
  return echoes
}

const learnt = new WeakMap<Lexicon, ReadonlyMap<string, Echo>>()

/** "Just fuzz" beside fuzz on the cheeks: a word that only signs of these groups are told with, none of which is never calm, adds nothing to one of them. */
export const isEcho = ({ word, base }: Word, groups: ReadonlySet<string>, lexicon: Lexicon): boolean => {
  if (groups.size === 0) return false
  const echoes = learnt.get(lexicon) ?? learn(lexicon)
  learnt.set(lexicon, echoes)
  const own = [word, base].flatMap((form) => echoes.get(form) ?? [])
  return own.length > 0 && own.every((echo) => !echo.isGrave && [...echo.groups].every((group) => groups.has(group)))
}
