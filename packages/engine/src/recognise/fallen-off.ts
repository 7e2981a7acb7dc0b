import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

// "since the scabs fell"
const SINCE: ReadonlySet<string> = new Set(['since', 'after', 'once'])
const FELL: ReadonlySet<string> = new Set(['fell', 'fallen', 'dropped', 'went', 'gone'])
const GONE = 'gone'

const wordsOfFalling = perLexicon(({ files: { severity } }) => ({
  said: wordsOf(severity.falls_off.said),
  off: wordsOf(severity.falls_off.with),
}))

/** Is a sign over because what it consists in fell off: "the scabs are gone", "all scabs came off"? Which signs can: `falls_off` of severity.yaml. */
export const hasFallenOff = (
  { sign, at, from, to }: Found,
  words: readonly Word[],
  clauses: Clauses,
  lexicon: Lexicon,
): boolean => {
  if (!lexicon.files.severity.falls_off.signs.includes(sign)) return false
  const { said, off } = wordsOfFalling(lexicon)
  const own = at.map((i) => words[i]?.word ?? '')
  let next = to
  while (words[next]?.kind === 'word' && lexicon.isSmall(words[next] as Word)) next++
  // "all the scabs are off", "the scabs are gone"
  // "all scabs gone since the weekend"
  let opener = from - 1
  while (opener > 0 && lexicon.insidePlaces.has(words[opener]?.word ?? '')) opener--
  const isSince = SINCE.has(words[opener]?.word ?? '') && words.slice(to, next + 1).some((w) => FELL.has(w.word))
  const isGone = words[to]?.word === GONE || isSince
  const isOff = isGone || (next > to && next < clauses.of(from).to && [...off, GONE].includes(words[next]?.word ?? ''))
  return isOff || (own.some((w) => said.includes(w)) && own.some((w) => off.includes(w)))
}
