import type { Compiled } from '../match/compile.ts'
import type { WordClass } from '../match/element.ts'
import type { Match } from '../match/matcher.ts'
import { COLON } from '../match/words.ts'
import { framesOf, warningsOf } from './frames.ts'
import { overlap, quotedReader } from './quoted.ts'
import type { Stance, Statement } from './statement.ts'
import { isRebutted, takesBackDenial } from './taken-back.ts'
import { thatClauseReader } from './that-clause.ts'

export interface Reading {
  readonly stance: Stance
  /** "may", "often", "some people", "almost" */
  readonly isHedged: boolean
  /** "some people", "may", "rarely", "in one study": in the clause of the words or before it */
  readonly isWeighed: boolean
  /** "perhaps harmless", "may be painless": a word of doubt stands right before the words */
  readonly isDoubted: boolean
  /** "no evidence that", "has not been shown": the sentence leaves open what the words say */
  readonly deferred: 'before' | 'inside' | null
  /** somebody else's words, whether they are denied or not */
  readonly isOthers: boolean
}

/** Reads how the writer stands to the words [from, to) of a statement. */
export type ReadStance = (
  statement: Statement,
  match: Pick<Match, 'from' | 'to'> & Partial<Pick<Match, 'owner'>>,
  next: Statement | undefined,
) => Reading

const STRONG = 2
const DETERMINER_REACH = 4
const DOUBT_REACH = 3

/** "Approved for hair | no": the next cell of the row denies what its name says. */
const isDeniedInRow = ({ block }: Statement, next: Statement | undefined): boolean =>
  block.kind === 'cell' &&
  next?.block.kind === 'cell' &&
  next.block.under.at(-2) === block.text.trim() &&
  /^\W*(?:no|none|not|never|nil|neither|nobody|nowhere|false|unknown|unclear|✗|✘|❌)(?!\w)/iu.test(next.block.text)

const VERB_ENDING = /(?:ed|ing|s)$/
const LONGEST_SUBJECT = 9

type IsIn = (words: WordClass, id: number) => boolean

/** The word before the comma or the "or" before word i. */
const beforeOf = ({ sentence: { ids } }: Statement, i: number, joint: WordClass, isIn: IsIn): number =>
  isIn(joint, ids[i - 1] ?? 0) ? i - 2 : i - 1

/** Is the word before a comma, "or" or "and" of the same form: "cures, reverses or prevents"? */
function isListed(statement: Statement, i: number, ending: string | undefined, joint: WordClass, isIn: IsIn): boolean {
  const { ids, words, breaks } = statement.sentence
  const isJoined = isIn(joint, ids[i - 1] ?? 0) || (breaks[i] ?? 0) === 1
  const before = words[beforeOf(statement, i, joint, isIn)]?.text ?? ''
  return isJoined && ending !== undefined && before.endsWith(ending)
}

