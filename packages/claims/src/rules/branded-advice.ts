import type { Article } from '../statement/statement.ts'
import { evidenceFor } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { type Finding, matchesOf, nextOf, type RuleContext } from './rule.ts'

const ID = 'undisclosed-interest'
const FEWEST = 2

/** A name that the article mentions as whose product it is: "FACE Med Store's PEP Factor". */
function possessiveNames(source: string): readonly string[] {
  const names = [...source.matchAll(/((?:[A-Z][\w®]*\s+){1,3}[A-Z][\w®]*)[’']s\b/g)].map((found) => found[1] ?? '')
  const mentioned = [...new Set(names)].filter((name) => source.split(name).length - 1 >= FEWEST)
  return mentioned
}

/** Advice to take the product of a house that the article names as its own. */
export function brandedAdvice(article: Article, context: RuleContext): readonly Finding[] {
  const names = possessiveNames(article.source)
  if (names.length === 0) return []
  return article.statements.flatMap((statement) => {
    const { sentence, block } = statement
    if (block.kind === 'heading' || block.kind === 'title') return []
    const text = block.text.slice(sentence.start, sentence.end)
    const [match] = matchesOf(statement, ID, 'branded')
    if (!match || !names.some((name) => text.includes(name))) return []
    if (context.readStance(statement, match, nextOf(article, statement)).stance !== 'asserted') return []
    return [
      findingAt(ID, statement, match, context, evidenceFor(context.knowledge, statement.treatments, context.data)),
    ]
  })
}
