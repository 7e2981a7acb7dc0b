import type { Grade } from '@anagen/kb'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

// "my heart has been galloping since breakfast, 110 sat still": so far may the number stand from its cue
const BEFORE = 8
const AFTER = 2
// "25 beats above my usual"
const MORE = 4

interface Beats {
  readonly value: number
  readonly from: number
  readonly to: number
}

const sign = (name: string, grade: Grade, { from, to }: { from: number; to: number }): Found => ({
  sign: name,
  grade,
  at: [from],
  from,
  to,
  head: from,
  sensation: null,
  isLack: false,
})

const wordsOfPulse = perLexicon(({ files }) => {
  const { cues, rise } = files.measures.pulse
  const set = (block: string): ReadonlySet<string> => new Set(wordsOf(block))
  return { cues: set(cues), of: set(rise.of), more: set(rise.more), falls: set(rise.falls), other: set(rise.other) }
})

/** A pulse so many beats above one's usual: "resting pulse 92, it was 68 before", "25 above my usual". */
const riseIn = (words: readonly Word[], from: number, to: number, lexicon: Lexicon): Found | null => {
  const { files, measures } = lexicon
  const { rise } = files.measures.pulse
  const { cues, of, more, falls, other } = wordsOfPulse(lexicon)
  const own = words.slice(from, to)
  if (!own.some((w) => cues.has(w.word))) return null
  if (!own.some((w) => of.has(w.word)) || own.some((w) => falls.has(w.word))) return null
  const beats: Beats[] = []
  for (let i = from; i < to; i++) {
    const said = numberAt(words, i, measures)
    if (!said) continue
    const next = words[said.to]
    const isOther =
      measures.units.has(next?.word ?? '') ||
      other.has(next?.base ?? '') ||
      next?.word === '/' ||
      words[i - 1]?.word === '/'
    if (!isOther) beats.push({ value: said.value, from: i, to: said.to })
    i = said.to - 1
  }
  const pulses = beats.filter((b) => b.value >= rise.from)
  const high = pulses.find((b) => pulses.some((low) => low !== b && b.value - low.value >= rise.by))
  // what "it used to be" is over, the rise is not
  if (high) return { ...sign(rise.sign, rise.grade, high), isLack: true }
  const above = beats.find(
    (b) => b.value >= rise.by && words.slice(b.to, Math.min(to, b.to + MORE)).some((w) => more.has(w.word)),
  )
  return above ? { ...sign(rise.sign, rise.grade, above), isLack: true } : null
}

const rises = (words: readonly Word[], clauses: Clauses, lexicon: Lexicon): readonly Found[] => {
  const found: Found[] = []
  for (let n = 0; n < clauses.list.length; n++) {
    const { sentence, from } = clauses.list[n] ?? { sentence: -1, from: 0 }
    while (clauses.list[n + 1]?.sentence === sentence) n++
    const rise = riseIn(words, from, clauses.list[n]?.to ?? from, lexicon)
    if (rise) found.push(rise)
  }
  return found
}

/** A pulse told in numbers that is a sign: "watch says 110 on the sofa", "resting heart rate 42", "it was 68, now 92". */
export const pulseSigns = (words: readonly Word[], clauses: Clauses, lexicon: Lexicon): readonly Found[] => {
  const { files, measures } = lexicon
  const { pulse } = files.measures
  const { cues } = wordsOfPulse(lexicon)
  if (!words.some((w) => cues.has(w.word))) return []
  const risen = rises(words, clauses, lexicon)
  const ranged = words.flatMap((word, i): readonly Found[] => {
    if (word.kind !== 'number' || risen.some((f) => f.from === i)) return []
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
    return isOther || !isCued ? [] : [sign(range.sign, range.grade, { from: i, to: said.to })]
  })
  return [...ranged, ...risen]
}
