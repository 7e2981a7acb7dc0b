import { withBesides } from './beside.ts'
import type { Compiled } from './compile.ts'
import type { Element, Entry, Pattern } from './element.ts'
import { kindAt, pairOf, phraseEnds, type Scan, STRONG, type Words, type Work } from './words.ts'

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
    if (strength >= STRONG || (strength > 0 && gap === 0)) return false
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
    for (let i = end - 1; i >= 0 && i >= end - LONGEST_PHRASE; i--) {
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

const LONGEST_PHRASE = 5

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

/** Does a word of a set stand at one of the places [from, to]? */
function isNear({ ids, kinds, width }: Scan, set: number, from: number, to: number): boolean {
  for (let i = Math.max(0, from); i <= to && i < ids.length; i++)
    if (kinds[(ids[i] ?? 0) * width + set] !== 0) return true
  return false
}

const mayMatch = (words: Scan, i: number, { nextSet, nextReach, beforeSet, beforeReach }: Entry): boolean =>
  (nextSet < 0 || isNear(words, nextSet, i + 1, i + nextReach)) &&
  (beforeSet < 0 || isNear(words, beforeSet, i - beforeReach, i - 1))

/** All matches of all patterns in one sentence, one for each pattern and place of its rarest word. */
export function matchSentence({ ids, breaks }: Words, compiled: Compiled, work: Work = { steps: 0 }): Match[] {
  const found: Match[] = []
  const { kinds, width, pairs: known } = compiled
  const pairs = ids.map((id, i) => known.has(pairOf(id, ids[i + 1] ?? 0)))
  const words: Scan = { ids, breaks, kinds, width, pairs }
  for (let i = 0; i < ids.length; i++) {
    const entries = compiled.index[ids[i] ?? 0]
    if (!entries) continue
    for (const entry of entries) {
      work.steps++
      const { element, pattern, at } = entry
      if (kindAt(words, element, i) === 0 || !mayMatch(words, i, entry)) continue
      const to = rightOf(pattern, at, i, element, words, work)
      if (to < 0) continue
      const from = left(pattern, at - 1, i, element.gap, words, work)
      const range = from >= 0 ? withBesides(pattern, { from, to }, words, compiled.contrast, work) : undefined
      if (!range) continue
      const { group, owner, part, text } = pattern
      found.push({ group, owner, part, pattern: text, from: range.from, to: range.to })
    }
  }
  return found
}
