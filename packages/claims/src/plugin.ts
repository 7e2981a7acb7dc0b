import type { Knowledge } from '@anagen/kb'
import type { Root } from 'mdast'
import type { Plugin } from 'unified'
import { lineIndex } from './article/line-index.ts'
import { parseArticle } from './article/parse-article.ts'
import { type Lint, type LintOptions, makeLint } from './lint.ts'

/** What the plugin needs: the knowledge base, and what the article does not say of itself. */
export interface ClaimsOptions extends LintOptions {
  readonly knowledge: Knowledge
}

const compiled = new WeakMap<Knowledge, Lint>()

/** The lint of a knowledge base, compiled once. */
function lintOf(knowledge: Knowledge): Lint {
  const lint = compiled.get(knowledge) ?? makeLint(knowledge)
  compiled.set(knowledge, lint)
  return lint
}

/**
 * A unified plugin on mdast: adds a message to the file for every claim that the knowledge base contradicts.
 * `ruleId`, `place`, `expected` and `url` are set, and `facts` holds the ids of the facts; an error is `fatal`.
 * @example unified().use(claimsParse).use(claims, { knowledge })
 */
export const claims: Plugin<[ClaimsOptions], Root> = ({ knowledge, ...options }) => {
  const lint = lintOf(knowledge)
  return (tree, file) => {
    const source = String(file)
    const index = lineIndex(source)
    for (const finding of lint(tree, source, options).findings) {
      const place = { start: index.point(finding.start), end: index.point(finding.end) }
      const message = file.message(finding.reason, { place, ruleId: finding.ruleId, source: 'anagen' })
      message.fatal = finding.severity === 'error'
      message.expected = [finding.expected]
      message.url = `docs/claims.md#${finding.ruleId}`
      Object.assign(message, { facts: finding.facts })
      if (finding.suggestion) message.note = finding.suggestion
    }
  }
}

/** A unified parser for articles: Markdown or plain text, told apart by content. */
export const claimsParse: Plugin<[], string, Root> = function claimsParse() {
  this.parser = (source) => parseArticle(source)
}
