import type { Block } from '../article/block.ts'
import type { Compiled } from '../match/compile.ts'
import { matchSentence, type Work } from '../match/matcher.ts'
import type { Draft } from './draft.ts'
import { readQuantities } from './quantity.ts'
import { readSentences, type Sentence } from './sentence.ts'
import type { Statement } from './statement.ts'

/** A row whose first cell says more than a name: a claim, a question. It is not read together with its other cells. */
const LONGEST_NAME = 5

/** A cell is read together with the name of its row: "Side effects | none". Matches are those that reach into the cell. */
export function matchCell(block: Block, sentence: Sentence, compiled: Compiled, work: Work): Statement['matches'] {
  const name = rowName(block)
  const [label] = name === '' ? [] : readSentences({ text: name }, compiled.vocabulary)
  const own = matchSentence(sentence, compiled, work)
  if (!label || label.words.length > LONGEST_NAME || sentence.start > 0) return own
  // "Who cannot have it? | Anyone with cancer": a whole question is answered, and is no part of the answer
  if (label.isQuestion && !isName(label)) return own
  return [...own, ...matchesUnder(label, sentence, compiled, work)]
}

/** Matches that reach from a name into what is said under it, as words of the latter. */
function matchesUnder(label: Sentence, sentence: Sentence, compiled: Compiled, work: Work): Statement['matches'] {
  const size = label.ids.length
  const breaks = [...label.breaks, ...sentence.breaks.map((strength, i) => (i === 0 ? 0 : strength))]
  const joined = matchSentence({ ids: [...label.ids, ...sentence.ids], breaks }, compiled, work)
  const reaching = joined.filter((match) => match.to > size && match.from < size)
  return reaching.map((match) => ({ ...match, from: 0, to: match.to - size }))
}

/** words that make a whole question, which asserts by itself or not at all */
const WHOLE =
  /^(?:is|are|was|were|do|does|did|can|could|will|would|should|may|might|must|has|have|had|what|which|who|whom|whose|how|why|when|where|any|anything|not|no|really|ready|if|and|or|but)$/
const isName = ({ words }: Sentence): boolean =>
  words.length <= LONGEST_NAME && !words.some(({ text }) => WHOLE.test(text))

/** "Keloid skin? Not a problem.": a question without a verb names what the sentence after it is about, as the first cell of a row does. */
export const matchAnswer = (
  question: Sentence | undefined,
  sentence: Sentence,
  compiled: Compiled,
  work: Work,
): Statement['matches'] =>
  question?.isQuestion && !sentence.isQuestion && isName(question)
    ? matchesUnder(question, sentence, compiled, work)
    : []

/** The first cell of a row, for the cells after it. */
const rowName = ({ under, kind }: Block): string => (kind === 'cell' && under.length >= 2 ? (under.at(-2) ?? '') : '')

/** "Sessions | 1" is one session. */
export function quantitiesOf(
  { block, sentence }: Pick<Draft, 'block' | 'sentence'>,
  compiled: Compiled,
): Statement['quantities'] {
  const own = readQuantities(sentence)
  const name = rowName(block)
  if (own.length > 0 || name === '') return own
  const [label] = readSentences({ text: name }, compiled.vocabulary)
  const size = sentence.words.length
  // "Weeks 1-2 | some, for a few": the name is a time of its own, and no unit
  return label && readQuantities(label).length === 0
    ? readQuantities({ words: [...sentence.words, ...label.words] })
        .filter((quantity) => quantity.from < size)
        .map((quantity) => ({ ...quantity, to: Math.min(quantity.to, size) }))
    : own
}
