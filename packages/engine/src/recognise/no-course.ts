import type { RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** The text as these rules read it. */
interface Text {
  readonly words: readonly Word[]
  readonly clauses: Clauses
  readonly lexicon: Lexicon
}

/** "worse if I look down": it is so then. */
const isProvoked = ({ to }: RemarkHit, { words, lexicon }: Text): boolean => {
  const [joint, who, deed] = words.slice(to, to + 3)
  const isOften = joint?.word === 'if' || joint?.word === 'when' || joint?.word === 'whenever'
  const isNow = deed !== undefined && lexicon.provoked.has(deed.word)
  return isOften && isNow && who !== undefined && (lexicon.persons.has(who.word) || lexicon.pronouns.has(who.word))
}

/** "puffier than usual", "redder than the rest": how it looks beside what is well. */
const isOfOwnKind = ({ from, to }: RemarkHit, { words, lexicon }: Text): boolean => {
  const { as_ever } = lexicon.files.grammar
  const [than, what = '', which = ''] = words.slice(to, to + 3).map((w) => w.word)
  if (to - from !== 1 || than !== 'than') return false
  return as_ever.includes(what) || (lexicon.insidePlaces.has(what) && as_ever.includes(which))
}

// "it was stronger at the weekend": so soon the day follows
const THEN = 3
// "was a lot worse": so near stands the past
const AGO = 3
const WAS: ReadonlySet<string> = new Set(['was', 'were', 'looked'])
// "was redder last night"
const LAST: ReadonlySet<string> = new Set(['night', 'week', 'time', 'weekend', 'evening', 'month'])
const SINCE: ReadonlySet<string> = new Set(['since', 'from', 'until', 'till', 'by'])

/** "it was worse on Monday": so it was then, and is not told of now. */
const isOfThen = ({ from, to }: RemarkHit, { words, clauses, lexicon }: Text): boolean => {
  const clause = clauses.of(from)
  const { at_the_time, session_nouns } = lexicon.files.grammar
  // "was worse right after", "... straight after the jabs", not "right after the shower"
  const isAtTheTime = (): boolean => {
    // "I washed it and it was worse right after": after that
    if (clauses.list[clause.index - 1]?.sentence === clause.sentence) return false
    const rest = words.slice(to)
    const stop = rest.findIndex((w) => w.kind !== 'word')
    const next = stop < 0 ? rest : rest.slice(0, stop)
    const said = next.filter((w) => !lexicon.isSmall(w))
    const text = next.map((w) => w.word).join(' ')
    const moment = at_the_time.find((one) => text === one || text.startsWith(`${one} `))
    return (
      moment !== undefined &&
      said.every(
        (w) => moment.split(' ').includes(w.word) || session_nouns.includes(w.word) || session_nouns.includes(w.base),
      )
    )
  }
  const was = words.slice(Math.max(clause.from, from - AGO), from).some((w) => WAS.has(w.word))
  const next = words.slice(to, Math.min(to + THEN, clause.to)).map((w) => w.word)
  if (!was || words[to]?.word === 'than') return false
  // "light pink now, was much redder"
  const isNow = clauses.ofSentence(clause.sentence).some((c) => {
    return c.index < clause.index && words.slice(c.from, c.to).some((w) => w.word === 'now')
  })
  // "it was puffier this morning"; "worse this morning" may mean worse than the day before
  const isThisMorning =
    to - from === 1 && /[^s]er$/.test(words[from]?.word ?? '') && next[0] === 'this' && next[1] === 'morning'
  const isLastOf = (list: readonly string[]): boolean =>
    list.some((word, n) => word === 'last' && LAST.has(list[n + 1] ?? ''))
  const { past_days } = lexicon.files.grammar
  const isDayOf = (list: readonly string[]): boolean => isLastOf(list) || list.some((word) => past_days.includes(word))
  // "last month it was bigger", not "since last month it was bigger"
  const before = words.slice(clause.from, from).map((w) => w.word)
  const isPutFirst = isDayOf(before) && !before.some((word) => SINCE.has(word))
  return isNow || isThisMorning || isAtTheTime() || isDayOf(next) || isPutFirst
}

/** Words of worsening that tell of no worsening now. */
export const tellsNoCourse = (hit: RemarkHit, words: readonly Word[], clauses: Clauses, lexicon: Lexicon): boolean => {
  const text: Text = { words, clauses, lexicon }
  return isProvoked(hit, text) || isOfOwnKind(hit, text) || isOfThen(hit, text)
}

// "it could be worse", "I was expecting worse"
const IMAGINED: ReadonlySet<string> = new Set([
  'expect',
  'expected',
  'expecting',
  'imagined',
  'feared',
  'thought',
  'could',
  'might',
  'would',
  'seen',
  'heard',
  'read',
  'sounds',
  'nothing',
  'far',
  'much',
  'any',
])
// so far before it may that stand
const REACH = 5

/** "was expecting worse": it did not come so. */
export const isImagined = ({ from }: RemarkHit, words: readonly Word[], clauses: Clauses): boolean =>
  words.slice(Math.max(clauses.of(from).from, from - REACH), from).some((w) => IMAGINED.has(w.word))

const HAIR = 'hair'
// "the nerves are growing back"
const BACK = 'back'
const GROWS: ReadonlySet<string> = new Set(['growing', 'grows', 'increasing'])

/** "was expecting worse", "a bit more than before I started"; "it grows", where hair is told */
export const isOnlyCompared = (
  hit: RemarkHit,
  words: readonly Word[],
  found: readonly Found[],
  clauses: Clauses,
  { files: { grammar }, knowledge }: Lexicon,
): boolean => {
  const said = words.slice(hit.from, hit.to)
  const isOfHair = (): boolean =>
    found.some((f) => knowledge.signs[f.sign]?.group === HAIR) || words.some((w) => w.base === HAIR)
  const isMore = said.some(
    ({ word }) =>
      grammar.hair_moves.includes(word) &&
      word !== 'bigger' &&
      (!GROWS.has(word) || words[hit.to]?.word === BACK || isOfHair()),
  )
  return isMore || isImagined(hit, words, clauses)
}

/** "my hearing is fading", "less strength": of what a body can do, less is no better. */
export const lessensAbility = (
  { from, to }: RemarkHit,
  words: readonly Word[],
  clauses: Clauses,
  { abilities, regained }: Lexicon,
): boolean => {
  const clause = clauses.of(from)
  const isRegained = words.slice(from, to).some((w) => regained.has(w.base))
  return !isRegained && words.slice(clause.from, clause.to).some((w) => abilities.has(w.word))
}

const AWAY: ReadonlySet<string> = new Set(['from', 'to', 'at', 'home', 'in', 'on', 'for', 'with', 'here', 'there'])

/** "came back from holiday": where somebody was */
export const isAway = (next: Word | undefined): boolean => AWAY.has(next?.word ?? '')

/** "He came back from his appointment" tells of no sign that came back. */
export const comesHome = ({ to }: RemarkHit, words: readonly Word[]): boolean =>
  words[to - 1]?.word === 'back' && isAway(words[to])
