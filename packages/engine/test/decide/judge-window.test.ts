import type { Effect } from '@anagen/kb'
import { describe, expect, test } from 'vitest'
import { judgeWindow, unexplained } from '../../src/decide/judge-window.ts'
import type { SignSeen } from '../../src/decide/sign-seen.ts'
import type { TreatmentDone } from '../../src/report.ts'
import { done, effect, seen } from './made-up.ts'

/** Hour, what differs from a mild unchanged sign, what must come out. Taken from section 5 of the design, point 2. */
type Row = readonly [at: number, sign: Partial<SignSeen>, verdict: string]

const judged = (
  e: Effect,
  at: number,
  sign: Partial<SignSeen>,
  parts: Partial<TreatmentDone> = {},
  regimen = false,
) => {
  const found = judgeWindow(e, seen(sign), done(at, parts), regimen)
  return found && `${found.level} ${found.rule} at ${found.at}`
}
const better = { trend: 'better' } as const
const worse = { trend: 'worse' } as const

const check = (name: string, e: Effect, rows: readonly Row[], parts: Partial<TreatmentDone> = {}, regimen = false) =>
  describe(name, () => {
    test.each(rows)('at %i h, %o: %s', (at, sign, verdict) =>
      expect(judged(e, at, sign, parts, regimen)).toBe(`${verdict} at ${at}`),
    )
  })

check('a window from its onset to its last disputed hour', effect(), [
  [1, {}, 'contact before-onset'],
  [2, {}, 'expected inside-window'],
  [48, {}, 'expected inside-window'],
  [49, {}, 'watch past-typical'],
  [72, {}, 'watch past-typical'],
  [73, {}, 'contact disputed-window-not-better'],
  [73, better, 'watch disputed-window'],
  [120, better, 'watch disputed-window'],
  [73, { ...better, grade: 2 }, 'contact disputed-window-not-better'],
  [121, better, 'contact past-upper'],
])

check('grades', effect({ maxGrade: 1 }), [
  [30, { grade: 1 }, 'expected inside-window'],
  [30, { grade: 2 }, 'contact above-cap'],
  [30, { grade: 3 }, 'urgent severe'],
  [121, { grade: 2 }, 'contact above-cap'],
])

check('a severe grade that the window allows', effect({ maxGrade: 3 }), [
  [30, { grade: 3 }, 'expected inside-window'],
  [73, { grade: 3 }, 'urgent severe'],
  [121, { grade: 3 }, 'urgent severe'],
])

check('getting worse: one level up, and after the onset at least contact', effect(), [
  [24, worse, 'watch getting-worse'],
  [25, worse, 'contact getting-worse'],
  [49, worse, 'contact getting-worse'],
  [121, { ...worse, grade: 2 }, 'urgent getting-worse'],
  [121, worse, 'contact past-upper'],
])

check('getting worse past the typical end, while it may still begin', effect({ onset: { from: 0, to: 60 } }), [
  [49, worse, 'contact getting-worse'],
])

check('better, then worse again; back after a gap: at least contact', effect(), [
  [10, { betterThenWorse: true, ...worse }, 'contact better-then-worse'],
  [10, { afterGap: true }, 'contact after-gap'],
  [121, { betterThenWorse: true, ...worse, grade: 3 }, 'urgent severe'],
])

check('began no later than the onset allows, and not before the treatment', effect(), [
  [30, { beganLatest: 6 }, 'expected inside-window'],
  [30, { beganLatest: 5 }, 'contact began-too-late'],
  [24, { trend: 'new' }, 'expected inside-window'],
  [25, { trend: 'new' }, 'contact began-too-late'],
  [30, { trend: 'new', beganLatest: 10 }, 'expected inside-window'],
  [10, { beganEarliest: 34, beganLatest: 10 }, 'expected inside-window'],
  [10, { beganEarliest: 35, beganLatest: 10 }, 'contact began-before'],
])

