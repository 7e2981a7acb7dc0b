import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

const SEEK: ReadonlySet<string> = new Set(['check', 'look', 'watch', 'search', 'inspect', 'examine'])
const FOR: ReadonlySet<string> = new Set(['for', 'out'])
const NOTHING: ReadonlySet<string> = new Set(['nothing', 'none', 'nowt', 'nil', 'nada', 'zilch', 'neither'])
// "nothing found so far", "none at all"
const FOUND: ReadonlySet<string> = new Set([
  'found',
  'there',
  'at',
  'all',
  'so',
  'far',
  'of',
  'that',
  'it',
  'to',
  'see',
  'seen',
  'either',
  'yet',
])
const TAKEN_BACK: ReadonlySet<string> = new Set([
  'but',
  'until',
  'till',
  'except',
  'apart',
  'although',
  'though',
  'however',
  'then',
  'now',
  'today',
  'only',
  'just',
])

/** Does a search for the sign begin before it: "I checked for pus and ..."? */
const isSought = (sign: Found, words: readonly Word[], found: readonly Found[], lexicon: Lexicon): boolean => {
  const own = new Set(found.flatMap((f) => f.at))
  for (let i = sign.from - 1; i > 0; i--) {
    const word = words[i]
    if (word === undefined || word.kind === 'stop') return false
    if (FOR.has(word.word)) return words.slice(Math.max(0, i - 2), i).some((w) => SEEK.has(w.base))
    const joins = lexicon.files.grammar.joints.includes(word.word) || word.kind === 'comma'
    if (!own.has(i) && !joins && !lexicon.isSmall(word) && !lexicon.passes.has(word.word)) return false
  }
  return false
}

/** "I checked for pus and heat: nothing": looked for, and the next thing said is that nothing was found. Anything said beside it takes that back. */
export const soughtInVain = (
  words: readonly Word[],
  found: readonly Found[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] =>
  found.filter((sign) => {
    if (!words.some((w) => SEEK.has(w.base)) || !isSought(sign, words, found, lexicon)) return false
    const { sentence } = clauses.of(sign.from)
    const answer = clauses.list.find((c) => c.from >= sign.to && NOTHING.has(words[c.from]?.word ?? ''))
    if (answer === undefined || answer.sentence > sentence + 1) return false
    const rest = words.slice(answer.from + 1, answer.to)
    const all = clauses.list.filter((c) => c.sentence === answer.sentence && c.index > answer.index)
    return (
      rest.every((w) => w.kind !== 'word' || FOUND.has(w.word)) &&
      !all.some((c) => words.slice(c.from, c.to).some((w) => TAKEN_BACK.has(w.word)))
    )
  })
