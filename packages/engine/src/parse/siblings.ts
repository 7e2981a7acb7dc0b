import type { Knowledge, SiblingsFile } from '@anagen/kb'
import type { ReportedSign, TreatmentDone } from '../report.ts'

/** `vocabulary.words` is proved by its schema when the knowledge is built. */
const groupsOf = (knowledge: Knowledge): readonly (readonly string[])[] =>
  ((knowledge.vocabulary.words.siblings as SiblingsFile | undefined)?.siblings ?? []).map((group) => group.signs)

/** Signs that some treatment done lists as an effect. */
const listedSigns = (treatments: readonly TreatmentDone[], knowledge: Knowledge): ReadonlySet<string> =>
  new Set(treatments.flatMap(({ slug }) => knowledge.treatments[slug]?.effects.flatMap((effect) => effect.signs) ?? []))

/**
 * Signs heard in words, as what was done explains them: after microneedling "crusts" are scabs at the needle points, not round grafts.
 * A sign that some treatment lists stays; so does one without a listed sibling, and every grade and trend.
 */
export const asDone = (
  signs: readonly ReportedSign[],
  treatments: readonly TreatmentDone[],
  knowledge: Knowledge,
): ReportedSign[] => {
  if (signs.length === 0) return []
  const listed = listedSigns(treatments, knowledge)
  const groups = groupsOf(knowledge)
  return signs.map((sign) => {
    if (listed.has(sign.sign)) return sign
    const group = groups.find((members) => members.includes(sign.sign))
    const sibling = group?.find((member) => listed.has(member))
    return sibling === undefined ? sign : { ...sign, sign: sibling }
  })
}
