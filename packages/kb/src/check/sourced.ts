import type { Check } from './check.ts'
import { writtenFacts } from './facts.ts'
import { problemAt } from './problem-at.ts'

/** Every fact names a source, or says `unsourced: <why>`; never both, never neither. */
export const sourced: Check = (parsed) =>
  writtenFacts(parsed).flatMap((fact) => {
    if (fact.sources.length === 0 && !fact.unsourced)
      return [problemAt(fact.file, fact.path, `${fact.id} names no source; add one, or write \`unsourced: <why>\``)]
    if (fact.sources.length > 0 && fact.unsourced)
      return [problemAt(fact.file, fact.path, `${fact.id} has sources and says unsourced; remove one of the two`)]
    return []
  })
