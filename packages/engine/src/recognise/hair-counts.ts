import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

// "300 of my hairs", "200 hairs on the floor every day"
const HAIR_REACH = 3
const PER_REACH = 6

const aroundHairs = perLexicon(({ files }) => {
  const { cues, per } = files.measures.hairs
  return { cues: wordsOf(cues), per: wordsOf(per) }
})

/** Hairs counted that are more than a mild shedding: "300 hairs a day". */
export const hairCounts = (words: readonly Word[], lexicon: Lexicon): readonly Found[] => {
  const { many } = lexicon.files.measures.hairs
  const { cues, per } = aroundHairs(lexicon)
  return words.flatMap((word, i): readonly Found[] => {
    const value = word.kind === 'number' ? Number(word.word) : 0
    if (!(value >= many.from && value <= many.to)) return []
    const after = words.slice(i + 1, i + 1 + HAIR_REACH)
    const hair = after.findIndex((w) => cues.includes(w.base))
    const isPer = words.slice(i + 1, i + 1 + PER_REACH).some((w) => per.includes(w.word))
    if (hair < 0 || !isPer) return []
    const to = i + hair + 2
    return [{ sign: many.sign, grade: many.grade, at: [i], from: i, to, head: i, sensation: null, isLack: false }]
  })
}
