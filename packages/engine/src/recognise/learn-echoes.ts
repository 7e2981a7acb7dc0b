import type { Knowledge } from '@anagen/kb'
import { fold } from './fold.ts'
import { type WordFiles, wordsOf } from './word-files.ts'

/** With what signs a word is told. */
export interface Echo {
  /** groups of the signs whose phrases hold the word */
  readonly groups: ReadonlySet<string>
  /** a sign that never calms is told with it too */
  readonly isGrave: boolean
}

interface Heard {
  readonly groups: Set<string>
  isGrave: boolean
}

/** Every word that tells of a sign, as written and its base. */
export const learnEchoes = (
  { signs, vocabulary }: Knowledge,
  files: WordFiles,
  base: (word: string) => string,
): ReadonlyMap<string, Echo> => {
  const echoes = new Map<string, Heard>()
  const hear = (form: string, group: string, isGrave: boolean): void => {
    const heard = echoes.get(form)
    if (!heard) echoes.set(form, { groups: new Set([group]), isGrave })
    else {
      heard.groups.add(group)
      heard.isGrave ||= isGrave
    }
  }
  const add = (word: string, group: string, isGrave: boolean): void => {
    hear(word, group, isGrave)
    if (base(word) !== word) hear(base(word), group, isGrave)
  }
  const file = (phrases: readonly string[], sign: string): void => {
    const { group = '', neverCalm = true } = signs[sign] ?? {}
    for (const word of new Set(phrases.join(' ').split(' '))) add(fold(word), group, neverCalm)
  }
  for (const { id, says } of Object.values(signs))
    file(
      says.map((s) => s.phrase),
      id,
    )
  for (const { sign, slots } of vocabulary.scenes) file(slots.flat(), sign)
  // a word that tells a sensation by itself is news wherever it stands
  for (const { words, grades, phrases } of Object.values(files.sensations.sensations))
    for (const block of [words ?? '', ...Object.values(grades ?? {}), ...(phrases ?? [])])
      for (const word of wordsOf(block)) add(word, '', true)
  return echoes
}
