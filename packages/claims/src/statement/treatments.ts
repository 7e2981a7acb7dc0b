import type { ClaimBook } from '@anagen/kb'
import { nameFinder } from './name-finder.ts'
import type { Sentence } from './sentence.ts'

/** A treatment named in a sentence, by words [from, to). */
export interface Mention {
  readonly slugs: readonly string[]
  readonly from: number
  readonly to: number
}

export type FindTreatments = (sentence: Pick<Sentence, 'words'>) => Mention[]

/** Finds the treatments that a sentence names; "topical finasteride" is one mention, not two. */
export function treatmentFinder(book: ClaimBook): FindTreatments {
  const find = nameFinder(Object.values(book.treatments).map(({ slugs, names }) => ({ what: slugs, names })))
  return (sentence) => find(sentence).map(({ what, from, to }) => ({ slugs: what, from, to }))
}

/** Finds what only an article on a treatment speaks of: "the grafts", "a tube of your blood". */
export function tellFinder(book: ClaimBook): FindTreatments {
  const find = nameFinder(
    Object.values(book.treatments).map(({ slugs, tells = [] }) => ({ what: slugs, names: tells })),
  )
  return (sentence) => find(sentence).map(({ what, from, to }) => ({ slugs: what, from, to }))
}
