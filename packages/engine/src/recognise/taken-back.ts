import { isAffirmedLater, type Said } from './affirmed.ts'
import type { RemarkHit } from './annotate.ts'
import type { Clause } from './clauses.ts'
import type { Found } from './found.ts'

// "I wish I had no fever", "hopefully not pus"
const WISHED: ReadonlySet<string> = new Set([
  'wish',
  'wishing',
  'wished',
  'hope',
  'hoping',
  'hoped',
  'hopefully',
  'pray',
  'praying',
  'dream',
  'dreaming',
  'prefer',
  'longing',
  'imagine',
])
const WOULD: ReadonlySet<string> = new Set(['would', 'id', 'hed', 'shed', 'wed'])
const LOVE: ReadonlySet<string> = new Set(['love', 'like', 'give', 'kill'])
const UNTRUE: ReadonlySet<string> = new Set(['lied', 'mistaken', 'untrue', 'incorrect', 'fib', 'fibbed'])
// "can't say there's no pus", "not a day without blood"
const DENIES: ReadonlySet<string> = new Set([
  'cant',
  'cannot',
  'couldnt',
  'wouldnt',
  'not',
  'no',
  'isnt',
  'never',
  'hardly',
  'barely',
  'scarcely',
  'dont',
  'wasnt',
])
const HINGES: ReadonlySet<string> = new Set([
  'say',
  'claim',
  'pretend',
  'that',
  'if',
  'though',
  'tell',
  'day',
  'night',
  'hour',
  'week',
  'morning',
])
const FIRST: ReadonlySet<string> = new Set(['first', 'initially', 'originally'])
const TIME: ReadonlySet<string> = new Set(['day', 'days', 'night', 'week', 'hours', 'session', 'time'])
// "isn't this pus?"
const ASKS = /^(?:is|are|was|were|do|does|did|should|could|would|has|have)nt$/
const PEN: ReadonlySet<string> = new Set(['this', 'that', 'these', 'it'])
// so far before a denial may stand what takes it back
const REACH = 9

const NOTHING: ReadonlySet<string> = new Set()
// links over which a wish or a denial still reaches: "dreaming of a day with no pain"
const OVER: ReadonlySet<string> = new Set(['without', 'with', 'to', 'for', 'as', 'of', 'day'])

/** Walks back from the denial over small words; the first other word decides. Never over a stop or a comma. */
const governing = (from: number, { words, lexicon }: Said, passes: ReadonlySet<string>): number => {
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    const word = words[i]
    if (!word || word.kind === 'stop' || word.kind === 'comma' || word.kind === 'strange') return -1
    const isSmall = word.kind === 'blank' || lexicon.isSmall(word) || lexicon.links.has(word.base)
    if (!isSmall && !passes.has(word.word) && !OVER.has(word.word)) return i
  }
  return -1
}

/** "I wish I had no fever", "would love to have no pain", "I'd rather have no pus", "don't tell me it's pus" */
const isWished = ({ from, to }: RemarkHit, said: Said): boolean => {
  const { words } = said
  if (words[to]?.word === 'tell' && words[to + 1]?.word === 'me') return true
  if (
    words
      .slice(Math.max(0, from - 4), from)
      .some((w, n, own) => w.word === 'rather' && WOULD.has(own[n - 1]?.word ?? ''))
  )
    return true
  const i = governing(from, said, NOTHING)
  const word = words[i]?.word ?? ''
  if (WISHED.has(word)) return true
  if (LOVE.has(word)) return words.slice(Math.max(0, i - 2), i).some((w) => WOULD.has(w.word))
  // "please don't tell me it's not ..."
  return word === 'tell' && words[i + 1]?.word === 'me' && words[i - 1]?.word === 'please'
}

const isLie = (from: number, { words, clauses }: Said): boolean => {
  const { sentence } = clauses.of(from)
  const start = clauses.ofSentence(sentence)[0]?.from ?? from
  return words.slice(start, from).some((w) => UNTRUE.has(w.word))
}

