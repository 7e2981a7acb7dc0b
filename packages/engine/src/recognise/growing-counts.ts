import type { RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import { perLexicon } from './per-lexicon.ts'
import { range, rangesOf } from './range.ts'
import type { Word } from './read-words.ts'
import type { TimeSaid } from './time.ts'
import { wordsOf } from './word-files.ts'

interface Count {
  readonly value: number
  readonly from: number
  readonly to: number
}

const REACH = 5

const wordsAround = perLexicon(({ files }) => {
  const { earlier, now, not_of } = files.measures.growing
  return { earlier: new Set(wordsOf(earlier)), now: new Set(wordsOf(now)), notOf: new Set(wordsOf(not_of)) }
})

/** "Two bumps yesterday and now there are nine", "ten dots last night, thirty today": more of them than there were is a course of events. */
export const growingCounts = (
  words: readonly Word[],
  times: readonly TimeSaid[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly RemarkHit[] => {
  const { earlier: past, now, notOf } = wordsAround(lexicon)
  const timed = rangesOf(times)
  const counts: Count[] = []
  for (let i = 0; i < words.length; i++) {
    const said = numberAt(words, i, lexicon.measures)
    if (said === null) continue
    const [before, next] = [words[i - 1], words[said.to]]
    const isOther =
      timed.has(i) ||
      !Number.isInteger(said.value) ||
      next?.kind === 'mark' ||
      before?.kind === 'mark' ||
      lexicon.measures.units.has(next?.word ?? '') ||
      words.slice(said.to, said.to + 2).some((w) => notOf.has(w.base))
    if (!isOther) counts.push({ value: said.value, from: i, to: said.to })
    i = said.to - 1
  }
  return counts.flatMap((after, n): readonly RemarkHit[] => {
    const earlier = counts[n - 1]
    if (earlier === undefined || earlier.value < 1 || after.value <= earlier.value) return []
    const own = clauses.of(after.from)
    const [a, b] = [earlier.from - REACH, after.from - 1].map((i) => Math.max(0, i))
    const isThen = words.slice(a, b).some((w) => past.has(w.word) || past.has(w.base))
    const isNow = words.slice(earlier.to, Math.max(own.to, after.to)).some((w) => now.has(w.word))
    const { from, to } = after
    const at = range(from, to)
    return isThen && isNow ? [{ entry: { kind: 'trend', trend: 'worse' }, from, to, at }] : []
  })
}
