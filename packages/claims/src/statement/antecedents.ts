import type { Compiled } from '../match/compile.ts'
import { type Match, matchSentence, type Work } from '../match/matcher.ts'
import type { Sentence } from './sentence.ts'

const PRONOUNS = ['it', 'them', 'this', 'that', 'these', 'they', 'those']
/** frames that name what a pronoun may stand for, and the word of the lexicon that stands for it */
const KINDS = [
  { of: 'names-medicine', stands: 'itmedicine' },
  { of: 'names-sign', stands: 'itsign' },
  { of: 'names-disease', stands: 'itdisease' },
] as const

/** Finds what sentences say when their pronouns are read as what they stand for: "I take warfarin. I just dropped it." */
export function antecedentReader(compiled: Compiled) {
  const { vocabulary } = compiled
  const pronouns = new Set(PRONOUNS.map((word) => vocabulary.idOf(word)))
  const kinds = KINDS.map(({ of, stands }) => ({ of, stands: vocabulary.idOf(stands) }))
  const endOf = (matches: readonly Match[], name: string): number =>
    matches.find(({ owner, part }) => part === name && owner === 'frame')?.to ?? Number.POSITIVE_INFINITY
  /** `before`: the matches of the sentence before in its block */
  return (sentence: Sentence, before: readonly Match[], own: readonly Match[], work: Work): readonly Match[] => {
    if (!sentence.ids.some((id) => pronouns.has(id))) return own
    const found = [...own]
    for (const { of, stands } of kinds) {
      const from = endOf(before, of) < Number.POSITIVE_INFINITY ? 0 : endOf(own, of)
      if (!sentence.ids.some((id, i) => i >= from && pronouns.has(id))) continue
      const ids = sentence.ids.map((id, i) => (i >= from && pronouns.has(id) ? stands : id))
      for (const match of matchSentence({ ids, breaks: sentence.breaks }, compiled, work)) {
        const isNew = !found.some((other) => other.pattern === match.pattern && other.group === match.group)
        if (isNew && ids.slice(match.from, match.to).includes(stands)) found.push(match)
      }
    }
    return found
  }
}
