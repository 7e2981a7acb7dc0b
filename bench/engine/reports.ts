/**
 * Reports as patients give them, drawn from the knowledge itself: one or two treatments, mostly signs that these are
 * known for and some that they are not, and often something left unsaid. Seeded, so only the knowledge changes them.
 */
import type { Report, ReportedSign, TreatmentDone } from '@anagen/engine'
import { GRADES, type Knowledge, TRENDS, type Treatment } from '@anagen/kb'
import { below, pick, type Random, seeded } from '../random.ts'

export function makeReports(count: number, knowledge: Knowledge, seed = 11): readonly Report[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => makeReport(knowledge, random))
}

function makeReport(knowledge: Knowledge, random: Random): Report {
  const treatments = Array.from({ length: random() < 0.8 ? 1 : 2 }, () =>
    some(Object.values(knowledge.treatments), random),
  )
  const signs = makeSigns(1 + below(5, random), treatments, knowledge, random)
  return {
    treatments: treatments.map(({ slug }) => done(slug, random)),
    unknownTreatments: [],
    signs,
    temperatureC: random() < 0.2 ? 36 + below(40, random) / 10 : null,
    modifiers: random() < 0.2 ? [some(Object.keys(knowledge.modifiers), random)] : [],
    unknownModifiers: [],
    notUnderstood: random() < 0.1 ? ['it glows'] : [],
    earlier: random() < 0.1 ? [{ hoursAgo: 24, signs: signs.slice(1) }] : [],
  }
}

const done = (slug: string, random: Random): TreatmentDone => ({
  slug,
  // Half of all reports come within three days, when most things happen.
  hoursSince: random() < 0.03 ? null : random() < 0.5 ? below(72, random) : below(90 * 24, random),
})

function makeSigns(
  count: number,
  treatments: readonly Treatment[],
  { signs }: Knowledge,
  random: Random,
): readonly ReportedSign[] {
  const theirs = treatments.flatMap(({ effects }) => effects.flatMap((effect) => effect.signs))
  const all = Object.keys(signs)
  const chosen = new Set(
    Array.from({ length: count }, () => some(theirs.length > 0 && random() < 0.8 ? theirs : all, random)),
  )
  return [...chosen].map((sign) => ({
    sign,
    grade: random() < 0.1 ? null : pick([1, 1, 1, 1, 2, 2, ...GRADES], random),
    trend: random() < 0.3 ? null : some(TRENDS, random),
  }))
}

function some<Thing>(things: readonly Thing[], random: Random): Thing {
  const thing = things[below(things.length, random)]
  if (thing === undefined) throw new RangeError('nothing to choose from')
  return thing
}
