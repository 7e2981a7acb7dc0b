import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

// "my heart has been galloping since breakfast, 110 sat still": so far may the number stand from its cue
const BEFORE = 8
const AFTER = 2

/** A pulse told in numbers that is a sign: "watch says 110 on the sofa", "resting heart rate 42". */
export const pulseSigns = (
  words: readonly Word[],
  clauses: Clauses,
  { files, measures }: Lexicon,
): readonly Found[] => {
  const { pulse } = files.measures
  const cues = new Set(wordsOf(pulse.cues))
  return words.flatMap((word, i): readonly Found[] => {
    if (word.kind !== 'number') return []
    const said = numberAt(words, i, measures)
    const range = [pulse.fast, pulse.slow].find((r) => said !== null && r.from <= said.value && said.value <= r.to)
    if (!range || !said) return []
    const next = words[said.to]
    const before = words[i - 1]
    // "120/80", "110 grafts", "45 minutes": a number of something else
    const isOther = next?.kind === 'mark' || before?.kind === 'mark' || measures.units.has(next?.word ?? '')
    const { sentence } = clauses.of(i)
    const near = words.slice(Math.max(0, i - BEFORE), said.to + AFTER)
    const isCued = near.some(
      (w, n) => cues.has(w.word) && clauses.of(Math.max(0, i - BEFORE) + n).sentence === sentence,
    )
    if (isOther || !isCued) return []
    return [
      { sign: range.sign, grade: range.grade, at: [i], from: i, to: said.to, head: i, sensation: null, isLack: false },
    ]
  })
}
