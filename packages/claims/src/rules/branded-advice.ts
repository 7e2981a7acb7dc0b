import type { Match } from '../match/matcher.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { evidenceFor } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { type Finding, matchesOf, nextOf, type RuleContext } from './rule.ts'

const ID = 'undisclosed-interest'
const FEWEST = 2
const KINDER = 'kinder'

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

/** Beside some words, a name that an article writes with a capital letter, more than once, and that is no treatment's: "the kinder option, go Verdant". */
const isNameBeside = ({ sentence: { words }, mentions }: Statement, { from, to }: Match, source: string): boolean =>
  words.some(
    ({ text, isCapital }, i) =>
      i > 0 &&
      isCapital &&
      i >= from - NEAR_WORDS &&
      i < to + NEAR_WORDS &&
      text.length >= SHORTEST_NAME &&
      !mentions.some((mention) => mention.from <= i && i < mention.to) &&
      source.toLowerCase().split(text).length - 1 >= FEWEST,
  )
const NEAR_WORDS = 6
const SHORTEST_NAME = 4

/** Does the article say where it sells? */
const sells = (article: Article): boolean =>
  article.statements.some((statement) => matchesOf(statement, ID, 'sells').length > 0)

function adviceIn(
  article: Article,
  statement: Statement,
  isNamed: (text: string) => boolean,
  group: string,
  context: RuleContext,
): Finding[] {
  const { sentence, block } = statement
  if (block.kind === 'heading' || block.kind === 'title') return []
  const text = block.text.slice(sentence.start, sentence.end)
  const [match] = matchesOf(statement, ID, group)
  if (!match || !isNamed(text)) return []
  const { stance } = context.readStance(statement, match, nextOf(article, statement))
  // "if you want the kinder option, go Verdant" advises
  if (stance !== 'asserted' && !(group === KINDER && stance === 'conditional')) return []
  return [findingAt(ID, statement, match, context, evidenceFor(context.knowledge, statement.treatments, context.data))]
}

/** Advice to take the product of a house that the article names as its own, or that it sells by its brand. */
export function brandedAdvice(article: Article, context: RuleContext): readonly Finding[] {
  const houses = possessiveNames(article.source)
  const isShop = sells(article)
  const brands = isShop ? brandNames(article.source) : []
  const names = (all: readonly string[]) => (text: string) => all.some((name) => text.includes(name))
  return article.statements.flatMap((statement) => {
    const house = adviceIn(article, statement, names(houses), 'branded', context)
    if (house.length > 0) return house
    const brand = adviceIn(article, statement, names(brands), 'advises', context)
    if (brand.length > 0) return brand
    const [kinder] = isShop ? matchesOf(statement, ID, KINDER) : []
    const isProduct = kinder !== undefined && isNameBeside(statement, kinder, article.source)
    return adviceIn(article, statement, () => isProduct, KINDER, context)
  })
}
