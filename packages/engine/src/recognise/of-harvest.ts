import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * "The fat was taken from my belly. There is a numb patch now": what names no place of its own is of the place that was told just before, in the same sentence or
 * the one before, when tissue was taken there and no part of the head was named in between.
 */
export const ofHarvest = (
  found: readonly Found[],
  { places, remarks }: Annotated,
  clauses: Clauses,
  { files, treated }: Lexicon,
): readonly Found[] => {
  const { parts, instead } = files.places.taken_instead
  const taken = remarks.filter(({ entry }) => entry.kind === 'part' && parts.split(' ').includes(entry.part))
  if (taken.length === 0) return found
  const general = new Set(files.places.general.split(' '))
  const heads = places.filter((p) => treated.has(p.place) && !general.has(p.place))
  return found.map((f) => {
    const sign = instead[f.sign]
    if (sign === undefined) return f
    const own = clauses.of(f.from)
    const { sentence } = own
    const isNear = (at: number): boolean => [sentence - 1, sentence].includes(clauses.of(at).sentence)
    if (!taken.some(({ from }) => clauses.of(from) === own || (from < f.from && isNear(from)))) return f
    const isOfHead = heads.some((p) => isNear(p.from) || f.at.some((i) => p.from <= i && i < p.to))
    return isOfHead ? f : { ...f, sign }
  })
}