/** "can't say there's no pus", "it's not that there is none": one denial denies the other. */
const isUndone = (from: number, said: Said): boolean => {
  const { words } = said
  const i = governing(from, said, HINGES)
  // small words among the denials themselves: "not a day without"
  const at = Math.max(0, i < 0 ? from - REACH : i)
  const lead = words.slice(at, from)
  const start = lead.findLastIndex((w) => w.kind === 'stop' || w.kind === 'comma')
  const own = lead.slice(start + 1)
  const denial = own.findIndex((w) => DENIES.has(w.word))
  return denial >= 0 && own.slice(denial + 1).some((w) => HINGES.has(w.word))
}

/** "had no fever at first", "first no pus", "never had pus like this", "isn't pus bad?" */
const isOfThen = (from: number, to: number, clause: Clause, { words }: Said): boolean => {
  const tail = words.slice(to, Math.min(clause.to, to + 3)).map((w) => w.word)
  if (tail[0] === 'initially' || tail[0] === 'originally') return true
  if ((tail[0] === 'at' && tail[1] === 'first') || tail[1] === 'begin' || tail[1] === 'beginning') return true
  if (tail[0] === 'in' && tail[1] === 'the' && tail[2] === 'beginning') return true
  const before = words.slice(Math.max(clause.from, from - 4), from)
  const first = before.findLastIndex((w) => FIRST.has(w.word))
  return first >= 0 && !TIME.has(before[first + 1]?.word ?? '') && !before.some((w) => w.word === 'the')
}

const isNeverLike = ({ from, to }: RemarkHit, sign: Found, { words }: Said): boolean =>
  words.slice(from, to).some((w) => w.word === 'never') &&
  words
    .slice(sign.to - 1, sign.to + 2)
    .some((w, n, own) => w.word === 'like' && PEN.has(own[n + 1]?.word ?? words[sign.to + 1]?.word ?? ''))

const THINKS: ReadonlySet<string> = new Set(['think', 'believe', 'find', 'reckon', 'suppose', 'call'])

/** "I don't think the fever is normal": what is denied is that it is well. */
const isThought = ({ from, to }: RemarkHit, sign: Found, clause: Clause, { words, lexicon }: Said): boolean =>
  words.slice(from, to + 1).some((w) => THINKS.has(w.base)) &&
  words.slice(sign.to, clause.to).some((w) => lexicon.well.has(w.word))

const isAsked = (from: number, clause: Clause, { words, clauses, lexicon }: Said): boolean => {
  if (from > clause.from + (lexicon.clauses.has(clause.opener) ? 1 : 0) || !ASKS.test(words[from]?.word ?? ''))
    return false
  const end = clauses.ofSentence(clause.sentence).at(-1)?.to ?? clause.to
  return words[end]?.word.includes('?') === true
}

const COULD: ReadonlySet<string> = new Set(['could', 'would', 'id', 'if', 'rather', 'better'])

/** "I could do without the pus", "it would be perfect without the fever" */
const isSpared = ({ from, to }: RemarkHit, { words, clauses }: Said): boolean => {
  if (words[to - 1]?.word !== 'without') return false
  const clause = clauses.of(from)
  const before = clauses.list[clause.index - 1]
  const start = before?.sentence === clause.sentence && clause.from === from ? before.from : clause.from
  return words.slice(start, from).some((w) => COULD.has(w.word))
}

/** A denial that denies nothing: wished, denied itself, of another time, asked, or taken back by what follows. */
export const isTakenBack = (sign: Found, negator: RemarkHit, said: Said): boolean => {
  const clause = said.clauses.of(sign.from)
  return (
    isWished(negator, said) ||
    isSpared(negator, said) ||
    isLie(negator.from, said) ||
    isUndone(negator.from, said) ||
    isOfThen(negator.from, sign.to, clause, said) ||
    isNeverLike(negator, sign, said) ||
    isThought(negator, sign, clause, said) ||
    isAsked(negator.from, clause, said) ||
    isAffirmedLater(sign, said)
  )
}
