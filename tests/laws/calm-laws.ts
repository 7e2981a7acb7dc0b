import type { Report, Verdict } from '@anagen/engine'
import { type Knowledge, rank, TRENDS, type Trend } from '@anagen/kb'
import fc from 'fast-check'
import { atLeast, change, forAll, hourFor, type Law, reportMatching, without } from './law.ts'
import { generators, gradesOf } from './reports.ts'

export const addingASign: Law = {
  name: 'adding a sign never calms the answer',
  holds: (decide, knowledge) => {
    const { anyReport, anySign } = generators(knowledge)
    // the same sign said twice is a grade or trend raised, another law
    forAll(
      fc.tuple(anyReport, anySign),
      ([report, sign]) =>
        report.signs.some((s) => s.sign === sign.sign) ||
        atLeast(decide({ ...report, signs: [...report.signs, sign] }, knowledge), decide(report, knowledge)),
    )
  },
}

/** Reports that meet a pattern which asks a grade, on every treatment that could have it: few random ones do. */
const graded = (knowledge: Knowledge): readonly Report[] =>
  [...knowledge.redFlags, ...Object.values(knowledge.treatments).flatMap((t) => t.complications)].flatMap((fact) => {
    const of = 'onset' in fact ? fact.onset.from : fact.window.from
    const slug = 'onset' in fact ? fact.treatment : (Object.keys(knowledge.treatments)[0] ?? '')
    return [fact.pattern, ...fact.pattern.raise]
      .flatMap((pattern) => pattern.any)
      .filter((items) => items.some((item) => item.grade !== null))
      .map((items) => reportMatching(items, slug, Math.max(hourFor(items), of), knowledge))
  })

export const raisingAGrade: Law = {
  name: 'raising a known grade never calms the answer',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    forAll(fc.oneof(anyReport, fc.constantFrom(...graded(knowledge))), (report) =>
      report.signs.every((sign, i) => {
        if (sign.grade === null) return true
        const before = decide(report, knowledge)
        return gradesOf(sign.sign, knowledge)
          .filter((grade) => grade > (sign.grade ?? 0))
          .every((grade) => atLeast(decide(change(report, i, { grade }), knowledge), before))
      }),
    )
  },
}

export const worseningATrend: Law = {
  name: 'worsening a trend never calms the answer',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    forAll(anyReport, (report) =>
      report.signs.every((sign, i) => {
        const from = TRENDS.indexOf(sign.trend ?? 'same')
        const before = decide(report, knowledge)
        const atWorse = (trend: Trend) => decide(change(report, i, { trend }), knowledge)
        const others = { ...report, signs: without(report.signs, i) }
        // watched for want of knowing how long it has been there: that it is new says so, and is no worsening of it
        const saysHowLong = (trend: Trend) => trend === 'new' && isOfUnknownLength(before, sign.sign)
        return TRENDS.slice(from + 1).every((trend) =>
          saysHowLong(trend)
            ? others.signs.length === 0 || atLeast(atWorse(trend), decide(others, knowledge))
            : atLeast(atWorse(trend), before),
        )
      }),
    )
  },
}

const isOfUnknownLength = ({ findings }: Verdict, sign: string): boolean =>
  findings.some((found) => found.sign === sign && found.rule === 'may-have-lasted-too-long')

export const addingAModifier: Law = {
  name: 'adding a modifier never calms the answer',
  holds: (decide, knowledge) => {
    const { anyReport, anyModifier } = generators(knowledge)
    forAll(fc.tuple(anyReport, anyModifier), ([report, modifier]) =>
      atLeast(decide({ ...report, modifiers: [...report.modifiers, modifier] }, knowledge), decide(report, knowledge)),
    )
  },
}

export const modifierAlone: Law = {
  name: 'a modifier alone never raises an expected finding',
  holds: (decide, knowledge) => {
    const { anyReport, anyModifier } = generators(knowledge)
    const expectedOf = (verdict: Verdict) => verdict.findings.filter((f) => f.level === 'expected').map((f) => f.sign)
    forAll(fc.tuple(anyReport, anyModifier), ([report, modifier]) => {
      const after = expectedOf(decide({ ...report, modifiers: [...report.modifiers, modifier] }, knowledge))
      return expectedOf(decide(report, knowledge)).every((sign) => after.includes(sign))
    })
  },
}

export const removingATreatment: Law = {
  name: 'removing a treatment never lowers a finding that it did not raise',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    forAll(anyReport, (report) =>
      report.treatments.every((removed, i) => {
        const left = without(report.treatments, i)
        if (left.length === 0 || left.some((t) => t.slug === removed.slug)) return true
        const after = decide({ ...report, treatments: left }, knowledge)
        return decide(report, knowledge).findings.every((f) => {
          // what the treatment itself implies, such as pregnancy-exposure, goes with it
          if (f.sign !== null && !report.signs.some((s) => s.sign === f.sign) && !f.rule.startsWith('complication'))
            return true
          // raised by the one removed: its own complications, and what hangs on its hours or on its being there
          if (f.treatment === removed.slug && f.rule.startsWith('complication')) return true
          if (
            f.rule.startsWith('red-flag') ||
            f.rule === 'fever-rule' ||
            f.rule === 'modifier-at-least' ||
            f.raisedBy.length > 0
          )
            return true
          const same = after.findings.filter(
            (g) => g.sign === f.sign && (f.rule.startsWith('complication') ? g.facts[0] === f.facts[0] : true),
          )
          return same.some((g) => rank(g.level) >= rank(f.level))
        })
      }),
    )
  },
}
