import type { Article, Statement } from '../statement/statement.ts'
import { groundsOf } from './evidence.ts'
import { findingAt, phraseRule } from './phrase-rule.ts'
import { type Finding, matchesOf, type Rule, type RuleContext } from './rule.ts'

const ID = 'before-after'

/** Does the section say how the pictures were taken, and that results differ? */
const hasConditions = (article: Article, { block }: Statement): boolean =>
  article.statements.some(
    (other) => other.block.section === block.section && matchesOf(other, ID, 'conditions').length > 0,
  )

const says = phraseRule({
  id: ID,
  isOfSentence: true,
  evidence: (_statement, { data }) => groundsOf(data),
  also: ['asked', 'reported'],
  accepts: (_match, _reading, statement, article) => !hasConditions(article, statement),
})

/** "Figure 1. The photographs show ...", or a line in italics, right under a picture: it speaks for the picture. */
const CAPTION = /^\W*(?:fig|figure|photo|photograph|picture|image)s?\b/i

/** The last statement of a picture: of its caption, where it has one. */
function lastOf(article: Article, block: Statement['block'], parts: readonly Statement[]): Statement | undefined {
  const next = article.blocks[article.blocks.indexOf(block) + 1]
  const isCaption =
    next?.kind === 'paragraph' &&
    next.section === block.section &&
    (CAPTION.test(next.text) || next.lead >= next.text.trimEnd().length)
  return (isCaption ? article.statements.findLast((statement) => statement.block === next) : undefined) ?? parts.at(-1)
}

/** A picture's description that shows two moments: "day 0" and "day 90", "left" and "right". */
function pairs(article: Article, context: RuleContext): Finding[] {
  const pictures = article.blocks.filter((block) => block.kind === 'alt')
  return pictures.flatMap((block) => {
    const parts = article.statements.filter((statement) => statement.block === block)
    const [first] = parts
    const last = lastOf(article, block, parts)
    const isPair = (group: string): boolean => parts.some((statement) => matchesOf(statement, ID, group).length > 0)
    if (!first || !last || !isPair('earlier') || !isPair('later') || hasConditions(article, first)) return []
    const { end } = findingAt(ID, last, { from: 0, to: last.sentence.words.length }, context, groundsOf(context.data))
    return [
      { ...findingAt(ID, first, { from: 0, to: first.sentence.words.length }, context, groundsOf(context.data)), end },
    ]
  })
}

/**
 * Flags before-and-after pictures without the conditions that make them comparable.
 * @why    in an audit of 2,020 published pairs the mean quality score was 4 of 9
 * @passes Avoid alcohol before and after the session.
 * @passes Before and after photos, same light, taken six months apart, with consent; results vary.
 * @flags  Our before and after photos speak for themselves.
 * @flags  ![Crown on day 0 and again on day 90, covered](crown.jpg)
 */
export const beforeAfter: Rule = {
  id: ID,
  check: (article, context) => {
    const found = [...pairs(article, context), ...says.check(article, context)]
    return found.filter(
      (finding, i) => !found.slice(0, i).some((other) => other.start < finding.end && finding.start < other.end),
    )
  },
}
