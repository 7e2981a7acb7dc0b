import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** The text in which a denial stands. */
export interface Said {
  readonly words: readonly Word[]
  readonly clauses: Clauses
  readonly lexicon: Lexicon
}

// "... but I have it", "and now there is", "and then it started", "now lots"
const AFFIRMS: ReadonlySet<string> = new Set([
  'is',
  'are',
  'has',
  'have',
  'had',
  'do',
  'does',
  'did',
  'feel',
  'see',
  'smell',
  'started',
  'began',
  'come',
  'came',
  'happened',
  'came',
  'happen',
  'wrong',
  'untrue',
  'lots',
  'loads',
  'plenty',
  'tons',
  'some',
  'yes',
  'yeah',
  'correction',
  'thought',
  'bit',
  'little',
  'slightly',
  'maybe',
  'scratch',
])
const CORRECTS: ReadonlySet<string> = new Set([
  'well',
  'actually',
  'correction',
  'wait',
  'hmm',
  'scratch',
  'edit',
  'oops',
  'hang',
  'hold',
])
const BESIDE: ReadonlySet<string> = new Set([
  'wait',
  'actually',
  'hmm',
  'or',
  'oh',
  'sorry',
  'hang',
  'hold',
  'kind',
  'sort',
  'said',
  'there',
  'theres',
  'it',
  'its',
  'i',
  'ive',
  'im',
  'they',
  'theyre',
  'he',
  'hes',
  'she',
  'shes',
  'we',
  'now',
  'today',
  'tonight',
  'yesterday',
  'this',
  'morning',
  'afternoon',
  'evening',
  'since',
  'and',
  'but',
  'then',
  'so',
  'here',
  'that',
  'thats',
  'those',
  'these',
  'yes',
  'very',
  'much',
  'a',
  'the',
  'of',
  'still',
  'again',
  'already',
  'suddenly',
  'all',
  'just',
  'definitely',
  'clearly',
  'certainly',
  'indeed',
  'really',
  'on',
  'in',
  'my',
  'to',
  'was',
  'were',
  'be',
  'been',
  'me',
])
const YES: ReadonlySet<string> = new Set(['yes', 'yeah', 'some'])
const NOT_AFTER: ReadonlySet<string> = new Set(['it', 'is', 'all', 'so'])

const OR: ReadonlySet<string> = new Set(['or', 'nor'])

/** A clause that says no more than that it is so: every word of it small, one of them finite. */
const isAffirmation = (clause: Clause, { words }: Said): boolean => {
  const all = words.slice(clause.from, clause.to).filter((w) => w.kind !== 'blank' && w.kind !== 'mark')
  const own = CORRECTS.has(all[0]?.word ?? '') ? all.slice(1) : all
  if (own.length === 1 && YES.has(own[0]?.word ?? '')) return true
  if (own.length < 2 || own.length > 8) return false
  // the end of a list: "no pus or smell"
  if (own.length === 2 && OR.has(own[0]?.word ?? '')) return false
  const isClosed = own.every((w) => w.kind === 'word' && (AFFIRMS.has(w.word) || BESIDE.has(w.word)))
  if (!isClosed) return false
  const last = own.at(-1)?.word ?? ''
  const said = own.map((w) => w.word).join(' ')
  // "that's it", "and that is all"
  if (/\bthats? (?:is )?(?:it|all)$/.test(said) || (NOT_AFTER.has(last) && /^(?:so )?that/.test(said))) return false
  const isNow = own.some((w) => w.word === 'now' || w.word === 'today' || w.word === 'but' || w.word === 'then')
  return own.some((w) => AFFIRMS.has(w.word) || (isNow && (w.word === 'theres' || w.word === 'ive')))
}

/** "I was told there would be no pus, but there is" */
export const isAffirmedLater = (sign: Found, said: Said): boolean => {
  const clause = said.clauses.of(sign.from)
  let { sentence } = clause
  for (let index = clause.index + 1; index <= clause.index + 3; index++) {
    const next = said.clauses.list[index]
    if (!next) return false
    // "no pus... well, a bit"
    if (next.sentence === sentence + 1 && CORRECTS.has(said.words[next.from]?.word ?? '')) sentence = next.sentence
    if (next.sentence !== sentence) return false
    if (isAffirmation(next, said)) return true
    const isShort = said.words
      .slice(next.from, next.to)
      .every((w, n) => w.kind !== 'word' || BESIDE.has(w.word) || (n === 0 && CORRECTS.has(w.word)))
    if (!isShort) return false
  }
  return false
}
