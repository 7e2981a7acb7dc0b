import type { Complication, Knowledge, SiblingsFile, Treatment } from '@anagen/kb'
import type { ReportedSign, TreatmentDone } from '../report.ts'

type Siblings = SiblingsFile['siblings'][number]

/** `vocabulary.words` is proved by its schema when the knowledge is built. */
const groupsOf = (knowledge: Knowledge): readonly Siblings[] =>
  (knowledge.vocabulary.words.siblings as SiblingsFile | undefined)?.siblings ?? []

const lists = (treatment: Treatment | undefined, sign: string): boolean =>
  treatment?.effects.some((effect) => effect.signs.includes(sign)) ?? false

/** By itself the sign is one of a complication by now: dizziness from the hour at which minoxidil may have got in. */
const isComplication = ({ sign, grade }: ReportedSign, hours: number, { pattern, onset }: Complication): boolean =>
  hours >= onset.from &&
  pattern.any.some(
    ([item, ...others]) =>
      others.length === 0 &&
      item?.sign === sign &&
      item.trend === null &&
      (item.grade === null || (grade ?? item.grade) >= item.grade) &&
      (item.fromHours === null || hours >= item.fromHours),
  )

/**
 * Signs heard in words, as what was done explains them: after microneedling "crusts" are scabs at the needle points, not round grafts.
 * A sign that some treatment lists stays; so does one without a listed sibling, and every grade and trend.
 * Where a group names hours, the sibling is meant only so soon, and never in place of what a complication tells by itself.
 */
export const asDone = (
  signs: readonly ReportedSign[],
  treatments: readonly TreatmentDone[],
  knowledge: Knowledge,
): ReportedSign[] => {
  if (signs.length === 0) return []
  const done = treatments.map((t) => ({ hours: t.hoursSince, treatment: knowledge.treatments[t.slug] }))
  const isMeant = (told: ReportedSign, { signs: members, meant, beside, within_hours, up_to_grade }: Siblings) => {
    if (!members.includes(told.sign) || told.sign === meant) return undefined
    if (up_to_grade !== undefined && (told.grade ?? 1) > up_to_grade) return undefined
    const near = within_hours === undefined ? done : done.filter(({ hours }) => hours !== null && hours <= within_hours)
    if (within_hours !== undefined) {
      const grave = done.some(({ hours, treatment }) =>
        treatment?.complications.some((c) => isComplication(told, hours ?? Number.POSITIVE_INFINITY, c)),
      )
      if (grave) return undefined
    }
    const named = meant === undefined ? members : [meant]
    const candidates = beside ? named.filter((member) => signs.some(({ sign }) => sign === member)) : named
    return candidates.find((member) => near.some(({ treatment }) => lists(treatment, member)))
  }
  return signs.map((told) => {
    if (done.some(({ treatment }) => lists(treatment, told.sign))) return told
    for (const group of groupsOf(knowledge)) {
      const sibling = isMeant(told, group)
      if (sibling !== undefined) return { ...told, sign: sibling }
    }
    return told
  })
}
