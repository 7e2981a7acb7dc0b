import type { Article, Statement } from '../statement/statement.ts'
import { groundsOf } from './evidence.ts'
import { findingAt, phraseRule } from './phrase-rule.ts'
import { type Finding, matchesOf, nextOf, overlaps, type Rule, type RuleContext, strengthOf } from './rule.ts'

const ID = 'testimonial-as-evidence'
const NEAR = 3

const says = phraseRule({
  id: ID,
  borneOutBy: 'of-a-story',
  isOfSentence: true,
  evidence: (_statement, { data }) => groundsOf(data),
  hearsPatients: true,
  groups: ['says', 'instead'],
  rhetoric: ['instead'],
  also: ['reported'],
  // "look at Marco in January and in December" is the business of before-after
  accepts: (_match, _reading, statement, article) =>
    matchesOf(statement, 'before-after', 'says').length === 0 &&
    statement.answered === null &&
    !isPutToBeAnswered(statement) &&
    !isPutRight(article, statement.index),
})

/** Does the article itself say, near the story, that it proves nothing? */
const isPutRight = ({ statements }: Article, at: number): boolean =>
  statements.some((other) => matchesOf(other, ID, 'disclaims-all').length > 0) ||
  statements
    .slice(Math.max(0, at - 1), at + NEAR + 1)
    .some(
      (other) => other.block.section === statements[at]?.block.section && matchesOf(other, ID, 'disclaims').length > 0,
    )

/** A quotation and the sentence that rests on it are one finding. */
function joinNeighbours(article: Article, findings: readonly Finding[]): Finding[] {
  const joined: Finding[] = []
  for (const finding of findings) {
    const last = joined.at(-1)
    const between = last ? article.source.slice(last.end, finding.start) : ''
    const isNext =
      last &&
      (!/\n\s*\n/.test(between) || RESTS_ON.test(article.source.slice(finding.start, finding.end))) &&
      between.length < SENTENCE
    if (isNext) joined[joined.length - 1] = { ...last, end: Math.max(last.end, finding.end) }
    else joined.push(finding)
  }
  return joined
}
const SENTENCE = 120
/** a conclusion from the quotation above it */
const RESTS_ON = /^(?:if|what|that|this|who|need|with|we (?:have heard|hear))\b/i

/**
 * '**"I will see hair after the first visit."** I would be surprised.': bold words in quotation marks that the rest of their paragraph goes on
 * to answer are what people say, put as a heading. Who said it may stand behind a story: '**"My hair is back."** Mark, 34, Leeds'.
 */
function isPutToBeAnswered({ block, sentence }: Statement): boolean {
  const rest = block.text.slice(block.lead).trim()
  return sentence.start < block.lead && rest.length >= A_REMARK && !NAMES_WHOM.test(rest)
}
const A_REMARK = 25
const NAMES_WHOM =
  /^[^\p{L}]*(?:(?:says|said|writes|wrote|by|from)\b|\p{Lu}\p{L}+(?:,| \p{Lu}| \(|\W*\d| (?:from|in|of|says|said|wrote|writes)\b))/u

/** Patients who speak for themselves, in quotation marks, about their hair. */
const ownWords = (article: Article, context: RuleContext): Finding[] =>
  article.statements.flatMap((statement) => {
    // a reader's letter asks; it is no story
    if (
      !statement.isTestimonial ||
      statement.answered !== null ||
      statement.block.text.includes('?') ||
      isPutToBeAnswered(statement) ||
      isPutRight(article, statement.index)
    )
      return []
    const { quotes, words } = statement.sentence
    const own = matchesOf(statement, ID, 'own')
    const quote = quotes.find((range) => own.some((match) => overlaps(match, range)))
    const said = quote ?? (quotes.length === 0 ? own[0] && { from: 0, to: words.length } : undefined)
    return said && context.readStance(statement, said, nextOf(article, statement)).stance !== 'rebutted'
      ? [{ ...findingAt(ID, statement, said, context, groundsOf(context.data)), strength: strengthOf(own) }]
      : []
  })

/**
 * Flags a patient's story offered as evidence.
 * @why    a testimonial counts as the advertiser's own claim
 * @passes In a study of 60 people about one in ten did not respond.
 * @passes "My hairline filled in," one man told us. A single story is not evidence.
 * @flags  Thousands of happy patients can't be wrong.
 * @flags  "My hair came back in two months," says Mark.
 */
export const testimonialAsEvidence: Rule = {
  id: ID,
  check: (article, context) => {
    const found = [...says.check(article, context), ...ownWords(article, context)].toSorted((a, b) => a.start - b.start)
    return joinNeighbours(article, found)
  },
}
