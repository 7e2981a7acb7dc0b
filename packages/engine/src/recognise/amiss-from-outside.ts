import type { ClauseRule } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { Word } from './read-words.ts'

const OUT_OF: ReadonlySet<string> = new Set([
  'out',
  'from',
  'under',
  'underneath',
  'beneath',
  'between',
  'through',
  'behind',
])

/** Where in the clause one of the words stands; -1 = nowhere. */
const firstOf = (clause: Clause, words: readonly Word[], list: ReadonlySet<string>): number => {
  for (let i = clause.from; i < clause.to; i++) if (list.has(words[i]?.word ?? '')) return i
  return -1
}

/** "there's something running out from under the scab": whatever else the clause tells, unless a sign tells just this. */
export const comesOut: ClauseRule = (clause, { words, lexicon, signs, negators }) => {
  const what = firstOf(clause, words, lexicon.unnamed)
  if (what < 0 || negators.has(what - 1) || signs[what] === 1) return false
  for (let i = what + 1; i < clause.to; i++) {
    if (!lexicon.comes.has(words[i]?.base ?? '')) continue
    const rest = words.slice(i + 1, clause.to)
    const out = rest.findIndex((w) => OUT_OF.has(w.word))
    if (out >= 0 && rest.slice(out + 1).some((w) => lexicon.wounds.has(w.base))) return true
  }
  return false
}

const PATIENT: ReadonlySet<string> = new Set(['me', 'him', 'her'])

/** "the waiter caught me on the way down": others do to the patient what nobody needs who is well. */
export const isTended: ClauseRule = (clause, { words, lexicon }) => {
  for (let i = clause.from + 1; i + 1 < clause.to; i++) {
    if (!lexicon.tended.has(words[i]?.base ?? '') || !PATIENT.has(words[i + 1]?.word ?? '')) continue
    const next = words[i + 2]
    // "lifted her bag"
    if (words[i + 1]?.word === 'her' && next?.kind === 'word' && lexicon.isThing(next.word)) continue
    if (!lexicon.notTended.has(next?.word ?? '')) return true
  }
  return false
}

const FOR_PATIENT: ReadonlySet<string> = new Set(['me', 'my', 'him', 'his', 'her'])

/** "the best man had to button my shirt": somebody who does not treat had to do what one does oneself. */
export const hadTo: ClauseRule = (clause, { words, lexicon }) => {
  for (let i = clause.from + 1; i + 2 < clause.to; i++) {
    if (words[i]?.word !== 'had' || words[i + 1]?.word !== 'to') continue
    const before = words.slice(clause.from, i)
    if (before.some((w) => lexicon.persons.has(w.word) && /^(?:i|im|ive|we)$/.test(w.word))) return false
    const { others, relatives, partners, treating } = lexicon.talk
    const isOther = before.some((w) => others.has(w.word) || relatives.has(w.word) || partners.has(w.word))
    if (!isOther || before.some((w) => treating.has(w.word))) return false
    const verb = words[i + 2]
    if (verb === undefined || lexicon.talk.errands.has(verb.base)) return false
    return words.slice(i + 3, clause.to).some((w) => FOR_PATIENT.has(w.word))
  }
  return false
}

/** "asked me to close my mouth and I couldn't": what one cannot stands before. */
export const couldNot: ClauseRule = (clause, { words, lexicon }) => {
  let last = clause.to - 1
  while (last > clause.from && words[last]?.kind !== 'word') last--
  return (
    lexicon.cannot.has(words[last]?.word ?? '') &&
    words.slice(clause.from, last).some((w) => w.word === 'i' || w.word === 'he' || w.word === 'she') &&
    last - clause.from <= 3
  )
}
