import type { Knowledge } from '@anagen/kb'
import type { Root } from 'mdast'
import { readFrontMatter } from './article/front-matter.ts'
import { likeClaims } from './likeness/like-claims.ts'
import { likenessReader } from './likeness/likeness.ts'
import { withoutUnlike } from './likeness/unlike.ts'
import { type Compiled, compileBook } from './match/compile.ts'
import type { Work } from './match/matcher.ts'
import { oneForClaim, withoutEchoes, withoutHeadings, withoutSpare } from './one-for-claim.ts'
import type { Finding } from './rules/rule.ts'
import { RULES } from './rules.ts'
import { antecedentReader } from './statement/antecedents.ts'
import { nameFinder } from './statement/name-finder.ts'
import { readArticle } from './statement/read-article.ts'
import { type ReadStance, stanceReader } from './statement/stance.ts'
import type { Article } from './statement/statement.ts'
import { tellFinder, treatmentFinder } from './statement/treatments.ts'
import { voiceReader } from './statement/voices.ts'
import { withoutStray } from './stray.ts'
import { suggestionFor } from './suggest.ts'
import { type Suppression, suppress } from './suppress.ts'

/** What a reader of articles may be told beforehand. */
export interface LintOptions {
  /** treatment slug, where the article does not say */
  readonly treatment?: string
  /** jurisdiction codes such as UK or US; else those of the front matter */
  readonly jurisdictions?: readonly string[]
  /** ISO date such as 2026-11-21; without it no review date is judged */
  readonly today?: string
}

export interface Linted {
  readonly article: Article
  /** in the order of the text */
  readonly findings: readonly Finding[]
  /** findings that the text takes back, with a reason and an owner */
  readonly suppressions: readonly Suppression[]
  /** steps of the phrase matcher, for bounds */
  readonly work: Work
}

/** Adds the wording that the facts offer, for the treatment that the finding's facts are of. */
function withSuggestion(finding: Finding, knowledge: Knowledge, article: Article): Finding {
  const slugs = finding.facts
    .map((fact) => fact.split('/')[0] ?? '')
    .filter((slug) => Object.hasOwn(knowledge.treatments, slug))
  // the facts of an effect that belongs elsewhere are of the other treatment
  const isElsewhere = finding.ruleId === 'wrong-treatment-effect'
  const suggestion = suggestionFor(
    finding.ruleId,
    knowledge,
    isElsewhere ? article.treatments : [...slugs, ...article.treatments],
    finding.facts,
  )
  return suggestion === undefined ? finding : { ...finding, suggestion }
}

/** Holds one article against the knowledge base. */
export type Lint = (tree: Root, source: string, options?: LintOptions) => Linted

/**
 * Compiles the rules of a knowledge base once; the result reads any number of articles.
 * @example const lint = makeLint(knowledge); lint(parseArticle(text), text).findings
 * @throws PatternError naming a pattern that cannot be read
 */
export const makeLint = (knowledge: Knowledge): Lint => makeChecker(knowledge).lint

/** An article, and what the rules find in it by themselves, before it is weighed. */
export interface Told {
  readonly article: Article
  readonly told: readonly Finding[]
  readonly work: Work
}

/** What reads and judges articles: the rules, and how the writer stands to what is said. */
export interface Checker {
  readonly lint: Lint
  readonly read: (tree: Root, source: string, options?: LintOptions) => Told
  readonly compiled: Compiled
  readonly readStance: ReadStance
}

/** @throws PatternError naming a pattern that cannot be read */
export function makeChecker(knowledge: Knowledge): Checker {
  const book = knowledge.claimBook
  const compiled = compileBook(book)
  const reader = {
    knowledge,
    compiled,
    findTreatments: treatmentFinder(book),
    findTells: tellFinder(book),
    withAntecedents: antecedentReader(compiled),
    readVoices: voiceReader(book, compiled),
    findEffects: nameFinder(book.effects.map((what) => ({ what, names: what.names }))),
  }
  const readStance = stanceReader(compiled)
  const readLikenessIn = likenessReader(book.concepts)
  const ids = RULES.map((rule) => rule.id)
  const read: Checker['read'] = (tree, source, options = {}) => {
    const work: Work = { steps: 0 }
    const article = readArticle(tree, source, readFrontMatter(tree, source), reader, work, options)
    const found = RULES.flatMap((rule) => {
      const data = book.rules[rule.id]
      if (!data) throw new Error(`knowledge/claims/rules/${rule.id}.yaml is missing`)
      const context = { knowledge, compiled, readStance, data, today: options.today ?? null }
      return rule.check(article, context)
    })
    return { article, work, told: withoutHeadings(withoutEchoes(oneForClaim(found), article), article) }
  }
  const lint: Lint = (tree, source, options) => {
    const { article, work, told } = read(tree, source, options)
    const readLikeness = readLikenessIn(article, told)
    const likely = withoutUnlike(told, article, readLikeness)
    const findings = withoutStray(
      withoutSpare([...likely, ...likeClaims(article, likely, readLikeness, { knowledge, compiled, readStance })]),
      article,
      compiled,
      readStance,
    ).map((finding) => withSuggestion(finding, knowledge, article))
    return { article, work, ...suppress(source, article, findings, ids) }
  }
  return { lint, read, compiled, readStance }
}
