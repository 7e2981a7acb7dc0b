import { withBesides } from './beside.ts'
import type { Compiled } from './compile.ts'
import type { Element, Pattern } from './element.ts'
import { AT, type Entry, NOTHING, ROW, START, WHOLE } from './entry.ts'
import {
  CLAUSE_COLON,
  FIRST,
  hasBit,
  isNear,
  kindAt,
  pairOf,
  phraseEnds,
  type Scan,
  SECOND,
  SINGLE,
  type Words,
  type Work,
} from './words.ts'

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

/** Does what stands before word i let a match go on over it? Commas are crossed only inside a gap. */
const isCrossed = ({ breaks }: Scan, i: number, gap: number): boolean => {
  const strength = breaks[i] ?? 0
  return strength === 0 || (strength < CLAUSE_COLON && gap > 0)
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
    if (i >= words.ids.length || !isCrossed(words, i, element.gap)) break
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
    if (end <= 0 || !isCrossed(words, end, gap)) break
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
  const { bits, stride } = compiled
  const { entries, alone, inPhrase } = compiled.index
  const pairs = pairsOf(ids, compiled)
  const words: Scan = { ids, breaks, bits, stride, pairs }
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    const pair = pairs[i]
    const { starts, rows } = pair ? inPhrase : alone
    const end = starts[id + 1] ?? 0
    for (let row = starts[id] ?? 0; row < end; row += ROW) {
      work.steps++
      const phraseOf = rows[row + AT.phraseOf] ?? NOTHING
      if (phraseOf >= 0 && !hasBit(pair, phraseOf)) continue
      const nextSet = rows[row + AT.nextSet] ?? NOTHING
      if (nextSet >= 0 && !isNear(words, nextSet, i + 1, i + (rows[row + AT.nextReach] ?? 0))) continue
      const beforeSet = rows[row + AT.beforeSet] ?? NOTHING
      const first = i - (rows[row + AT.beforeReach] ?? 0)
      if (beforeSet === START ? first > 0 : beforeSet >= 0 && !isNear(words, beforeSet, first, i - 1)) continue
      const entry = entries[rows[row + AT.entry] ?? 0]
      if (!entry) continue
      if (phraseOf === WHOLE) found.push(matchOf(entry.pattern, i, i + 1))
      else if (hasBesides(words, entry.besideSets)) {
        const match = matchAt(entry, i, words, compiled, work)
        if (match) found.push(match)
      }
    }
  }
  return found
}

/** For every word the sets of which a phrase begins with it and the next one. */
function pairsOf(ids: readonly number[], { pairs, inPairs }: Compiled): Scan['pairs'] {
  const found: (Uint32Array | undefined)[] = []
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    const next = ids[i + 1] ?? 0
    const isPair = ((inPairs[id] ?? 0) & FIRST) !== 0 && ((inPairs[next] ?? 0) & SECOND) !== 0
    found.push(isPair ? pairs.get(pairOf(id, next)) : undefined)
  }
  return found
}

const matchOf = ({ group, owner, part, text }: Pattern, from: number, to: number): Match => ({
  group,
  owner,
  part,
  pattern: text,
  from,
  to,
})

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
  return matchOf(pattern, range.from, range.to)
}
