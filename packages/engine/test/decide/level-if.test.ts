import { describe, expect, test } from 'vitest'
import { assess, levelIf, levelOf } from '../../src/decide/assess.ts'
import type { Case } from '../../src/decide/case.ts'
import type { SignSeen } from '../../src/decide/sign-seen.ts'
import type { Report } from '../../src/report.ts'
import {
  caseOf,
  complication,
  done,
  effect,
  feverRule,
  item,
  madeUp,
  minimum,
  modifier,
  pattern,
  redFlag,
  reported,
  shift,
} from './made-up.ts'

// pink is an effect of dab until hour 48, grade 1 at most; what else it may become asks for a grade or a trend
const knowledge = madeUp({
  treatments: {
    dab: {
      effects: [effect({ maxGrade: 1 }), effect({ id: 'dab/effect/wet', signs: ['wet'] })],
      complications: [
        complication('burn', {
          urgency: 'contact',
          pattern: {
            any: [[item('hot', { fromHours: 20 })]],
            raise: [{ urgency: 'urgent', any: [[item('hot', { fromHours: 20, grade: 2 })]] }],
          },
        }),
      ],
    },
    rub: {},
  },
  redFlags: [
    redFlag('spread', { pattern: pattern([item('wet', { trend: 'worse' }), item('hot')]) }),
    redFlag('early', { anyTime: false, window: { from: 0, to: 10 }, pattern: pattern([item('pink', { grade: 2 })]) }),
  ],
  feverRules: [feverRule('high', { pattern: pattern([item('fever', { grade: 2, temperature: 38 })]) })],
  modifiers: [
    modifier('frail', { shifts: [shift(1, { signs: ['hot'] })] }),
    modifier('thin-blood', { atLeast: [minimum('emergency', [[item('pink', { grade: 2 })]])] }),
  ],
})

const worsened = (c: Case, sign: string, parts: Partial<SignSeen>): SignSeen => {
  const now = c.signs.get(sign)
  if (!now) throw new Error(`${sign} was not reported`)
  return { ...now, ...parts }
}
const levels = (signs: readonly string[], sign: string, parts: Partial<SignSeen>, told: Partial<Report> = {}) => {
  const c = caseOf({ signs: signs.map((s) => reported(s)), ...told }, knowledge)
  const now = levelOf(assess(c))
  return `${now} ${levelIf(c, now, worsened(c, sign, parts))}`
}

describe('the level if one sign were worse', () => {
  test.each<[string, Parameters<typeof levels>, string]>([
    ['its own window', [['pink'], 'pink', { grade: 2 }], 'expected contact'],
    ['severe', [['pink'], 'pink', { grade: 3 }], 'expected urgent'],
    ['life-threatening', [['pink'], 'pink', { grade: 4 }], 'expected emergency'],
    ['getting worse', [['pink'], 'pink', { trend: 'worse' }], 'expected contact'],
    ['a complication', [['hot'], 'hot', { grade: 2 }], 'contact urgent'],
    ['a complication at another hour', [['hot'], 'hot', { grade: 2 }, { treatments: [done(19)] }], 'contact contact'],
    [
      'a complication of what was not done',
      [['hot'], 'hot', { grade: 2 }, { treatments: [done(30, { slug: 'rub' })] }],
      'contact contact',
    ],
    ['a red flag with another sign', [['hot', 'wet'], 'wet', { trend: 'worse' }], 'contact emergency'],
    ['the same without the other sign', [['wet'], 'wet', { trend: 'worse' }], 'expected contact'],
    [
      'a red flag inside its window',
      [['pink'], 'pink', { grade: 2 }, { treatments: [done(10)] }],
      'expected emergency',
    ],
    ['a temperature rule', [['fever'], 'fever', { grade: 2 }], 'contact urgent'],
    ['a temperature rule, not so warm', [['fever'], 'fever', { grade: 2 }, { temperatureC: 37 }], 'contact contact'],
    ['raised by a modifier', [['hot'], 'hot', { grade: 2 }, { modifiers: ['frail'] }], 'urgent emergency'],
    [
      'at least what a modifier sets',
      [['pink'], 'pink', { grade: 2 }, { modifiers: ['thin-blood'] }],
      'expected emergency',
    ],
    ['what stands already stays', [['dark', 'pink'], 'pink', { grade: 2 }], 'contact contact'],
    [
      'what stands already is not calmed',
      [['pink', 'dark'], 'pink', { trend: 'worse' }, { signs: [reported('dark', { grade: 3 }), reported('pink')] }],
      'urgent urgent',
    ],
  ])('%s', (_name, told, expected) => expect(levels(...told)).toBe(expected))

  test('is that of the whole case judged again', () => {
    const all = ['pink', 'hot', 'wet', 'fever', 'dark']
    const worse = [{ grade: 2 }, { grade: 3 }, { trend: 'worse' }] as const
    for (let n = 1; n < 2 ** all.length; n++) {
      const signs = all.filter((_, i) => n & (2 ** i)).map((sign) => reported(sign))
      for (const modifiers of [[], ['frail'], ['thin-blood']])
        for (const hours of [5, 30, 100, null]) {
          const c = caseOf({ signs, modifiers, treatments: [done(hours), done(30, { slug: 'rub' })] }, knowledge)
          for (const { sign } of signs)
            for (const parts of worse) {
              const changed = worsened(c, sign, parts)
              const all = new Map(c.signs).set(sign, changed)
              const again = levelOf(assess({ ...c, signs: all, seen: [...all.values()] }))
              expect(
                levelIf(c, levelOf(assess(c)), changed),
                JSON.stringify({ n, modifiers, hours, sign, parts }),
              ).toBe(again)
            }
        }
    }
  })
})
