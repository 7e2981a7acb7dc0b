import type { Knowledge, Trend } from '@anagen/kb'
import { describe, expect, test } from 'vitest'
import { assess, levelOf } from '../../src/decide/assess.ts'
import { decide } from '../../src/decide/decide.ts'
import { finding } from '../../src/decide/finding.ts'
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
  report,
  reported,
  shift,
} from './made-up.ts'

const full: Knowledge = madeUp({
  treatments: { dab: { effects: [effect()], complications: [complication('burn')] }, rub: {} },
  redFlags: [redFlag('blind')],
  feverRules: [feverRule('any')],
  modifiers: [
    modifier('frail', { shifts: [shift(1, { all: true })], atLeast: [minimum('contact', [[item('pink')]])] }),
  ],
})
const rulesOf = (parts: Partial<Report>, knowledge = full) =>
  decide(report(parts), knowledge).findings.map((f) => `${f.level} ${f.rule}`)

describe('every rule has its say', () => {
  const told = {
    signs: [reported('pink'), reported('hot'), reported('dark')],
    temperatureC: 38,
    notUnderstood: ['glows'],
  }
  test('the highest finding first, then in the order of the rules', () =>
    expect(rulesOf(told)).toEqual([
      'emergency red-flag',
      'urgent fever-rule',
      'urgent complication',
      'contact not-listed',
      'contact not-listed',
      'contact not-listed',
      'contact not-understood',
      'expected inside-window',
    ]))
  test('and the modifiers raise what was found, each finding by itself', () =>
    expect(rulesOf({ ...told, modifiers: ['frail'] })).toEqual([
      'emergency red-flag',
      'emergency fever-rule',
      'emergency complication',
      'urgent not-listed',
      'urgent not-listed',
      'urgent not-listed',
      'urgent not-understood',
      'contact modifier-at-least',
      'expected inside-window',
    ]))
})

describe('findings of one level stand in the order of the rules, whatever their signs are called', () => {
  const kb = madeUp({
    treatments: { dab: { complications: [complication('burn', { pattern: pattern([item('dark')]) })] } },
    redFlags: [redFlag('blind', { urgency: 'urgent', pattern: pattern([item('wet')]) })],
    feverRules: [feverRule('any')],
  })
  test('red flag, temperature, complication', () =>
    expect(
      rulesOf({ signs: [reported('dark'), reported('wet')], temperatureC: 38 }, kb).filter((f) =>
        f.startsWith('urgent'),
      ),
    ).toEqual(['urgent red-flag', 'urgent fever-rule', 'urgent complication']))
})

describe('findings of one level and rule stand in an order of their own', () => {
  const signsOf = (...ids: string[]) =>
    decide(report({ signs: ids.map((id) => reported(id)), treatments: [done(5, { slug: 'rub' })] }), full).findings.map(
      (f) => f.sign,
    )
  test('by sign', () => {
    expect(signsOf('wet', 'hot', 'pink')).toEqual(['hot', 'pink', 'wet'])
    expect(signsOf('pink', 'wet', 'hot')).toEqual(['hot', 'pink', 'wet'])
  })
  test('by treatment', () => {
    const timeless = (...slugs: string[]) =>
      decide(report({ saysAllWell: true, treatments: slugs.map((slug) => done(null, { slug })) }), full).findings.map(
        (f) => f.treatment,
      )
    expect(timeless('rub', 'dab')).toEqual(['dab', 'rub', null])
    expect(timeless('dab', 'rub')).toEqual(['dab', 'rub', null])
  })
  test('what concerns a sign before what concerns the treatment alone', () => {
    const { findings } = decide(report({ signs: [reported('pink')], treatments: [done(null)] }), full)
    expect(findings.map((f) => `${f.rule} ${f.sign} ${f.treatment}`)).toEqual([
      'unknown-time pink dab',
      'unknown-time null dab',
    ])
  })
  test('by fact', () => {
    const flags = ['b', 'c', 'a'].map((key) => redFlag(key, { plain: 'one name' }))
    const facts = decide(report({ signs: [reported('dark')] }), madeUp({ redFlags: flags })).findings.map(
      (f) => f.facts[0],
    )
    expect(facts).toEqual(['red-flag/a', 'red-flag/b', 'red-flag/c', undefined])
  })
  test('by name', () => {
    const words = (...notUnderstood: string[]) =>
      decide(report({ notUnderstood }), madeUpWithNames).findings.map((f) => f.because)
    expect(words('b', 'c', 'a')).toEqual(['a', 'b', 'c'])
  })
})

