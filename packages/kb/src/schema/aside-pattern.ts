import { nearest } from '../nearest.ts'

const CLASS = /<([^<>\s]+)>[?*+]?/g
// a clause's edge stands alone between spaces
const EDGE = /(?<=^|\s)[<>](?=\s|$)/g
const TOKEN = /\(|\)[?*+]?|\||[^\s()|]+/g
const WORD = /^[\p{L}\p{M}\p{N}'’&-]+[?*+]?$/u

/** Do brackets close what they open, and does each `|` stand between alternatives of one? */
function bracketFault(tokens: readonly string[]): string | null {
  let depth = 0
  for (const token of tokens) {
    if (token === '(') depth++
    if (token.startsWith(')') && --depth < 0) return 'there is a ")" without "("; open or remove it'
    if (token === '|' && depth === 0) return 'write alternatives inside brackets: "(one|another way)"'
  }
  return depth === 0 ? null : 'close the bracket of the alternatives: "(one|another way)"'
}

/**
 * What is wrong with one pattern of asides.yaml, as one line that says what to write instead; null when it is sound.
 *
 * @param classes the names that may stand as `<class>`
 */
export function asidePatternFault(pattern: string, classes: ReadonlySet<string>): string | null {
  for (const [, name = ''] of pattern.matchAll(CLASS))
    if (!classes.has(name)) {
      const meant = nearest(name, [...classes])
      return `there is no class <${name}> above; ${meant ? `write <${meant}>` : 'write it into classes, before it is used'}`
    }
  const bare = pattern.replace(CLASS, 'x')
  const edges = bare.match(EDGE) ?? []
  if (edges.filter((edge) => edge === '<').length > 1 || edges.filter((edge) => edge === '>').length > 1)
    return 'a pattern has one "<" and one ">" at most: the clause before, the one after'
  const tokens = bare.replace(EDGE, ' ').match(TOKEN) ?? []
  const odd = tokens.find((token) => !/^[(|)]/.test(token) && !WORD.test(token))
  if (odd !== undefined)
    return `"${odd}" is no word; write words, (one|another) of them, <class>, and ?, * or + right behind`
  return bracketFault(tokens)
}
