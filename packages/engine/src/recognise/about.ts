import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** Finds the signs that a remark ("really bad", "worse", "since yesterday") is about. */
export interface About {
  /** the signs told in a clause */
  readonly inClause: (clause: Clause) => readonly Found[]
  /** the signs a clause without one of its own goes on about: "it's unbearable", "and getting worse" */
  readonly before: (clause: Clause, from: number) => readonly Found[]
  /** the one sign of the clause that stands nearest to the words `from`..`to` */
  readonly nearest: (from: number, to: number) => Found | null
}

const gap = (found: Found, from: number, to: number): number =>
  found.from >= to ? found.from - to : found.to <= from ? from - found.to + 0.5 : 0

/** @param described words that say more of a sign told before: the "blue" of "a bruise. it is blue and growing" */
export const aboutOf = (
  words: readonly Word[],
  found: readonly Found[],
  described: ReadonlySet<number>,
  clauses: Clauses,
  lexicon: Lexicon,
): About => {
  const signsIn = Map.groupBy(found, (f) => clauses.of(f.from).index)
  const inClause = (clause: Clause): readonly Found[] => signsIn.get(clause.index) ?? []
  /** No subject of its own stands before the remark: only small words, links and pronouns. */
  const isOpen = (clause: Clause, from: number): boolean =>
    words
      .slice(clause.from, from)
      .every(
        (w, n) =>
          w.kind !== 'word' ||
          described.has(clause.from + n) ||
          lexicon.isSmall(w) ||
          lexicon.clauses.has(w.word) ||
          lexicon.pronouns.has(w.word) ||
          lexicon.links.has(w.base) ||
          lexicon.passes.has(w.word),
      )
  return {
    inClause,
    before: (clause, from) => {
      if (!isOpen(clause, from)) return []
      const isOfThat = (start: number, end: number): boolean =>
        words.slice(start, end).some((w) => lexicon.pronouns.has(w.word))
      let isPronoun = isOfThat(clause.from, from + 1)
      for (let index = clause.index - 1; index >= 0; index--) {
        const other = clauses.list[index]
        if (!other || other.sentence < clause.sentence - (isPronoun || clause.opener === '' ? 1 : 0)) return []
        const signs = inClause(other)
        if (signs.length > 0) return signs
        // "a bruise. it is blue, and growing"
        if (other.sentence === clause.sentence && isOfThat(other.from, other.to) && isOpen(other, other.to))
          isPronoun = true
      }
      return []
    },
    nearest: (from, to) => {
      const signs = inClause(clauses.of(from))
      return signs.reduce<Found | null>(
        (best, f) => (best === null || gap(f, from, to) < gap(best, from, to) ? f : best),
        null,
      )
    },
  }
}