const short = effect({ maxDuration: 12 })
check('lasts no longer than it may', short, [
  [20, { beganEarliest: 12, beganLatest: 12 }, 'expected inside-window'],
  [20, { beganEarliest: 13, beganLatest: 13 }, 'contact lasted-too-long'],
  [20, { presentFor: 13 }, 'contact lasted-too-long'],
  [20, { presentFor: 12 }, 'watch may-have-lasted-too-long'],
  [20, { presentFor: 13, beganEarliest: 3, beganLatest: 3 }, 'contact lasted-too-long'],
  [14, {}, 'expected inside-window'],
  [15, {}, 'watch may-have-lasted-too-long'],
  [15, { trend: 'new' }, 'expected inside-window'],
  [15, { beganEarliest: 5, beganLatest: 5 }, 'expected inside-window'],
  [49, { beganEarliest: null }, 'watch past-typical'],
])

const needled = effect({ onlyWith: 'needled' })
check('only with a part that nobody named', needled, [
  [10, {}, 'watch part-not-stated'],
  [10, worse, 'contact getting-worse'],
  [49, {}, 'watch past-typical'],
])
check('only with a part, another one named', needled, [[10, {}, 'watch part-not-stated']], { withParts: ['fat'] })
check('only with a part that was named', needled, [[10, {}, 'expected inside-window']], {
  withParts: ['fat', 'needled'],
})

const iron = effect({ onlyWith: 'iron', onlyWithSaid: true })
check('only with a part that has to be said', iron, [
  [10, {}, 'contact part-not-stated'],
  [49, {}, 'contact part-not-stated'],
  [10, worse, 'contact part-not-stated'],
  [10, { ...worse, grade: 2 }, 'urgent getting-worse'],
])
check('only with a part that has to be said, and is', iron, [[10, {}, 'expected inside-window']], {
  withParts: ['iron'],
})

describe('a session that stands in for one nobody told of', () => {
  test('of a regimen it is calm no further than watch', () =>
    expect(judged(effect(), 10, {}, {}, true)).toBe('watch part-not-stated at 10'))
  test('its hour told, it is expected', () =>
    expect(judged(effect(), 500, {}, { hoursSinceSession: 10 }, true)).toBe('expected inside-window at 10'))
  test('a procedure is its own session', () =>
    expect(judged(effect(), 10, {}, {}, false)).toBe('expected inside-window at 10'))
  test('another clock of a regimen needs no session', () =>
    expect(judged(effect({ clock: 'first-dose' }), 10, {}, {}, true)).toBe('expected inside-window at 10'))
  test('the last use may stand in for the first', () =>
    expect(judged(effect({ clock: 'each-use' }), 10, {}, {}, true)).toBe('expected inside-window at 10'))
})

const lasting = effect({ persistsWhileUsed: true })
check('persists while used', lasting, [
  [10, {}, 'expected inside-window'],
  [72, {}, 'watch past-typical'],
  [73, {}, 'watch still-used'],
  [5000, {}, 'watch still-used'],
])
check(
  'does not persist after stopping, which says nothing else',
  lasting,
  [
    [72, {}, 'watch past-typical'],
    [73, {}, 'contact past-upper'],
  ],
  {
    hoursSinceStopped: 1,
  },
)
check('just stopped, and nobody says how long it takes to go', lasting, [[10, {}, 'expected inside-window']], {
  hoursSinceStopped: 0,
})
const fading = effect({ persistsWhileUsed: true, afterStopping: 100 })
check(
  'within the time that it takes to go',
  fading,
  [
    [10, {}, 'watch after-stopping'],
    [5000, {}, 'watch after-stopping'],
  ],
  {
    hoursSinceStopped: 100,
  },
)
check(
  'past that time',
  fading,
  [
    [10, {}, 'contact past-upper'],
    [5000, {}, 'contact past-upper'],
  ],
  {
    hoursSinceStopped: 101,
  },
)
check('stopping matters only to what persists', effect({ afterStopping: 100 }), [[10, {}, 'expected inside-window']], {
  hoursSinceStopped: 101,
})

test('without an hour there is no judgement', () => expect(judgeWindow(effect(), seen(), done(null), false)).toBeNull())

test.each([
  [2, 'same', 'contact not-listed'],
  [3, 'same', 'urgent severe'],
  [1, 'worse', 'contact not-listed'],
  [2, 'worse', 'urgent getting-worse'],
  [3, 'worse', 'urgent severe'],
] as const)('no window explains it: grade %i, %s: %s', (grade, trend, verdict) =>
  expect(unexplained(seen({ grade, trend }), 'not-listed').join(' ')).toBe(verdict),
)
