import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * "The fat was taken from my belly. There is a numb patch now": what names no place of its own is of the place that was told just before, in the same sentence or
 * the one before, when tissue was taken there and no part of the head was named in between, and none of the body beside it.
 */
export const ofHarvest = (
  found: readonly Found[],
  { places, remarks }: Annotated,
  clauses: Clauses,
  { files, treated, general, takenWith }: Lexicon,
): readonly Found[] => {
  const { parts, instead } = files.places.taken_instead
  const taken = remarks.filter(({ entry }) => entry.kind === 'part' && parts.split(' ').includes(entry.part))
  if (taken.length === 0) return found
  const others = places.filter((p) => !general.has(p.place) && !takenWith.has(p.place))
  const heads = others.filter((p) => treated.has(p.place))
  return found.map((f) => {
    const sign = instead[f.sign]
    if (sign === undefined) return f
    const own = clauses.of(f.from)
    const { sentence } = own
    const isNear = (at: number): boolean => [sentence - 1, sentence].includes(clauses.of(at).sentence)
    if (!taken.some(({ from }) => clauses.of(from) === own || (from < f.from && isNear(from)))) return f
    // "half of my face feels wooden": what names another part is of that part
    const isElsewhere = heads.some((p) => isNear(p.from)) || others.some((p) => clauses.of(p.from) === own)
    return isElsewhere ? f : { ...f, sign }
  })
}
