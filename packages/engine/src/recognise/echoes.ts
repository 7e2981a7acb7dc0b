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
      const echo = echoes.get(form)
      if (!echo) echoes.set(form, { groups: new Set([group]), isGrave })
      else {
        echo.groups.add(group)
        echo.isGrave ||= isGrave
      }
    }
  }
  const file = (phrases: readonly string[], sign: string): void => {
    const { group = '', neverCalm = true } = knowledge.signs[sign] ?? {}
    for (const word of new Set(phrases.join(' ').split(' '))) add(fold(word), group, neverCalm)
  }
  const says = Object.values(knowledge.signs).map((sign) => ({
    sign: sign.id,
    phrases: sign.says.map((s) => s.phrase),
  }))
  const scenes = knowledge.vocabulary.scenes.map(({ sign, slots }) => ({ sign, phrases: slots.flat() }))
  for (const { sign, phrases } of [...says, ...scenes]) file(phrases, sign)
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
