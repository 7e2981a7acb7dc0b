import { commute, notKnowing, reasons, sameInput, talkIsWatched } from './answer-laws.ts'
import {
  addingAModifier,
  addingASign,
  modifierAlone,
  raisingAGrade,
  removingATreatment,
  worseningATrend,
} from './calm-laws.ts'
import type { Law } from './law.ts'
import { noEnd, pastAWindow, pastEveryDispute, redFlagLevel } from './time-laws.ts'

/** A fault put into the decision code on purpose: `find` in `file` (below packages/engine/src/decide) becomes `replace`. Only `caughtBy` may notice it. */
export interface Mutant {
  readonly caughtBy: Law
  readonly fault: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

export const MUTANTS: readonly Mutant[] = [
  {
    caughtBy: talkIsWatched,
    fault: 'what was taken as talk is expected',
    file: 'rules/unknowns.ts',
    find: "finding('watch', 'taken-as-talk'",
    replace: "finding('expected', 'taken-as-talk'",
  },
  {
    caughtBy: redFlagLevel,
    fault: 'a red flag counts only where its file says that it applies to any procedure or medicine',
    file: 'rules/patterns.ts',
    find: 'return found.map((matched) => toFinding(matched, RED_FLAG, null))',
    replace:
      "return found.filter(({ owner }) => owner.appliesTo.some((to) => to.startsWith('any'))).map((matched) => toFinding(matched, RED_FLAG, null))",
  },
  {
    caughtBy: addingASign,
    // of those that were told: a modifier may imply one more
    fault: 'only the first three signs are judged',
    file: 'rules/signs.ts',
    find: 'c.seen.map(',
    replace: 'c.seen.filter(({ sign }) => c.report.signs.map((s) => s.sign).sort().indexOf(sign) < 3).map(',
  },
  {
    caughtBy: raisingAGrade,
    fault: 'a grade in a pattern must match exactly',
    file: 'match-pattern.ts',
    find: 'sign.grade < item.grade',
    replace: 'sign.grade !== item.grade',
  },
  {
    caughtBy: worseningATrend,
    fault: 'a trend in a pattern must match exactly',
    file: 'match-pattern.ts',
    find: 'TRENDS.indexOf(sign.trend) < TRENDS.indexOf(item.trend)',
    replace: 'sign.trend !== item.trend',
  },
  {
    caughtBy: addingAModifier,
    fault: 'of two modifiers the smaller step counts',
    file: 'rules/modifiers.ts',
    find: 'Math.max(...steps)',
    replace: 'Math.min(...steps)',
  },
  {
    caughtBy: modifierAlone,
    fault: 'a modifier raises expected findings too',
    file: 'rules/modifiers.ts',
    find: "found.level === 'expected' || ",
    replace: '',
  },
  {
    caughtBy: pastAWindow,
    fault: 'past its typical end a sign goes to the clinic, in the disputed zone it may wait again',
    file: 'judge-window.ts',
    find: "return ['watch', 'past-typical']",
    replace: "return ['contact', 'past-upper']",
  },
  {
    caughtBy: notKnowing,
    fault: 'a treatment without a time is passed over',
    file: 'rules/unknowns.ts',
    find: 'if (done.hoursSince === null)',
    replace: 'if (done.hoursSince === -1)',
  },
  {
    caughtBy: removingATreatment,
    fault: 'of several windows the strictest counts, so that more treatments mean less is explained',
    file: 'rules/signs.ts',
    find: 'rank(judged.level) < rank(best.judged.level)',
    replace: 'rank(judged.level) > rank(best.judged.level)',
  },
  {
    caughtBy: noEnd,
    fault: 'a complication is no longer looked for once its usual time is over',
    file: 'rules/patterns.ts',
    find: 'signs, c, done, holdsOnClock)',
    replace: 'signs, c, done, (rule) => (done.hoursSince ?? 0) <= rule.owner.onset.to && holdsOnClock(rule, c, done))',
  },
  {
    caughtBy: sameInput,
    fault: 'a report judged before is remembered',
    file: 'decide.ts',
    find: 'holdsHours: holds(level, findings, knowledge)',
    replace:
      'holdsHours: ((seen: WeakSet<object>) => (seen.has(c.report) ? 0 : (seen.add(c.report), holds(level, findings, knowledge))))(((globalThis as { judged?: WeakSet<object> }).judged ??= new WeakSet()))',
  },
  {
    caughtBy: commute,
    fault: 'findings stand in the order in which things were said',
    file: 'decide.ts',
    find: '[...assess(c)].sort(byWeight)',
    replace: '[...assess(c)].sort((a, b) => rank(b.level) - rank(a.level) || 0 * byWeight(a, b))',
  },
  {
    caughtBy: reasons,
    fault: 'a finding forgets the fact that it rests on',
    file: 'rules/signs.ts',
    find: 'facts: [best.effect.id]',
    replace: 'facts: []',
  },
  {
    caughtBy: pastEveryDispute,
    fault: 'the disputed zone has no end',
    file: 'judge-window.ts',
    find: 'if (at <= effect.disputedUntil)',
    replace: 'if (at >= effect.upper)',
  },
]
