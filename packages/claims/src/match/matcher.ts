import { withBesides } from './beside.ts'
import type { Compiled } from './compile.ts'
import type { Element, Pattern } from './element.ts'
import { AT, type Entry, ROW } from './entry.ts'
import { CLAUSE_COLON, hasBit, isNear, kindAt, pairOf, phraseEnds, type Scan, type Words, type Work } from './words.ts'

export type { Words, Work } from './words.ts'

/** Words [from, to) of a sentence match a pattern of `group`. */
export interface Match {
  readonly group: string
  /** its two parts: `painless` and `says` */
  readonly owner: string
  readonly part: string
  readonly pattern: string
  readonly from: number
  readonly to: number
}

const SINGLE = 1

/** Does the element match at word i at all? */
const isAt = (element: Element, words: Scan, i: number): boolean => {
  const kind = kindAt(words, element, i)
  if (kind === 0 || i >= words.ids.length) return false
  return (kind & SINGLE) !== 0 || phraseEnds(element, words, i).length > 0
}

const holds = (element: Element, words: Scan, i: number): boolean => {
  if (element.anchor === 'start') return i === 0
  if (element.anchor === 'end') return i === words.ids.length
  return !isAt(element, words, i)
}

/** May a gap or the next element reach word i from `from`? Commas are crossed only inside a gap. */
const isReachable = (words: Scan, from: number, i: number, gap: number): boolean => {
  for (let k = from; k <= i; k++) {
    const strength = words.breaks[k] ?? 0
    if (strength >= CLAUSE_COLON || (strength > 0 && gap === 0)) return false
  }
  return true
}

function right(pattern: Pattern, at: number, from: number, words: Scan, work: Work): number {
  const element = pattern.elements[at]
  if (!element) return from
  for (let skip = 0; skip <= element.gap; skip++) {
    const i = from + skip
    work.steps++
    if (element.anchor || element.isNot) {
      if (holds(element, words, i)) {
        const end = right(pattern, at + 1, i, words, work)
        if (end >= 0) return end
      }
      continue
    }
    if (i >= words.ids.length || !isReachable(words, from, i, element.gap)) break
    const kind = kindAt(words, element, i)
    if (kind === 0) continue
    if (kind > SINGLE)
      for (const end of phraseEnds(element, words, i)) {
        const last = right(pattern, at + 1, end, words, work)
        if (last >= 0) return last
      }
    if ((kind & SINGLE) !== 0) {
      const last = right(pattern, at + 1, i + 1, words, work)
      if (last >= 0) return last
    }
  }
  return element.isOptional ? right(pattern, at + 1, from, words, work) : -1
}

/** Start of the elements before `at`, which begins at word `to`; -1 where they do not match. */
function left(pattern: Pattern, at: number, to: number, gap: number, words: Scan, work: Work): number {
  const element = pattern.elements[at]
  if (!element) return to
  if (element.anchor || element.isNot) {
    work.steps++
    const fits = element.anchor ? holds(element, words, to) : to === 0 || holds(element, words, to - 1)
    return fits ? left(pattern, at - 1, to, element.gap, words, work) : -1
  }
  for (let skip = 0; skip <= gap; skip++) {
    const end = to - skip
    if (end <= 0 || !isReachable(words, end, to, gap)) break
    for (let i = end - 1; i >= 0 && i >= end - element.longest; i--) {
      work.steps++
      const kind = kindAt(words, element, i)
      if (kind === 0) continue
      const fits =
        (i === end - 1 && (kind & SINGLE) !== 0) || (kind > SINGLE && phraseEnds(element, words, i).includes(end))
      if (!fits) continue
      const start = left(pattern, at - 1, i, element.gap, words, work)
      if (start >= 0) return start
    }
  }
  return element.isOptional ? left(pattern, at - 1, to, Math.max(gap, element.gap), words, work) : -1
}

/** End of a match whose rarest word stands at i; -1 where the words after it do not fit. */
function rightOf(pattern: Pattern, at: number, i: number, element: Element, words: Scan, work: Work): number {
  const kind = kindAt(words, element, i)
  if (kind > SINGLE)
    for (const end of phraseEnds(element, words, i)) {
      const to = right(pattern, at + 1, end, words, work)
      if (to >= 0) return to
    }
  return (kind & SINGLE) !== 0 ? right(pattern, at + 1, i + 1, words, work) : -1
}

/** Stands every set that a pattern wants beside it somewhere in the sentence? */
function hasBesides(words: Scan, sets: readonly number[]): boolean {
  for (const set of sets) if (!isNear(words, set, 0, words.ids.length)) return false
  return true
}

/** All matches of all patterns in one sentence, one for each pattern and place of its rarest word. */
export function matchSentence({ ids, breaks }: Words, compiled: Compiled, work: Work = { steps: 0 }): Match[] {
  const found: Match[] = []
  const { kinds, width, bits, stride, pairs: known } = compiled
  const { entries, starts, rows } = compiled.index
  const pairs = ids.map((id, i) => known.get(pairOf(id, ids[i + 1] ?? 0)))
  const words: Scan = { ids, breaks, kinds, width, bits, stride, pairs }
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    const pair = pairs[i]
    const reachAt = pair ? AT.nextReach : AT.nextGap
    const end = starts[id + 1] ?? 0
    for (let row = starts[id] ?? 0; row < end; row += ROW) {
      work.steps++
      const phraseOf = rows[row + AT.phraseOf] ?? -1
      if (phraseOf >= 0 && !hasBit(pair, phraseOf)) continue
      const nextSet = rows[row + AT.nextSet] ?? -1
      if (nextSet >= 0 && !isNear(words, nextSet, i + 1, i + (rows[row + reachAt] ?? 0))) continue
      const beforeSet = rows[row + AT.beforeSet] ?? -1
      if (beforeSet >= 0 && !isNear(words, beforeSet, i - (rows[row + AT.beforeReach] ?? 0), i - 1)) continue
      const entry = entries[rows[row + AT.entry] ?? 0]
      const match = entry && hasBesides(words, entry.besideSets) ? matchAt(entry, i, words, compiled, work) : undefined
      if (match) found.push(match)
    }
  }
  return found
}

function matchAt(
  { element, pattern, at }: Entry,
  i: number,
  words: Scan,
  compiled: Compiled,
  work: Work,
): Match | undefined {
  const to = rightOf(pattern, at, i, element, words, work)
  if (to < 0) return undefined
  const from = left(pattern, at - 1, i, element.gap, words, work)
  const range = from >= 0 ? withBesides(pattern, { from, to }, words, compiled.contrast, work) : undefined
  if (!range) return undefined
  const { group, owner, part, text } = pattern
  return { group, owner, part, pattern: text, from: range.from, to: range.to }
}