/** Builds the reader of stances from the lexical classes. */
export function stanceReader(compiled: Compiled): ReadStance {
  const isIn = (words: WordClass, id: number): boolean => ((words.words[id] ?? 0) & 1) === 1
  const negator = compiled.classOf('negator')
  const nounNegator = compiled.classOf('noun-negator')
  const clauseEnd = compiled.classOf('clause-end')
  const subject = compiled.classOf('clause-subject')
  const actor = compiled.classOf('actor')
  const be = compiled.classOf('verb-like')
  const focus = compiled.classOf('focus')
  const hedge = compiled.classOf('hedge')
  const weighed = compiled.classOf('weighed')
  const doubt = compiled.classOf('doubt')
  const ifWord = compiled.classOf('condition')
  const joint = compiled.classOf('joint')
  const contrast = compiled.classOf('contrast')
  const perfect = compiled.classOf('perfect')
  const copula = compiled.classOf('copula')
  const determiner = compiled.classOf('definite')
  const readQuoted = quotedReader(compiled)
  const readThatClause = thatClauseReader(compiled)

  /** Is there a negator before word `to` whose reach covers it? */
  const isDenied = (statement: Statement, to: number, end: number): boolean => {
    const { ids, breaks } = statement.sentence
    const comforts = framesOf(statement, 'comforts')
    let crossedClause = false
    for (let i = to - 1; i >= 0 && !crossedClause; i--) {
      if (comforts.some((frame) => frame.from <= i && i < frame.to)) continue
      const id = ids[i] ?? 0
      const next = ids[i + 1] ?? 0
      // "nothing lacking", "not wrong", "never without": two denials are none
      const before = i > 0 && (breaks[i] ?? 0) === 0 ? (ids[i - 1] ?? 0) : -1
      if (isIn(negator, id) && (isIn(negator, before) || isIn(nounNegator, before))) {
        i--
        continue
      }
      if (isIn(negator, id)) {
        // "not only painless", "no doubt", "nothing but"
        if (!isIn(focus, next)) return true
      } else if (isIn(nounNegator, id)) {
        const isFar = to - i > DETERMINER_REACH
        const between = ids.slice(i + 1, to)
        const hasActor = between.some((word) => isIn(actor, word))
        // what "no" stands before is a noun: "no offer that ends tonight"
        const hasVerb = ids.slice(i + 2, to).some((word) => isIn(be, word))
        const crossesComma = breaks.slice(i + 1, to + 1).some((strength) => strength > 0)
        // "no capsule has been shown to", "and no ink is": whatever the subject is, its verb is denied
        const isSubject =
          (i === 0 || (breaks[i] ?? 0) > 0 || isIn(joint, ids[i - 1] ?? 0)) &&
          !crossesComma &&
          (isIn(perfect, ids[i + 2] ?? 0) || (isIn(copula, ids[i + 2] ?? 0) && !between.some((id) => isIn(joint, id))))
        if (!isIn(focus, next) && (isSubject || (hasActor && hasVerb) || (!isFar && !hasVerb && !crossesComma)))
          return true
      }
      if ((breaks[i + 1] ?? 0) >= COLON) crossedClause = true
      // "do not wait and do not call": the second stands by itself
      if (i + 1 === to && isIn(joint, id) && (isIn(be, ids[to] ?? 0) || isIn(negator, ids[to] ?? 0)))
        crossedClause = true
      // "nobody but the clinic", "nothing but"
      const isExcept = i > 0 && (isIn(negator, ids[i - 1] ?? 0) || isIn(nounNegator, ids[i - 1] ?? 0))
      if (isIn(clauseEnd, id) && !isExcept) crossedClause = true
      // ", it is ..." and "and the result is ..." begin a new clause; ", in our view," does not
      // "and the plasma is safe" begins another; "that it is painless and that it is safe" goes on
      const isAnd =
        statement.sentence.words[i]?.text === 'and' &&
        statement.sentence.words[i + 1]?.text !== 'that' &&
        isIn(determiner, next)
      const startsClause =
        (((breaks[i] ?? 0) > 0 && isIn(subject, id)) || isAnd) && ids.slice(i + 1, end).some((word) => isIn(be, word))
      if (startsClause) crossedClause = true
    }
    return false
  }
  /** "No syringe, pill or lamp cures, reverses or prevents baldness": the last verb of a list is denied where its first is, by whatever list. */
  const isDeniedAsList = (statement: Statement, to: number): boolean => {
    const { ids, words, breaks } = statement.sentence
    const ending = VERB_ENDING.exec(words[to]?.text ?? '')?.[0]
    let first = to
    while (first > 0 && isListed(statement, first, ending, joint, isIn)) first = beforeOf(statement, first, joint, isIn)
    const opening = first - 1
    for (let i = opening; i >= 0 && opening - i <= LONGEST_SUBJECT; i--) {
      if ((breaks[i + 1] ?? 0) >= COLON || isIn(clauseEnd, ids[i] ?? 0)) return false
      const isSubject =
        i === 0 || (breaks[i] ?? 0) > 0 || isIn(joint, ids[i - 1] ?? 0) || isIn(clauseEnd, ids[i - 1] ?? 0)
      if (!isIn(nounNegator, ids[i] ?? 0) || isIn(focus, ids[i + 1] ?? 0) || !isSubject) continue
      // "no pain, no scar" lists what is not there; "no pill or lamp cures" says what none of them does
      return words.slice(i + 1, first).some(({ text }) => /^(?:or|nor)$/.test(text)) || first < to
    }
    return false
  }
  const isConditional = ({ sentence: { ids, breaks } }: Statement, match: { from: number }): boolean => {
    for (let i = match.from - 1; i >= 0; i--) {
      if (isIn(ifWord, ids[i] ?? 0)) return true
      if ((breaks[i + 1] ?? 0) > 0) return false
    }
    return false
  }
  /** No "but", no semicolon between two ranges of words. */
  const isTogether = (
    { sentence: { ids, breaks } }: Statement,
    a: { from: number; to: number },
    b: { from: number; to: number },
  ): boolean => {
    const [from, to] = a.to <= b.from ? [a.to, b.from] : [b.to, a.from]
    for (let i = from; i < to; i++)
      if (isIn(contrast, ids[i] ?? 0) || (i > from && (breaks[i] ?? 0) > STRONG)) return false
    return true
  }
  const hasComma = ({ sentence: { breaks } }: Statement, from: number, to: number): boolean =>
    breaks.slice(from, to + 1).some((strength) => strength > 0)
  return (statement, match, next) => {
    const { sentence } = statement
    const isHedged = sentence.ids.slice(0, match.to).some((id) => isIn(hedge, id))
    // "for a few days" weighs nothing
    const isWeighed = sentence.ids.some(
      (id, i) => isIn(weighed, id) && !statement.quantities.some(({ from, to }) => from <= i && i < to),
    )
    const isDoubted = sentence.ids
      .slice(Math.max(0, match.from - DOUBT_REACH), match.from + 1)
      .some(
        (id, i, near) =>
          isIn(doubt, id) &&
          !sentence.breaks.slice(match.from - near.length + i + 2, match.from + 1).some((b) => b >= COLON),
      )
    const defers = framesOf(statement, 'defers').filter(
      (frame) => frame.from <= match.to && isTogether(statement, frame, match),
    )
    const isBefore = defers.some((frame) => frame.to <= match.from)
    const deferred = isBefore ? 'before' : defers.length > 0 ? 'inside' : null
    const covers = (frame: Match): boolean => frame.from >= match.from && frame.to <= match.to
    const rebuts = framesOf(statement, 'rebuts').some((frame) => !covers(frame) && isTogether(statement, frame, match))
    const rebutsNext = isRebutted(statement, next, match.owner)
    const { isQuoted, isOwn, isDisowned } = readQuoted(statement, match)
    const isOthers = isQuoted && !isOwn
    const reading = (stance: Stance): Reading => ({ stance, isHedged, isWeighed, isDoubted, deferred, isOthers })
    const denies = (match: { from: number; to: number }): boolean =>
      sentence.ids.slice(match.from, match.to).some((id) => isIn(negator, id) || isIn(nounNegator, id))
    const { answered } = statement
    const isAnswered = answered !== null && overlap(match, answered)
    if (statement.isMyth || (isAnswered && answered.how === 'denied')) return reading('rebutted')
    if (isDeniedInRow(statement, next)) return reading('denied')
    if (rebuts || rebutsNext || (takesBackDenial(next, statement) && denies(match))) return reading('rebutted')
    if (warningsOf(statement).some((frame) => frame.from < match.from && isTogether(statement, frame, match)))
      return reading('rebutted')
    const behindThat = readThatClause(statement, match)
    if (isDisowned || behindThat === 'rebutted') return reading('rebutted')
    if (isDenied(statement, match.from, match.to) || isDeniedAsList(statement, match.from)) return reading('denied')
    if (sentence.isQuestion) return reading('asked')
    if (
      framesOf(statement, 'asks').some((frame) => frame.to <= match.from && !hasComma(statement, frame.to, match.from))
    )
      return reading('asked')
    const reports = framesOf(statement, 'reports').some(
      (frame) => (frame.from < match.from || frame.from >= match.to) && isTogether(statement, frame, match),
    )
    if (reports || behindThat) return reading('reported')
    const weakNext = next && next.block === statement.block && framesOf(next, 'corrects').length > 0
    if (isQuoted && (weakNext || !isOwn)) return reading('reported')
    const isImagined = framesOf(statement, 'imagines').some(
      (frame) => frame.from <= match.from && isTogether(statement, frame, match),
    )
    if (isAnswered && answered.how === 'doubted') return reading('questioned')
    if (isConditional(statement, match) || isImagined) return reading('conditional')
    return reading('asserted')
  }
}
