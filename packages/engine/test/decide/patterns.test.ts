import { describe, expect, test } from 'vitest'
import type { RawFinding } from '../../src/decide/finding.ts'
import { complications, feverRules, redFlags } from '../../src/decide/rules/patterns.ts'
import { caseOf, complication, done, feverRule, item, madeUp, modifier, pattern, redFlag, reported } from './made-up.ts'

const nothing = { treatment: null, withSigns: [], effect: null, at: null, raisedBy: [] }
const brief = (found: readonly RawFinding[]) => found.map((f) => `${f.level} ${f.rule} ${f.facts[0]}`).sort()

describe('red flags win over every window, whatever was done', () => {
  const flag = redFlag('blind', { pattern: pattern([item('dark')], [item('wet'), item('hot')]) })
  const knowledge = madeUp({ redFlags: [flag] })
  const found = (...signs: string[]) => redFlags(caseOf({ signs: signs.map((s) => reported(s)) }, knowledge))

  test('a finding names its sign, its fact and its sources', () =>
    expect(found('dark')).toEqual([
      {
        ...nothing,
        level: 'emergency',
        rule: 'red-flag',
        sign: 'dark',
        facts: ['red-flag/blind'],
        sources: ['red-flags/S1'],
        name: 'plain blind',
      },
    ]))
  test('all items of an alternative, in any order of telling', () => {
    const both = { sign: 'hot', withSigns: ['wet'] }
    expect(found('wet')).toEqual([])
    expect(found('hot', 'wet')).toMatchObject([both])
    expect(found('wet', 'hot')).toMatchObject([both])
  })
  test('two alternatives of one flag are one finding with the signs of both', () =>
    expect(found('wet', 'dark', 'hot')).toMatchObject([{ sign: 'dark', withSigns: ['hot', 'wet'] }]))
  test('a sign that no flag asks for', () => expect(found('pink')).toEqual([]))
})

test('a flag that also asks for something about the person names only its signs', () => {
  const any = pattern([item(null, { modifier: 'frail' }), item('dark')])
  const knowledge = madeUp({ redFlags: [redFlag('blind', { pattern: any })], modifiers: [modifier('frail')] })
  const found = (...modifiers: string[]) => redFlags(caseOf({ signs: [reported('dark')], modifiers }, knowledge))
  expect(found('frail')).toMatchObject([{ sign: 'dark', withSigns: [] }])
  expect(found()).toEqual([])
})

describe('a flag tied to its window', () => {
  const tied = redFlag('early', { anyTime: false, window: { from: 10, to: 20 } })
  const always = redFlag('always', { window: { from: 10, to: 20 } })
  const knowledge = madeUp({ redFlags: [tied, always] })
  const at = (...hours: (number | null)[]) =>
    brief(redFlags(caseOf({ signs: [reported('dark')], treatments: hours.map((h) => done(h)) }, knowledge)))
  test.each([
    [9, false],
    [10, true],
    [20, true],
    [21, false],
    [null, true],
  ])('at %s h: %s', (hours, holds) =>
    expect(at(hours)).toEqual([
      'emergency red-flag red-flag/always',
      ...(holds ? ['emergency red-flag red-flag/early'] : []),
    ]),
  )
  test('any clock may be the one', () => expect(at(500, 15)).toHaveLength(2))
})

describe('raised', () => {
  const raise = [{ urgency: 'emergency', any: [[item('hot', { grade: 3 })], [item('hot'), item('wet')]] }] as const
  const knowledge = madeUp({
    redFlags: [redFlag('spread', { urgency: 'urgent', pattern: { any: [[item('hot')]], raise } })],
    treatments: {
      dab: { complications: [complication('burn', { urgency: 'contact', pattern: { any: [[item('hot')]], raise } })] },
    },
    feverRules: [feverRule('heat', { urgency: 'contact', pattern: { any: [[item('hot')]], raise } })],
  })
  const told = (grade: 1 | 3, ...more: string[]) =>
    caseOf({ signs: [reported('hot', { grade }), ...more.map((s) => reported(s))] }, knowledge)
  test('the same flag or complication at a higher level, told as such', () => {
    expect(brief(redFlags(told(1)))).toEqual(['urgent red-flag red-flag/spread'])
    expect(brief(redFlags(told(3)))).toEqual(['emergency red-flag-raised red-flag/spread'])
    expect(brief(redFlags(told(1, 'wet')))).toEqual(['emergency red-flag-raised red-flag/spread'])
    expect(brief(complications(told(1)))).toEqual(['contact complication dab/complication/burn'])
    expect(brief(complications(told(3)))).toEqual(['emergency complication-raised dab/complication/burn'])
    expect(brief(feverRules(told(3)))).toEqual(['emergency fever-rule fever/heat'])
  })
  test('a raise is complete in itself', () => {
    const alone = madeUp({
      redFlags: [
        redFlag('spread', {
          urgency: 'urgent',
          pattern: { any: [[item('pink')]], raise: [{ urgency: 'emergency', any: [[item('hot')]] }] },
        }),
      ],
    })
    expect(brief(redFlags(caseOf({ signs: [reported('hot')] }, alone)))).toEqual([
      'emergency red-flag-raised red-flag/spread',
    ])
  })
})

