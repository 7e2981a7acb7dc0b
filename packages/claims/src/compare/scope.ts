import { unique } from '../statement/draft.ts'
import type { Article, Statement } from '../statement/statement.ts'
import type { Mention } from '../statement/treatments.ts'

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((slug, i) => slug === b[i])

/** Treatments that the article's first words on treatments name together: "treatments like PRP, exosomes and mesotherapy". */
function announced({ statements, treatments, meta }: Article): readonly string[] {
  if (meta.treatment) return treatments
  const titled = statements.find(({ block, mentions }) => block.kind === 'title' && mentions.length > 0)
  if (titled) return treatments
  const first = statements.find(({ mentions }) => mentions.length > 0)
  const named = unique(first?.mentions.flatMap(({ slugs }) => slugs) ?? [])
  return treatments.every((slug) => named.includes(slug)) && named.length > 0 ? named : treatments
}

/** Mentions this close are one list: "PRP, exosomes and mesotherapy". */
const LIST_WORDS = 3

type Range = { readonly from: number; readonly to: number }

/** Where a sentence names several treatments, those whose list stands nearest before the words, else after them. */
function nearest({ mentions }: Statement, at: Range): readonly string[] {
  const lists: Mention[][] = []
  for (const mention of mentions) {
    const last = lists.at(-1)
    if (last && mention.from - (last.at(-1)?.to ?? 0) <= LIST_WORDS) last.push(mention)
    else lists.push([mention])
  }
  const list = lists.findLast(([first]) => first && first.from < at.to) ?? lists[0] ?? []
  return unique(list.flatMap(({ slugs }) => slugs))
}

/** The treatments that words of a statement are about; one that names none in an article on several is about all of them. */
export function scopeOf(article: Article): (statement: Statement, at: Range) => readonly string[] {
  const all = announced(article)
  return (statement, at) => {
    if (statement.mentions.length > 0) return nearest(statement, at)
    return isSame(statement.treatments, article.treatments) ? all : statement.treatments
  }
}
