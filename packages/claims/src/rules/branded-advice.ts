import type { Article, Statement } from '../statement/statement.ts'
import { evidenceFor } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { type Finding, matchesOf, nextOf, type RuleContext } from './rule.ts'

const ID = 'undisclosed-interest'
const FEWEST = 2

/** A name that the article mentions as whose product it is: "FACE Med Store's PEP Factor". */
function possessiveNames(source: string): readonly string[] {
  const names = [...source.matchAll(/((?:[A-Z][\w®]*\s+){1,3}[A-Z][\w®]*)[’']s\b/g)].map((found) => found[1] ?? '')
  return [...new Set(names)].filter((name) => source.split(name).length - 1 >= FEWEST)
}

/** A product that is spelled as a brand: "RootSilk", "GrowDrops®". */
const BRAND = /\b[A-Z][a-z]+[A-Z][a-z]+\w*\b|\b[A-Z]\w+(?=[®™])/g
const brandNames = (source: string): readonly string[] => [
  ...new Set([...source.matchAll(BRAND)].map(([name]) => name)),
]

/** Does the article say where it sells? */
const sells = (article: Article): boolean =>
  article.statements.some((statement) => matchesOf(statement, ID, 'sells').length > 0)

function adviceIn(
  article: Article,
  statement: Statement,
  names: readonly string[],
  group: string,
  context: RuleContext,
): Finding[] {
  const { sentence, block } = statement
  if (block.kind === 'heading' || block.kind === 'title') return []
  const text = block.text.slice(sentence.start, sentence.end)
  const [match] = matchesOf(statement, ID, group)
  if (!match || !names.some((name) => text.includes(name))) return []
  if (context.readStance(statement, match, nextOf(article, statement)).stance !== 'asserted') return []
  return [findingAt(ID, statement, match, context, evidenceFor(context.knowledge, statement.treatments, context.data))]
}

/** Advice to take the product of a house that the article names as its own, or that it sells by its brand. */
export function brandedAdvice(article: Article, context: RuleContext): readonly Finding[] {
  const houses = possessiveNames(article.source)
  const brands = sells(article) ? brandNames(article.source) : []
  return article.statements.flatMap((statement) => {
    const house = adviceIn(article, statement, houses, 'branded', context)
    return house.length > 0 ? house : adviceIn(article, statement, brands, 'advises', context)
  })
}
