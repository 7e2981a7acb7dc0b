import { type Knowledge, nearest, type Trait } from '@anagen/kb'
import type { NotChecked, WordsKind } from './types.ts'

const GROUPS = {
  takes: ['medicine', 'supplement', 'product', 'habit'],
  allergy: ['allergy'],
} as const

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[^\p{L}\p{N}'.-]+/gu, ' ')
    .replace(/(?<=\S)[.-](?=\s|$)|(?<=^|\s)[.-]/g, '')
    .trim()

const isOf = (kind: WordsKind, trait: Trait): boolean => {
  if (kind === 'has') return trait.group !== 'allergy'
  return GROUPS[kind].some((group) => group === trait.group)
}

const namesOf = (trait: Trait): string[] => [
  trait.id,
  trait.id.replaceAll('-', ' '),
  fold(trait.label),
  ...trait.says.map(fold),
]

/** A phrase within words, as whole words; what is left when it is taken out, or null. */
const without = (words: string, phrase: string): string | null => {
  const at = ` ${words} `.indexOf(` ${phrase} `)
  return at < 0 ? null : `${words.slice(0, at)} ${words.slice(at + phrase.length)}`.replace(/\s+/g, ' ').trim()
}

const isFiller = (word: string, knowledge: Knowledge): boolean =>
  knowledge.choosing.fillers.includes(word) || /^[\d.,]+(mg|mcg|g|ml|x)?$/.test(word)

/**
 * The traits that words stand for. Whatever is not understood comes back, word for word: it is never taken for nothing.
 * @example understandTraits('warfarin 5 mg daily', 'takes', knowledge).traits // ['anticoagulant', 'cyp450-medicine']
 */
export const understandTraits = (
  words: string,
  kind: WordsKind,
  knowledge: Knowledge,
): { readonly traits: readonly string[]; readonly notChecked: readonly NotChecked[] } => {
  const candidates = Object.values(knowledge.choosing.traits).filter((t) => isOf(kind, t))
  const named = candidates.flatMap((trait) => namesOf(trait).map((name) => ({ name, trait: trait.id })))
  const folded = fold(words)
  const unknown = (left: string): NotChecked => ({
    kind,
    words: left,
    didYouMean: nearest(
      left,
      named.filter((n) => n.name.length > 3).map((n) => n.name),
    ),
  })
  const exact = named.filter(({ name }) => name === folded)
  if (exact.length > 0) return { traits: [...new Set(exact.map((n) => n.trait))], notChecked: [] }
  const isTurned = folded.split(' ').some((word) => knowledge.choosing.negations.includes(word))
  if (isTurned) return { traits: [], notChecked: [unknown(words.trim())] }
  const longestFirst = named.filter(({ name }) => name.length > 2).sort((a, b) => b.name.length - a.name.length)
  const traits = new Set<string>()
  let left = folded
  for (const { name } of longestFirst) {
    const rest = without(left, name)
    if (rest === null) continue
    for (const same of named.filter((n) => n.name === name)) traits.add(same.trait)
    left = rest
  }
  const leftover = left.split(' ').filter((word) => word !== '' && !isFiller(word, knowledge))
  if (traits.size === 0) return { traits: [], notChecked: [unknown(words.trim())] }
  return { traits: [...traits], notChecked: leftover.length === 0 ? [] : [unknown(leftover.join(' '))] }
}