describe('temperature rules', () => {
  const knowledge = madeUp({ feverRules: [feverRule('any')] })
  test('a finding says when the rule applies, and of no treatment', () =>
    expect(feverRules(caseOf({ temperatureC: 38 }, knowledge))).toEqual([
      {
        ...nothing,
        level: 'urgent',
        rule: 'fever-rule',
        sign: 'fever',
        facts: ['fever/any'],
        sources: ['red-flags/S2'],
        name: 'when any',
      },
    ]))
  test('below it there is none', () => expect(feverRules(caseOf({ temperatureC: 37.9 }, knowledge))).toEqual([]))
})

describe('complications of what was done', () => {
  const knowledge = madeUp({
    treatments: { dab: { complications: [complication('burn')] }, rub: { complications: [] } },
  })
  const told = (...slugs: string[]) =>
    complications(caseOf({ signs: [reported('hot')], treatments: slugs.map((slug) => done(5, { slug })) }, knowledge))
  test('a finding names the treatment', () =>
    expect(told('dab')).toEqual([
      {
        ...nothing,
        level: 'urgent',
        rule: 'complication',
        sign: 'hot',
        treatment: 'dab',
        facts: ['dab/complication/burn'],
        sources: ['dab/S2'],
        name: 'plain burn',
      },
    ]))
  test('not of what was not done, nor of what the knowledge does not have', () => {
    expect(told('rub')).toEqual([])
    expect(told('nowhere')).toEqual([])
    expect(told('nowhere', 'dab')).toHaveLength(1)
  })
  test('they neither start late nor end', () => {
    for (const hours of [0, 72, 73, 90_000])
      expect(complications(caseOf({ signs: [reported('hot')], treatments: [done(hours)] }, knowledge))).toHaveLength(1)
  })
})

describe("hours count on a complication's own clock", () => {
  const early = pattern([item('hot', { beforeHours: 10 })])
  const late = pattern([item('hot', { fromHours: 50 })])
  const knowledge = (clock: 'each-use' | 'first-dose' | 'dose-change', when = early) =>
    madeUp({ treatments: { dab: { complications: [complication('burn', { clock, pattern: when })] } } })
  const count = (of: ReturnType<typeof knowledge>, treatment: ReturnType<typeof done>): number =>
    complications(caseOf({ signs: [reported('hot')], treatments: [treatment] }, of)).length

  test('the last use, where it was said', () => {
    expect(count(knowledge('each-use'), done(500, { hoursSinceLastUse: 5 }))).toBe(1)
    expect(count(knowledge('each-use'), done(500, { hoursSinceLastUse: 10 }))).toBe(0)
    expect(count(knowledge('first-dose'), done(500, { hoursSinceLastUse: 5 }))).toBe(0)
  })
  test('a use that was not said may be the last few hours ago, but was not longer ago than the first', () => {
    expect(count(knowledge('each-use'), done(500))).toBe(1)
    expect(count(knowledge('each-use', late), done(49))).toBe(0)
  })
  test('of other clocks the first hour stands in as it is', () =>
    expect(count(knowledge('dose-change'), done(500))).toBe(0))
  test('an hour that is not known satisfies every condition', () => {
    expect(count(knowledge('first-dose'), done(null))).toBe(1)
    expect(count(knowledge('first-dose', late), done(null))).toBe(1)
  })
})
