import { nearest } from '@anagen/kb'
import type { SourceSpan } from './article/block.ts'
import type { Finding } from './rules/rule.ts'
import type { Article } from './statement/statement.ts'

/** A finding that somebody answers for: which rule, why, and who. */
export interface Suppression extends SourceSpan {
  readonly ruleId: string
  readonly reason: string
  readonly owner: string
  /** findings that it took away */
  readonly count: number
}

export interface Suppressed {
  readonly findings: readonly Finding[]
  readonly suppressions: readonly Suppression[]
}

const COMMENT = /<!--\s*anagen-ignore\b([^>]*?)-->/g
const BODY = /^\s*([\w-]*)\s*(?::\s*(.*?))?\s*(?:[(;,]\s*owner:?\s*([^)]*?)\)?)?\s*$/s
const ID = 'suppression'

const problem = (span: SourceSpan, reason: string, expected: string): Finding => ({
  ...span,
  ruleId: ID,
  severity: 'error',
  reason,
  expected,
  facts: [],
})

const HOW = 'write <!-- anagen-ignore RULE: why it may stand (owner: NAME) --> above the paragraph'

/** The text with its suppressions blanked out, so that nothing reads them as prose; offsets stay. */
export const withoutSuppressions = (source: string): string =>
  source.replace(COMMENT, (whole) => whole.replace(/[^\r\n]/g, ' '))

/**
 * Takes away the findings that the text suppresses: those of the named rule in the block that follows the comment.
 * One without a reason, an owner or a known rule is an error, and so is one that takes nothing away.
 */
export function suppress(
  source: string,
  article: Article,
  findings: readonly Finding[],
  rules: readonly string[],
): Suppressed {
  const problems: Finding[] = []
  const suppressions: Suppression[] = []
  let left = [...findings]
  for (const found of source.matchAll(COMMENT)) {
    const span = { start: found.index, end: found.index + found[0].length }
    const [, ruleId = '', reason = '', owner = ''] = BODY.exec(found[1] ?? '') ?? []
    if (!rules.includes(ruleId)) {
      const meant = nearest(ruleId, rules)
      problems.push(problem(span, `Suppresses "${ruleId}", which is no rule`, meant ? `write ${meant}` : HOW))
      continue
    }
    if (reason.trim() === '' || owner.trim() === '') {
      problems.push(
        problem(span, `Suppresses ${ruleId} without ${reason.trim() === '' ? 'a reason' : 'an owner'}`, HOW),
      )
      continue
    }
    const target = nextBlock(article, span.end)
    const taken = left.filter(
      (finding) =>
        finding.ruleId === ruleId && target !== null && finding.start >= target.start && finding.start < target.end,
    )
    if (taken.length === 0)
      problems.push(problem(span, `Suppresses ${ruleId}, but nothing below it is flagged by ${ruleId}`, 'remove it'))
    else suppressions.push({ ...span, ruleId, reason: reason.trim(), owner: owner.trim(), count: taken.length })
    left = left.filter((finding) => !taken.includes(finding))
  }
  return { findings: [...left, ...problems].toSorted((a, b) => a.start - b.start || a.end - b.end), suppressions }
}

/** The first block of prose after an offset. */
function nextBlock({ blocks }: Article, offset: number): SourceSpan | null {
  for (const { pieces } of blocks) {
    const [first] = pieces
    const last = pieces.at(-1)
    if (first && last && first.source >= offset) return { start: first.source, end: last.source + last.sourceLength }
  }
  return null
}