const madeUpWithNames: Knowledge = {
  ...full,
  advice: { ...full.advice, rules: { ...full.advice.rules, 'not-understood': '{name}' } },
}

describe('the verdict', () => {
  const verdict = () =>
    decide(report({ signs: [reported('pink'), reported('hot', { trend: null })], notUnderstood: ['glows'] }), full)
  test('is the highest level among its findings, with its headline', () =>
    expect(verdict()).toMatchObject({ level: 'urgent', headline: 'urgent', checkAgainHours: 3, knowledgeDigest: 'd' }))
  test('lists word for word what was not understood', () => expect(verdict().notUnderstood).toEqual(['glows']))
  test('says what to do and what would change it', () => {
    expect(verdict().do).toEqual(['urgent!'])
    expect(verdict().callIf).toEqual(['worse', 'new'])
  })
  test('says whom to call, then every step of each red flag that matched, once', () => {
    const flags = [
      redFlag('acid', { doNow: ['Rinse', 'Sit up'], pattern: pattern([item('dark')]) }),
      redFlag('blind', { doNow: ['Sit up', 'Cover the eye'], pattern: pattern([item('wet')]) }),
      redFlag('other', { doNow: ['Lie down'], pattern: pattern([item('hot')]) }),
    ]
    const told = report({ signs: [reported('dark'), reported('wet')] })
    expect(decide(told, madeUp({ redFlags: flags })).do).toEqual(['emergency!', 'Rinse', 'Sit up', 'Cover the eye'])
  })
  describe('what is not normal', () => {
    const when = (text: string, hours: { stillAfter?: number; until?: number } = {}) => ({
      text,
      stillAfter: hours.stillAfter ?? null,
      until: hours.until ?? null,
    })
    const notNormalWhen = [when('Hot'), when('Still pink', { stillAfter: 72 }), when('Falls out', { until: 50 })]
    const kb = madeUp({ treatments: { dab: { effects: [effect({ notNormalWhen })] } } })
    const callIf = (hoursSince: number, trend: Trend) =>
      decide(report({ treatments: [done(hoursSince)], signs: [reported('pink', { trend })] }), kb).callIf
    test.each<[string, number, Trend, string[]]>([
      ['before the hours', 30, 'better', ['Hot', 'Still pink', 'Falls out']],
      ['at the last hour', 50, 'better', ['Hot', 'Still pink', 'Falls out']],
      ['what could only happen before is over', 51, 'better', ['Hot', 'Still pink']],
      ['between the limits of two sources, easing: in doubt it is said', 80, 'better', ['Hot', 'Still pink']],
      ['between them and not easing: the answer is about it', 80, 'same', ['Hot']],
      ['past every limit: the answer is about it', 130, 'better', ['Hot']],
    ])('%s', (_, hours, trend, said) => expect(callIf(hours, trend)).toEqual([...said, 'worse', 'new']))
  })
  test('asks', () => expect(verdict().ask.map((a) => `${a.kind} ${a.about}`)).toEqual(['words glows']))
  test('offers self-care while nobody has to be seen', () => {
    const kb = madeUp({ treatments: { dab: { effects: [effect({ selfCare: ['Wait'] })] } } })
    expect(decide(report({ signs: [reported('pink')] }), kb)).toMatchObject({
      level: 'expected',
      selfCare: ['Wait'],
      // until the typical end of the window, 48 h
      holdsHours: 18,
    })
  })
})

describe('the highest level', () => {
  const of = (...levels: ('expected' | 'watch' | 'contact' | 'urgent' | 'emergency')[]) =>
    levelOf(levels.map((level) => finding(level, 'not-listed')))
  test('wins in any order', () => {
    expect(of('expected', 'urgent', 'watch')).toBe('urgent')
    expect(of('emergency', 'expected')).toBe('emergency')
    expect(of('expected')).toBe('expected')
  })
  test('of nothing found is contact: nothing found is nothing known', () => expect(of()).toBe('contact'))
  test('an empty report is at least contact', () => expect(levelOf(assess(caseOf({})))).toBe('contact'))
})

describe('each knowledge has its own index', () => {
  test('one knowledge after the other', () => {
    const told = { signs: [reported('wet')] }
    const other = madeUp({ redFlags: [redFlag('flood', { pattern: pattern([item('wet')]) })] })
    expect(decide(report(told), full).level).toBe('contact')
    expect(decide(report(told), other).level).toBe('emergency')
    expect(decide(report(told), full).level).toBe('contact')
  })
})
