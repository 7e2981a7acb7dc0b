import type { Report } from '@anagen/engine'
import { rank } from '@anagen/kb'
import fc from 'fast-check'
import { change, forAll, type Law, without } from './law.ts'
import { generators, gradesOf } from './reports.ts'

export const notKnowing: Law = {
  name: 'making a grade, time or treatment unknown never yields less than contact',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    const isContact = (report: Report): boolean => rank(decide(report, knowledge).level) >= rank('contact')
    forAll(fc.tuple(anyReport, fc.nat()), ([report, n]) => {
      const i = n % report.signs.length
      const j = n % report.treatments.length
      const manyGrades = gradesOf(report.signs[i]?.sign ?? '', knowledge).length > 1
      return (
        (!manyGrades || isContact(change(report, i, { grade: null }))) &&
        isContact({
          ...report,
          treatments: report.treatments.map((t, k) => (k === j ? { ...t, hoursSince: null } : t)),
        }) &&
        isContact({
          ...report,
          treatments: without(report.treatments, j),
          unknownTreatments: ['something at a salon'],
        }) &&
        isContact({ ...report, notUnderstood: ['my elbow glows'] }) &&
        isContact({ ...report, treatments: [] }) &&
        isContact({ ...report, signs: [], temperatureC: null })
      )
    })
  },
}

export const talkIsWatched: Law = {
  name: 'what was taken as talk lowers nothing, and is never expected',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    forAll(anyReport, (report) => {
      const { level, findings } = decide({ ...report, takenAsTalk: ['my elbow glows'] }, knowledge)
      const isTold = findings.some(({ because }) => because.includes('my elbow glows'))
      return isTold && rank(level) >= rank('watch') && rank(level) >= rank(decide(report, knowledge).level)
    })
  },
}

export const sameInput: Law = {
  name: 'same input, same verdict',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    forAll(
      anyReport,
      (report) => {
        const first = JSON.stringify(decide(report, knowledge))
        return (
          first === JSON.stringify(decide(report, knowledge)) &&
          first === JSON.stringify(decide(structuredClone(report), knowledge))
        )
      },
      300,
    )
  },
}

export const commute: Law = {
  name: 'signs and treatments commute',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    forAll(
      anyReport,
      (report) => {
        const turned = {
          ...report,
          signs: [...report.signs].reverse(),
          treatments: [...report.treatments].reverse(),
          modifiers: [...report.modifiers].reverse(),
        }
        return JSON.stringify(decide(report, knowledge)) === JSON.stringify(decide(turned, knowledge))
      },
      500,
    )
  },
}

export const reasons: Law = {
  name: 'every finding names its facts and sources, or the rule that raised it',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    const factless = new Set([
      'not-listed',
      'never-calm',
      'severe',
      'life-threatening',
      'getting-worse',
      'unknown-grade',
      'unknown-time',
      'unknown-treatment',
      'no-treatment',
      'unknown-modifier',
      'not-understood',
      'taken-as-talk',
      'nothing-reported',
      'nothing-noticed',
    ])
    forAll(anyReport, (report) =>
      decide(report, knowledge).findings.every((f) => {
        if (f.because.trim() === '' || f.because.includes('{')) return false
        if (f.facts.length === 0) return factless.has(f.rule) && f.window === null
        return f.sources.every((source) => Object.hasOwn(knowledge.sources, source))
      }),
    )
  },
}
