import type { Annotated, SensationHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { covering } from './covering.ts'
import type { Found } from './found.ts'
import { rangesOf } from './range.ts'

const TREND = 'trend'

/**
 * Sensations of which no sign came, without those that say how a sign of their clause eases: the "gone" of "the puffiness of my forehead is nearly gone" is none of
 * the forehead. Not where the clause names a part of the body that is of no sign: "the swollen forehead and hearing nearly gone".
 */
export const withoutEasing = (
  strange: readonly SensationHit[],
  present: readonly Found[],
  { remarks, places }: Annotated,
  clauses: Clauses,
): readonly SensationHit[] => {
  const eases = covering(remarks.filter((r) => r.entry.kind === TREND && r.entry.trend === 'better'))
  const ofSign = new Set(present.flatMap((f) => f.at))
  const held = new Set(present.map((f) => clauses.of(f.from).index))
  const others = new Set(
    places.flatMap((p) => ([...rangesOf([p])].some((i) => !ofSign.has(i)) ? [clauses.of(p.from).index] : [])),
  )
  return strange.filter((hit) => {
    const { index } = clauses.of(hit.from)
    return !(eases(hit) && held.has(index) && !others.has(index))
  })
}
