import type { Element, Pattern } from './element.ts'
import { kindAt, phraseEnds, type Scan, SINGLE, STRONG, type Work } from './words.ts'

interface Range {
  readonly from: number
  readonly to: number
}

const REACH = 14
/** what must not stand beside is looked for nearer: a word far off does not change what is said */
const NOT_REACH = 6

/** The words around a range that belong to its clause: no "but", no strong break between, at most `REACH` away. */
function clauseAround({ from, to }: Range, words: Scan, contrast: Element, reach: number): Range {
  const { ids, breaks } = words
  let start = from
  while (start > 0 && from - start < reach) {
    if ((breaks[start] ?? 0) >= STRONG || (kindAt(words, contrast, start - 1) & SINGLE) !== 0) break
    start--
  }
  let end = to
  while (end < ids.length && end - to < reach) {
    if ((breaks[end] ?? 0) >= STRONG || (kindAt(words, contrast, end) & SINGLE) !== 0) break
    end++
  }
  return { from: start, to: end }
}

/** The first words of an element in a clause. */
function findIn(element: Element, clause: Range, words: Scan, work: Work): Range | undefined {
  for (let i = clause.from; i < clause.to; i++) {
    work.steps++
    const kind = kindAt(words, element, i)
    if (kind === 0) continue
    const [end] = kind > SINGLE ? phraseEnds(element, words, i) : []
    if (end !== undefined && end <= clause.to) return { from: i, to: end }
    if ((kind & SINGLE) !== 0) return { from: i, to: i + 1 }
  }
  return undefined
}

/** The range widened to all that must stand beside it; undefined where something is missing, or there that must not be. */
export function withBesides(
  { beside }: Pattern,
  match: Range,
  words: Scan,
  contrast: Element,
  work: Work,
): Range | undefined {
  if (beside.length === 0) return match
  const clause = clauseAround(match, words, contrast, REACH)
  const near = clauseAround(match, words, contrast, NOT_REACH)
  let { from, to } = match
  for (const { element, isNot } of beside) {
    const found = findIn(element, isNot ? near : clause, words, work)
    if ((found === undefined) !== isNot) return undefined
    if (!found) continue
    from = Math.min(from, found.from)
    to = Math.max(to, found.to)
  }
  return { from, to }
}
