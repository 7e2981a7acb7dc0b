import type { EarlierReport, Report, ReportedSign, TreatmentDone } from '@anagen/engine'
import { GRADES, type Grade, type Knowledge, TRENDS } from '@anagen/kb'
import fc from 'fast-check'

const empty: Report = {
  treatments: [],
  unknownTreatments: [],
  signs: [],
  temperatureC: null,
  modifiers: [],
  unknownModifiers: [],
  notUnderstood: [],
  earlier: [],
}

export const reportOf = (parts: Partial<Report>): Report => ({ ...empty, ...parts })

/** Hours at and around the edges of every window, where rules change their mind. */
export const edgesOf = (knowledge: Knowledge): number[] => {
  const edges = new Set<number>([0])
  for (const t of Object.values(knowledge.treatments)) {
    for (const e of t.effects)
      for (const h of [e.onset.from, e.onset.to, e.typical.to, e.upper, e.disputedUntil])
        for (const d of [-1, 0, 1]) if (h + d >= 0) edges.add(h + d)
  }
  return [...edges].sort((a, b) => a - b)
}

export const gradesOf = (sign: string, knowledge: Knowledge): Grade[] =>
  GRADES.filter((g) => knowledge.signs[sign]?.grades[g] !== undefined)

/** Generators over one knowledge base. */
export const generators = (knowledge: Knowledge) => {
  const slugs = Object.keys(knowledge.treatments)
  const allSigns = Object.keys(knowledge.signs)
  const effectSigns = [
    ...new Set(Object.values(knowledge.treatments).flatMap((t) => t.effects.flatMap((e) => e.signs))),
  ]
  const edges = edgesOf(knowledge)
  const anyHours = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 5000 }))
  const anySignId = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...effectSigns) },
    { weight: 1, arbitrary: fc.constantFrom(...allSigns) },
  )
  const anySign: fc.Arbitrary<ReportedSign> = anySignId.chain((sign) =>
    fc.record({
      sign: fc.constant(sign),
      grade: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...gradesOf(sign, knowledge)) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      trend: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...TRENDS) },
        { weight: 2, arbitrary: fc.constant(null) },
      ),
      afterGap: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      oneSided: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  )
  const anyTreatment: fc.Arbitrary<TreatmentDone> = fc.record({ slug: fc.constantFrom(...slugs), hoursSince: anyHours })
  const anyModifiers = fc.uniqueArray(fc.constantFrom(...Object.keys(knowledge.modifiers)), { maxLength: 2 })
  const anyTemperature = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(35.5, 36.6, 37.4, 37.5, 38, 38.9, 39.1) },
  )
  const anyEarlier: fc.Arbitrary<EarlierReport> = fc.record({
    hoursAgo: fc.integer({ min: 1, max: 200 }),
    signs: fc.array(anySign, { maxLength: 2 }),
  })
  const anyEffect = fc.constantFrom(...Object.values(knowledge.treatments).flatMap((t) => t.effects))
  /** a treatment at a moment where one of its windows changes its mind, with a sign of that window: where most faults would show */
  const anyNearWindow = fc
    .tuple(anyEffect, fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(...TRENDS, null))
    .map(([effect, a, b, c, trend]): { done: TreatmentDone; sign: ReportedSign } => {
      const moments = [
        effect.onset.from,
        effect.onset.to,
        effect.typical.to,
        effect.upper,
        effect.disputedUntil,
      ].flatMap((h) => [h, h + 1])
      const sign = effect.signs[b % effect.signs.length] ?? ''
      const grades = gradesOf(sign, knowledge)
      return {
        done: { slug: effect.treatment, hoursSince: moments[a % moments.length] ?? 0 },
        sign: { sign, grade: grades[c % grades.length] ?? null, trend },
      }
    })
  const anything: fc.Arbitrary<Report> = fc
    .record({
      treatments: fc.array(anyTreatment, { minLength: 1, maxLength: 3 }),
      signs: fc.uniqueArray(anySign, { minLength: 1, maxLength: 4, selector: (s) => s.sign }),
      temperatureC: anyTemperature,
      modifiers: anyModifiers,
      earlier: fc.array(anyEarlier, { maxLength: 2 }),
    })
    .map(reportOf)
  const anyReport: fc.Arbitrary<Report> = fc
    .tuple(anything, fc.option(anyNearWindow, { freq: 3 }))
    .map(([report, near]) =>
      near === null
        ? report
        : {
            ...report,
            treatments: [near.done, ...report.treatments.slice(1)],
            signs: [near.sign, ...report.signs.slice(1).filter((s) => s.sign !== near.sign.sign)],
          },
    )
  return {
    anyReport,
    anySign,
    anySignId,
    anyTreatment,
    anyHours,
    anyEffect,
    anyModifier: fc.constantFrom(...Object.keys(knowledge.modifiers)),
  }
}
