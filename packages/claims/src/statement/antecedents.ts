import type { Compiled } from '../match/compile.ts'
import { type Match, matchSentence, type Work } from '../match/matcher.ts'
import type { Sentence } from './sentence.ts'

const PRONOUNS = ['it', 'them', 'this', 'that', 'these', 'they', 'those']
/** frames that name what a pronoun may stand for, and the word of the lexicon that stands for it */
const KINDS = [
  { of: 'names-medicine', stands: 'itmedicine', nouns: 'medicine-noun' },
  { of: 'names-sign', stands: 'itsign', nouns: null },
  { of: 'names-disease', stands: 'itdisease', nouns: null },
] as const

/** Finds what sentences say when their pronouns are read as what they stand for: "I take warfarin. I just dropped it." */
export function antecedentReader(compiled: Compiled) {
  const { vocabulary } = compiled
  const pronouns = new Set(PRONOUNS.map((word) => vocabulary.idOf(word)))
  const kinds = KINDS.map(({ of, stands, nouns }) => ({
    of,
    stands: vocabulary.idOf(stands),
    nouns: nouns === null ? null : compiled.classOf(nouns).words,
  }))
  const definite = compiled.classOf('definite').words
  const isIn = (words: Uint8Array, id: number): boolean => ((words[id] ?? 0) & 1) === 1
  /** "the tablets", "those pills": a noun that takes up what was named before */
  const takesUp = (ids: readonly number[], i: number, nouns: Uint8Array | null): boolean =>
    nouns !== null && i > 0 && isIn(nouns, ids[i] ?? 0) && isIn(definite, ids[i - 1] ?? 0)
  const endOf = (matches: readonly Match[], name: string): number =>
    matches.find(({ owner, part }) => part === name && owner === 'frame')?.to ?? Number.POSITIVE_INFINITY
  /** `before`: the matches of the sentence before in its block */
  return (sentence: Sentence, before: readonly Match[], own: readonly Match[], work: Work): readonly Match[] => {
    const hasPronoun = sentence.ids.some((id) => pronouns.has(id))
    const found = [...own]
    for (const { of, stands, nouns } of kinds) {
      if (!hasPronoun && nouns === null) continue
      const refers = (id: number, i: number): boolean => pronouns.has(id) || takesUp(sentence.ids, i, nouns)
      const from = endOf(before, of) < Number.POSITIVE_INFINITY ? 0 : endOf(own, of)
      if (from === Number.POSITIVE_INFINITY || !sentence.ids.some((id, i) => i >= from && refers(id, i))) continue
      const ids = sentence.ids.map((id, i) => (i >= from && refers(id, i) ? stands : id))
      for (const match of matchSentence({ ids, breaks: sentence.breaks }, compiled, work)) {
        const isNew = !found.some((other) => other.pattern === match.pattern && other.group === match.group)
        if (isNew && ids.slice(match.from, match.to).includes(stands)) found.push(match)
      }
    }
    return found
  }
}
