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

/** Of each word: does a search begin at it or before it, of which it is still said what for: "I checked for pus and ..."? */
const searches = (words: readonly Word[], found: readonly Found[], lexicon: Lexicon): Uint8Array => {
  const sought = new Uint8Array(words.length)
  if (!words.some((w) => SEEK.has(w.base))) return sought
  const own = new Uint8Array(words.length)
  for (const { at } of found) for (const i of at) own[i] = 1
  for (const [i, word] of words.entries()) {
    if (i === 0 || word.kind === 'stop') continue
    if (FOR.has(word.word)) sought[i] = words.slice(Math.max(0, i - 2), i).some((w) => SEEK.has(w.base)) ? 1 : 0
    else {
      const joins = lexicon.files.grammar.joints.includes(word.word) || word.kind === 'comma'
      const goesOn = own[i] === 1 || joins || lexicon.isSmall(word) || lexicon.passes.has(word.word)
      sought[i] = goesOn ? (sought[i - 1] ?? 0) : 0
    }
  }
  return sought
}

/** "I checked for pus and heat: nothing": looked for, and the next thing said is that nothing was found. Anything said beside it takes that back. */
export const soughtInVain = (
  words: readonly Word[],
  found: readonly Found[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const sought = searches(words, found, lexicon)
  return found.filter((sign) => {
    if (sought[sign.from - 1] !== 1) return false
    const { sentence } = clauses.of(sign.from)
    const near = [...clauses.ofSentence(sentence), ...clauses.ofSentence(sentence + 1)]
    const answer = near.find((c) => c.from >= sign.to && NOTHING.has(words[c.from]?.word ?? ''))
    if (answer === undefined) return false
    const rest = words.slice(answer.from + 1, answer.to)
    const all = clauses.ofSentence(answer.sentence).filter((c) => c.index > answer.index)
    return (
      rest.every((w) => w.kind !== 'word' || FOUND.has(w.word)) &&
      !all.some((c) => words.slice(c.from, c.to).some((w) => TAKEN_BACK.has(w.word)))
    )
  })
}
