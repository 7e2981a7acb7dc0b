import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { OF_PATIENT } from './of-patient.ts'
import type { Word } from './read-words.ts'

const SAYS: ReadonlySet<string> = new Set([
  'say',
  'tell',
  'mention',
  'warn',
  'explain',
  'write',
  'advise',
  'promise',
  'reckon',
])
// what is to be expected, and for how long
const EXPECTS: ReadonlySet<string> = new Set([
  'can',
  'may',
  'might',
  'would',
  'will',
  'should',
  'could',
  'days',
  'weeks',
  'months',
  'day',
  'week',
  'month',
  'fortnight',
  'first',
  'until',
  'till',
  'normal',
  'usual',
  'expect',
  'expected',
  'slowly',
  'gently',
  'early',
  'common',
  'often',
  'sometimes',
])
// the report comes back to the patient
const COMES_BACK: ReadonlySet<string> = new Set([
  ...OF_PATIENT,
  'id',
  'ill',
  'we',
  'those',
  'today',
  'still',
  'already',
  'because',
  'hospital',
  'urgent',
  'emergency',
  'immediately',
  'straight',
])

/**
 * Where in the clause somebody who treats, or something that is read, begins to say what is to be expected of everybody: "consultant told me extra fall for up
 * to two weeks can come". -1 = nobody does, or what is said comes back to the patient ("... that mine is infected").
 */
export const foretoldFrom = (clause: Clause, words: readonly Word[], { talk }: Lexicon): number => {
  const own = words.slice(clause.from, clause.to)
  const who = own.findIndex((w) => talk.treating.has(w.word) || talk.sources.has(w.word))
  const says = own.findIndex((w, n) => n > who && SAYS.has(w.base))
  if (who < 0 || says < 0) return -1
  const told = own.slice(own[says + 1]?.word === 'me' ? says + 2 : says + 1)
  const isOfAll = told.some((w) => EXPECTS.has(w.word)) && !told.some((w) => COMES_BACK.has(w.word))
  return isOfAll && !own.slice(who + 1, says).some((w) => COMES_BACK.has(w.word)) ? clause.from + says + 1 : -1
}

/** "the booklet mentions some shedding in the first weeks": what is said to come is not told to be there. Never of what is never calm. */
export const onlyForetold = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] =>
  found.filter((f) => {
    if (lexicon.knowledge.signs[f.sign]?.neverCalm !== false) return false
    // "the swelling could close both eyes": one that is there already
    if (words[f.from - 1]?.word === 'the') return false
    const from = foretoldFrom(clauses.of(f.from), words, lexicon)
    return from >= 0 && f.from >= from
  })

const TREATED: ReadonlySet<string> = new Set([
  'treatment',
  'procedure',
  'session',
  'op',
  'operation',
  'surgery',
  'appointment',
  'needling',
  'injections',
  'transplant',
  'transplantation',
  'tattooing',
])
const GOES_ON: ReadonlySet<string> = new Set([
  'still',
  'now',
  'since',
  'again',
  'keep',
  'today',
  'more',
  'ever',
  'after',
  'continue',
  'stop',
])

/** "blood there was only a few drops during the treatment": so it was then, and nothing says that it went on. Never of what is never calm. */
export const onlyDuring = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { knowledge }: Lexicon,
): readonly Found[] =>
  found.filter((f) => {
    if (knowledge.signs[f.sign]?.neverCalm !== false) return false
    const clause = clauses.of(f.from)
    const behind = words.slice(f.to, clause.to).findIndex((w) => w.word === 'during')
    const during = f.to + behind
    if (behind < 0 || !words.slice(during + 1, during + 4).some((w) => TREATED.has(w.word))) return false
    const own = clauses.ofSentence(clause.sentence)
    return !words.slice(own[0]?.from ?? 0, own.at(-1)?.to ?? 0).some((w) => GOES_ON.has(w.word) || GOES_ON.has(w.base))
  })
