import { decide, type Report } from '@anagen/engine'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generators, reportOf } from './reports.ts'

const knowledge = loadKnowledge()
const { anyReport } = generators(knowledge)
const withTrend = (report: Report, sign: string): Report => ({
  ...report,
  signs: report.signs.map((s) => (s.sign === sign ? { ...s, trend: 'worse' as const } : s)),
})

test('what an ask says a worse trend would do is what deciding again does', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const verdict = decide(report, knowledge)
      if (verdict.level === 'emergency') return verdict.ask.length === 0
      return report.signs.every((sign) => {
        if (sign.trend !== null || report.earlier.length > 0) return true
        const would = decide(withTrend(report, sign.sign), knowledge).level
        const ask = verdict.ask.find((a) => a.kind === 'trend' && a.about === sign.sign)
        return rank(would) > rank(verdict.level)
          ? (ask?.matters.some((m) => m.includes(would)) ?? false)
          : ask === undefined
      })
    }),
    { numRuns: 1500 },
  )
})

test('a sign without a grade is asked for, with what each grade means', () => {
  const { ask, level } = decide(
    reportOf({
      treatments: [{ slug: 'prp', hoursSince: 30 }],
      signs: [{ sign: 'redness', grade: null, trend: 'same' }],
    }),
    knowledge,
  )
  expect(level).toBe('contact')
  const grade = ask.find((a) => a.kind === 'grade' && a.about === 'redness')
  for (const meaning of Object.values(knowledge.signs.redness?.grades ?? {})) expect(grade?.question).toContain(meaning)
})
