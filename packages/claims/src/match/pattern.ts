/** One element of a pattern, as written. */
export interface ElementText {
  /** words (a trailing `~` adds inflections), or classes in braces; any of them */
  readonly options: readonly string[]
  readonly isOptional: boolean
  /** the next word must not be one of the options */
  readonly isNot: boolean
  /** words that may stand before it */
  readonly gap: number
  /** `^` and `$`: the beginning and the end of the sentence */
  readonly anchor: 'start' | 'end' | null
}

/** A pattern as written: words in order, and what must (or must not) stand in the same clause. */
export interface PatternText {
  readonly elements: readonly ElementText[]
  readonly beside: readonly ElementText[]
}

const DEFAULT_GAP = 3
const MOST_STEPS = 4096

/** A pattern that cannot be read, or that could cost too much. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

const OPTIONS = /^(!?)\(([^()]+)\)(\??)$/
const SINGLE = /^(!?)([^()?!]+)(\??)$/

function element(token: string, gap: number, pattern: string): ElementText {
  if (token === '^' || token === '$')
    return { options: [], isOptional: false, isNot: false, gap, anchor: token === '^' ? 'start' : 'end' }
  const read = OPTIONS.exec(token) ?? SINGLE.exec(token)
  if (!read)
    throw new PatternError(
      `"${pattern}": cannot read "${token}"; write word, word~, {class}, (a|b), x?, !x, .., ..5, ^ or $`,
    )
  const [, not = '', inside = '', optional = ''] = read
  return {
    options: inside.split('|').map((option) => option.trim()),
    isOptional: optional === '?',
    isNot: not === '!',
    gap,
    anchor: null,
  }
}

/**
 * Reads a pattern: words in order, `{class}`, `word~` (any inflection), `(a|b c|{class})`, `x?` optional, `!x` not here,
 * `..` up to three words between (`..5` up to five), `^` and `$` the ends of the sentence.
 * ` & x` and ` & !x` after them: x stands, or does not stand, in the same clause, before or behind.
 * @example readPattern('{no} ..2 {pain} !(relief|killer)')
 * @throws PatternError when it cannot be read, or when a match could cost more than 4096 steps
 */
export function readPattern(pattern: string): PatternText {
  const [inOrder = '', ...others] = pattern.split(' & ')
  const beside = others.map((other) => element(other.trim(), 0, pattern))
  return { elements: readElements(inOrder, pattern), beside }
}

function readElements(inOrder: string, pattern: string): ElementText[] {
  const tokens = inOrder.match(/!?\([^)]*\)\??|\S+/g) ?? []
  const elements: ElementText[] = []
  let gap = 0
  for (const token of tokens) {
    const dots = /^\.\.(\d*)$/.exec(token)
    if (dots) {
      gap = dots[1] ? Number(dots[1]) : DEFAULT_GAP
      continue
    }
    elements.push(element(token, gap, pattern))
    gap = 0
  }
  if (!elements.some((e) => !e.isOptional && !e.isNot && !e.anchor))
    throw new PatternError(`"${pattern}": needs a word that must be there`)
  const steps = elements.reduce((product, e) => product * (e.gap + 1) * (e.isOptional ? 2 : 1), 1)
  if (steps > MOST_STEPS) throw new PatternError(`"${pattern}": too many ways to match; use smaller gaps`)
  return elements
}
