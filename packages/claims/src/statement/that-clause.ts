// What stands behind "that" is as much said as the words before it say: "it is not true that ...", "nobody should tell you that ...".
import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import { COLON, STRONG } from '../match/words.ts'
import { framesOf, warningsOf } from './frames.ts'
import type { Statement } from './statement.ts'

interface Range {
  readonly from: number
  readonly to: number
}

/** How the clause that "that" hangs on stands to words of a statement, where it does not say them itself. */
export type ReadThatClause = (statement: Statement, match: Range) => 'rebutted' | 'reported' | undefined

/** Words [from, to) behind a "that". */
interface ThatClause extends Range {
  readonly stance: 'rebutted' | 'reported'
  /** "nobody has told us that it hurt" says itself that it does not; "nobody should tell you that it never hurts" says nothing of the kind */
  readonly isToldOf: boolean
}

const LISTENER = /^(?:you|us|me|him|her|them|people|patients|anyone|anybody|someone|readers|clients)$/
/** "I cannot believe that my hair is back", "I never thought that ...": says that it is so */
const AMAZED = /^(?:believe|think|thought|expected|expect|imagined|imagine|dreamt|dreamed)$/
/** what begins another clause, and what a comma and a new subject do */
const JOINS = /^(?:and|but|so|because|since|if|when|whenever|although|though|while|whereas|until|unless|yet)$/
const SUBJECT = /^(?:i|we|you|he|she|it|they|this|these|there|our|your|the|my)$/
const TURNS = /^(?:but|however|yet|whereas|although|though|nevertheless)$/
/** what nobody told, found or showed is a claim of its own */
const TOLD_OF = /^(?:has|have|had|evidence|proof|indication|suggestion|reason)$/
const NEEDS = /^(?:need|needs|needed|have|only|just)$/

/** Builds the reader from the lexical classes: `says-that` are the words that a clause with "that" follows. */
export function thatClauseReader(compiled: Compiled): ReadThatClause {
  const saysThat = inClass(compiled, 'says-that')
  const negator = inClass(compiled, 'negator')
  const nounNegator = inClass(compiled, 'noun-negator')
  const focus = inClass(compiled, 'focus')

  /** Where the clause of word `at` begins. */
  function clauseOf({ sentence: { words, breaks } }: Statement, at: number): number {
    for (let i = at; i > 0; i--) {
      const text = words[i]?.text ?? ''
      if ((breaks[i] ?? 0) >= COLON || JOINS.test(words[i - 1]?.text ?? '')) return i
      if ((breaks[i] ?? 0) > 0 && (SUBJECT.test(text) || JOINS.test(text))) return i
    }
    return 0
  }

  /** Is the word at `governor` denied in its clause, an odd number of times? */
  function isDenied({ sentence: { words, ids } }: Statement, start: number, governor: number): boolean {
    const said = words.slice(start, governor + 1).map(({ text }) => text)
    if (said.some((text) => NEEDS.test(text)) && said.includes('not')) return false
    if (said.includes('i') && AMAZED.test(said.at(-1) ?? '')) return false
    let denials = 0
    for (let i = start; i <= governor; i++) {
      if (!negator(ids[i]) && !nounNegator(ids[i])) continue
      // "no doubt that", "not only that"
      if (focus(ids[i + 1])) i++
      else denials++
    }
    return denials % 2 === 1
  }

  /** The clause goes on to a dash, a semicolon or a "but"; what it gives a reason for is part of it. */
  function endOf({ sentence: { words, breaks } }: Statement, from: number): number {
    const end = words.findIndex(
      ({ text }, i) => i > from && ((breaks[i] ?? 0) >= STRONG || ((breaks[i] ?? 0) > 0 && TURNS.test(text))),
    )
    return end < 0 ? words.length : end
  }

  /** "Be wary of a page that says that ...", "some clinics claim that ...": its frame stands in the main clause. */
  const isFramed = (frames: readonly Range[], from: number, to: number): boolean =>
    frames.some((frame) => frame.from >= from && frame.from <= to)

  function stanceOf(statement: Statement, start: number, governor: number): ThatClause['stance'] | undefined {
    if (isDenied(statement, start, governor) || isFramed(warningsOf(statement), start, governor)) return 'rebutted'
    return isFramed(framesOf(statement, 'reports'), start, governor) ? 'reported' : undefined
  }

  const clausesIn = (statement: Statement): ThatClause[] => {
    const { words, ids } = statement.sentence
    return words.flatMap(({ text }, i): ThatClause[] => {
      if (text !== 'that' || i === 0) return []
      const governor = i > 1 && LISTENER.test(words[i - 1]?.text ?? '') ? i - 2 : i - 1
      if (!saysThat(ids[governor])) return []
      const start = clauseOf(statement, governor)
      const stance = stanceOf(statement, start, governor)
      const isToldOf = words.slice(start, governor + 1).some((word) => TOLD_OF.test(word.text))
      return stance ? [{ from: i + 1, to: endOf(statement, i + 1), stance, isToldOf }] : []
    })
  }
  // asked again for every match of a statement
  const known = new WeakMap<Statement, readonly ThatClause[]>()
  const clausesOf = (statement: Statement): readonly ThatClause[] => {
    const clauses = known.get(statement) ?? clausesIn(statement)
    known.set(statement, clauses)
    return clauses
  }
  return (statement, match) =>
    clausesOf(statement).find(
      ({ from, to, isToldOf }) => match.to <= to && match.to > from && (match.from >= from || !isToldOf),
    )?.stance
}
