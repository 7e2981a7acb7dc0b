import type { Compiled } from '../match/compile.ts'
import { type Match, matchSentence, type Work } from '../match/matcher.ts'
import type { Sentence } from './sentence.ts'

const PRONOUNS = ['it', 'them', 'this', 'that', 'these', 'they', 'those']
/** classes of what a pronoun may stand for, and the word of the class that stands for it */
const KINDS = [
  { of: 'vital-medicine', stands: 'itmedicine' },
  { of: 'alarming', stands: 'itsign' },
  { of: 'disease', stands: 'itdisease' },
] as const
/** a pronoun means what was named in its own sentence or the one before */
const ALONE = 1

/** Finds what sentences say when their pronouns are read as what they stand for: "I take warfarin. I just dropped it." */
export function antecedentReader(compiled: Compiled) {
  const { vocabulary, classOf } = compiled
  const pronouns = new Set(PRONOUNS.map((word) => vocabulary.idOf(word)))
  const kinds = KINDS.map(({ of, stands }) => ({ words: classOf(of).words, stands: vocabulary.idOf(stands) }))
  const firstOf = (words: Uint8Array, { ids }: Sentence): number =>
    ids.findIndex((id) => ((words[id] ?? 0) & ALONE) !== 0)
  return (sentence: Sentence, before: Sentence | undefined, own: readonly Match[], work: Work): readonly Match[] => {
    const first = sentence.ids.findIndex((id) => pronouns.has(id))
    if (first < 0) return own
    const found = [...own]
    for (const { words, stands } of kinds) {
      const isNamedBefore = before !== undefined && firstOf(words, before) >= 0
      const at = firstOf(words, sentence)
      const from = isNamedBefore ? 0 : at >= 0 ? at : Number.POSITIVE_INFINITY
      if (!sentence.ids.some((id, i) => i > from - 1 && pronouns.has(id))) continue
      const ids = sentence.ids.map((id, i) => (i >= from && pronouns.has(id) ? stands : id))
      for (const match of matchSentence({ ids, breaks: sentence.breaks }, compiled, work)) {
        const isNew = !found.some((other) => other.pattern === match.pattern && other.group === match.group)
        const hasPronoun = ids.slice(match.from, match.to).includes(stands)
        if (isNew && hasPronoun) found.push(match)
      }
    }
    return found
  }
}
