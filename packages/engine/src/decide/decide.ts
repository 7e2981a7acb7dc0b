import { type Knowledge, RULES, type RuleName, rank } from '@anagen/kb'
import type { Report } from '../report.ts'
import type { Verdict } from '../verdict.ts'
import { assess, levelOf } from './assess.ts'
import { type Case, toCase } from './case.ts'
import type { RawFinding } from './finding.ts'
import { callIf, doNow, selfCare } from './present/advice.ts'
import { asks } from './present/asks.ts'
import { present } from './present/findings.ts'
import { checkAgain, holds } from './present/next-look.ts'

const ORDER = new Map<RuleName, number>(RULES.map((rule, n) => [rule, n]))
const orderOf = (rule: RuleName): number => ORDER.get(rule) ?? RULES.length

const text = (f: RawFinding): string => `${f.sign ?? ''}|${f.treatment ?? ''}|${f.facts[0] ?? ''}|${f.name}`
// the same treatment twice finds the same with other signs, or at another hour
const more = (f: RawFinding): string => `${f.withSigns}|${f.at ?? ''}|${f.raisedBy}`
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Highest level first, then by rule and content: the order in which things were said does not show. */
const byWeight = (a: RawFinding, b: RawFinding): number =>
  (a.level === b.level ? 0 : rank(b.level) - rank(a.level)) ||
  (a.rule === b.rule ? 0 : orderOf(a.rule) - orderOf(b.rule)) ||
  byText(text(a), text(b)) ||
  byText(more(a), more(b))

const verdictOf = (c: Case): Verdict => {
  const findings = [...assess(c)].sort(byWeight)
  const level = levelOf(findings)
  const { knowledge, report } = c
  return {
    level,
    headline: knowledge.advice.levels[level].headline,
    findings: findings.map((found) => present(found, c)),
    notUnderstood: report.notUnderstood,
    do: doNow(level, findings, knowledge, c.index),
    selfCare: selfCare(level, findings),
    callIf: callIf(level, findings, knowledge),
    ask: asks(level, findings, c),
    checkAgainHours: checkAgain(level, knowledge),
    holdsHours: holds(level, findings, knowledge),
    knowledgeDigest: knowledge.digest,
  }
}

/**
 * Is this normal? Judges one report: red flags and complications first in weight, then every sign against every window, then what is not known.
 * Pure and total: no clock, no chance; a parsed report always gets a verdict. Hours are elapsed hours since the session or the first dose.
 * @example decide({ treatments: [{ slug: 'prp', hoursSince: 30 }], signs: [{ sign: 'redness', grade: 1, trend: null }], ... }, knowledge).level // 'expected'
 */
export const decide = (report: Report, knowledge: Knowledge): Verdict => verdictOf(toCase(report, knowledge))
