import { describe, expect, test } from 'vitest'
import { withEarlier, worst } from '../../src/decide/earlier.ts'
import type { SignSeen } from '../../src/decide/sign-seen.ts'
import type { EarlierReport, ReportedSign } from '../../src/report.ts'
import { reported, seen } from './made-up.ts'

const before = (
  hoursAgo: number,
  first: Partial<ReportedSign> = {},
  ...more: Partial<ReportedSign>[]
): EarlierReport => ({
  hoursAgo,
  signs: [first, ...more].map((parts) => reported('pink', parts)),
})
const none = (hoursAgo: number): EarlierReport => ({ hoursAgo, signs: [reported('hot', { grade: 4, trend: 'worse' })] })

/** The sign now, what was said before, what that adds. Section 5 of the design: worsening, better then worse, after a symptom-free gap. */
type Row = readonly [now: Partial<SignSeen>, earlier: readonly EarlierReport[], adds: Partial<SignSeen>]

const rows: Record<string, readonly Row[]> = {
  'a higher grade than last time is worse': [
    [{ grade: 2 }, [before(5, { grade: 1 })], { trend: 'worse' }],
    [{ grade: 2, trend: 'better' }, [before(5, { grade: 1 })], { trend: 'worse' }],
    [{ grade: 2 }, [before(5, { grade: 2 })], { trend: 'same' }],
    [{ grade: 2 }, [before(5, { grade: 3 })], { trend: 'same' }],
    [{ grade: 2, gradeKnown: false }, [before(5, { grade: 1 })], { trend: 'same' }],
    [{ grade: 2 }, [before(5, { grade: null })], { trend: 'same' }],
    // the last grade said counts, not the order of the list
    [{ grade: 2 }, [before(5, { grade: 1 }), before(9, { grade: 3 })], { trend: 'worse' }],
    [{ grade: 2 }, [before(9, { grade: 1 }), before(5, { grade: 2 })], { trend: 'same' }],
    [{ grade: 2 }, [before(9, { grade: 1 }), before(5, { grade: null })], { trend: 'worse' }],
    // of one report said twice, the higher
    [{ grade: 2 }, [before(5, { grade: 1 }, { grade: 2 }, { grade: null })], { trend: 'same' }],
    [{ grade: 2 }, [before(5, { grade: 2 }, { grade: 1 })], { trend: 'same' }],
  ],
  'better, then worse again': [
    [{ grade: 3 }, [before(9, { grade: 2 }), before(5, { grade: 1 })], { betterThenWorse: true }],
    [{ grade: 1 }, [before(9, { grade: 2 }), before(5, { grade: 1 })], { betterThenWorse: false }],
    [{ trend: 'worse' }, [before(5, { trend: 'better' })], { betterThenWorse: true }],
    [{ trend: 'worse' }, [before(9, { trend: 'better' }), before(5, { trend: 'same' })], { betterThenWorse: true }],
    [{ trend: 'worse' }, [before(5, { trend: 'same' }, { trend: 'better' })], { betterThenWorse: true }],
    [{ trend: 'worse' }, [before(5, { trend: 'same' })], { betterThenWorse: false }],
    [{ trend: 'same' }, [before(5, { trend: 'better' })], { betterThenWorse: false }],
    [{ betterThenWorse: true }, [before(5)], { betterThenWorse: true }],
    // unchanged or unknown is not better
    [{ grade: 3 }, [before(9, { grade: 1 }), before(5, { grade: 1 })], { betterThenWorse: false, trend: 'worse' }],
    [{ grade: 3 }, [before(9, { grade: 2 }), before(5, { grade: null })], { betterThenWorse: false, trend: 'worse' }],
    [{ grade: 3 }, [before(9, { grade: null }), before(5, { grade: 1 })], { betterThenWorse: false, trend: 'worse' }],
  ],
  'a report without it, after one that had it, is a gap': [
    [{}, [before(9), none(5)], { afterGap: true }],
    [{}, [before(9, { grade: null }), none(5)], { afterGap: true }],
    [{}, [none(5), before(9)], { afterGap: true }],
    [{}, [before(9), none(5), before(2)], { afterGap: true }],
    [{}, [none(9), before(5)], { afterGap: false }],
    [{}, [none(5)], { afterGap: false }],
    [{ afterGap: true }, [before(5)], { afterGap: true }],
  ],
  'it has been there since the first report without a gap after it': [
    [{}, [before(9), before(5)], { presentFor: 9 }],
    [{}, [before(20), none(9), before(5)], { presentFor: 5 }],
    [{}, [before(9), none(5)], { presentFor: 0 }],
    [{}, [none(5)], { presentFor: 0 }],
    [{ presentFor: 12 }, [before(9)], { presentFor: 12 }],
  ],
  'a report that called it new says when it began': [
    [{}, [before(9, { trend: 'new' })], { beganEarliest: 9 }],
    [{}, [before(9, { trend: 'same' }, { trend: 'new' })], { beganEarliest: 9 }],
    [{}, [before(9, { trend: 'new' }), before(5)], { beganEarliest: 9 }],
    [{}, [before(9), before(5, { trend: 'new' })], { beganEarliest: null }],
    [{}, [before(9, { trend: 'new' }), none(7)], { beganEarliest: null }],
    [{}, [before(9, { trend: 'new' }), none(7), before(5)], { beganEarliest: null }],
    [{ beganEarliest: 30 }, [before(9, { trend: 'new' })], { beganEarliest: 30 }],
  ],
  'told now without a beginning: it may be the earlier one, unless a report called it new': [
    [{ beganEarliest: 5, beganUnsaid: true }, [before(9)], { beganEarliest: 5, beganUnsaid: true }],
    [{ beganUnsaid: true }, [none(9)], { beganUnsaid: true }],
    [{ beganUnsaid: true }, [before(9, { trend: 'new' }), none(7)], { beganUnsaid: true }],
    [{ beganUnsaid: true }, [before(9, { trend: 'new' })], { beganEarliest: 9, beganUnsaid: false }],
  ],
}

describe.each(Object.entries(rows))('%s', (_name, list) => {
  test.each(list)('now %o, before %j: %o', (now, earlier, adds) =>
    expect(withEarlier(seen(now), earlier)).toMatchObject(adds),
  )
})

test('nothing before adds nothing', () => expect(withEarlier(seen(), [])).toEqual(seen()))
test('what was said now stays', () => {
  const now = seen({ grade: 2, trend: 'better', oneSided: true, beganLatest: 3 })
  expect(withEarlier(now, [before(5, { grade: 3 })])).toEqual({ ...now, presentFor: 5 })
})

test.each([
  ['better', 'same', 'same'],
  ['same', 'new', 'new'],
  ['new', 'worse', 'worse'],
  ['same', 'same', 'same'],
] as const)('the worse of %s and %s is %s', (a, b, w) => {
  expect(worst(a, b)).toBe(w)
  expect(worst(b, a)).toBe(w)
})
