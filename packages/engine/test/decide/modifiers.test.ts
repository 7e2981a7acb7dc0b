import type { Level, Modifier } from '@anagen/kb'
import { describe, expect, test } from 'vitest'
import { finding, type RawFinding } from '../../src/decide/finding.ts'
import { modifierMinimums, raiseByModifiers } from '../../src/decide/rules/modifiers.ts'
import type { Report } from '../../src/report.ts'
import { caseOf, item, madeUp, minimum, modifier, reported, shift } from './made-up.ts'

const report = { signs: [reported('pink'), reported('hot')] }
const withModifiers = (modifiers: readonly Modifier[], parts: Partial<Report> = {}) =>
  caseOf({ ...report, modifiers: modifiers.map((m) => m.key), ...parts }, madeUp({ modifiers }))

const ofSign = (level: Level, sign = 'pink'): RawFinding => finding(level, 'not-listed', { sign })
const raised = (found: RawFinding, ...modifiers: Modifier[]) =>
  raiseByModifiers([found], withModifiers(modifiers)).map((f) => [f.level, ...f.raisedBy].join(' '))

describe('a modifier raises, never lowers', () => {
  const all = (by: number, key = 'frail') => modifier(key, { shifts: [shift(by, { all: true })] })
  test.each<[Level, number, string]>([
    ['watch', 1, 'contact frail'],
    ['contact', 1, 'urgent frail'],
    ['urgent', 1, 'emergency frail'],
    ['contact', 2, 'emergency frail'],
    ['emergency', 1, 'emergency'],
    ['contact', 0, 'contact'],
    // alone it never raises an expected finding
    ['expected', 2, 'expected'],
  ])('%s by %i: %s', (level, by, after) => expect(raised(ofSign(level), all(by))).toEqual([after]))

  test('two do not add up: the greater step counts, and is named', () => {
    expect(raised(ofSign('watch'), all(1, 'frail'), all(2, 'ill'))).toEqual(['urgent ill'])
    expect(raised(ofSign('watch'), all(2, 'frail'), all(1, 'ill'))).toEqual(['urgent frail'])
    expect(raised(ofSign('watch'), all(1, 'ill'), all(1, 'frail'))).toEqual(['contact frail ill'])
  })
  test('of two shifts of one modifier, too', () => {
    const twice = (a: number, b: number) =>
      modifier('frail', { shifts: [shift(a, { all: true }), shift(b, { all: true })] })
    expect(raised(ofSign('watch'), twice(1, 2))).toEqual(['urgent frail'])
    expect(raised(ofSign('watch'), twice(2, 1))).toEqual(['urgent frail'])
  })
  test('no modifier, or one that the knowledge does not have, changes nothing', () => {
    const found = [ofSign('watch')]
    expect(raiseByModifiers(found, caseOf(report))).toEqual(found)
    expect(raiseByModifiers(found, caseOf({ ...report, modifiers: ['unheard'] }))).toEqual(found)
  })
  test('the rest of the finding stays', () =>
    expect(raiseByModifiers([ofSign('watch')], withModifiers([all(1)]))).toEqual([
      { ...ofSign('watch'), level: 'contact', raisedBy: ['frail'] },
    ]))
  test('what it sets itself it does not raise again', () =>
    expect(raised(finding('urgent', 'modifier-at-least'), all(1))).toEqual(['urgent']))
})

describe('which findings a shift concerns', () => {
  const about = (
    rule: 'red-flag' | 'red-flag-raised' | 'complication' | 'complication-raised' | 'past-typical',
    fact: string,
  ) => finding('contact', rule, { sign: 'pink', withSigns: ['wet', 'dark'], facts: [fact] })
  const flag = about('red-flag', 'red-flag/spread')
  const burn = about('complication', 'dab/complication/burn')
  const window = about('past-typical', 'dab/effect/burn')
  const frail = (parts: Parameters<typeof shift>[1]) => modifier('frail', { shifts: [shift(1, parts)] })

  test.each<[string, Parameters<typeof shift>[1], RawFinding, boolean]>([
    ['nothing', {}, flag, false],
    ['all', { all: true }, window, true],
    ['a level', { levels: ['contact'] }, window, true],
    ['another level', { levels: ['watch', 'urgent'] }, window, false],
    ['a red flag', { redFlags: ['spread'] }, flag, true],
    ['a red flag raised', { redFlags: ['spread'] }, about('red-flag-raised', 'red-flag/spread'), true],
    ['another red flag', { redFlags: ['other'] }, flag, false],
    ['a red flag of the same name as a complication', { redFlags: ['burn'] }, burn, false],
    ['a complication of any treatment', { complications: ['burn'] }, burn, true],
    ['a complication raised', { complications: ['burn'] }, about('complication-raised', 'dab/complication/burn'), true],
    ['another complication', { complications: ['other'] }, burn, false],
    ['a complication of the same name as a red flag', { complications: ['spread'] }, flag, false],
    ['a complication of the same name as an effect', { complications: ['burn'] }, window, false],
    ['a red flag of the same name as an effect', { redFlags: ['burn'] }, window, false],
    ['its sign', { signs: ['other', 'pink'] }, window, true],
    ['one of its other signs', { signs: ['dark'] }, flag, true],
    ['a sign that it does not have', { signs: ['other'] }, flag, false],
  ])('%s', (_name, parts, found, concerns) =>
    expect(raised(found, frail(parts))).toEqual([concerns ? 'urgent frail' : 'contact']),
  )
  test('a finding about the whole report has no sign and no fact', () => {
    expect(raised(finding('contact', 'no-treatment'), frail({ signs: ['pink'], redFlags: [''] }))).toEqual(['contact'])
    expect(raised(finding('contact', 'no-treatment'), frail({ levels: ['contact'] }))).toEqual(['urgent frail'])
  })
  test('only when one of its alternatives holds', () => {
    const when = (...signs: string[]) => frail({ all: true, when: signs.map((s) => [item(s)]) })
    expect(raised(flag, when('hot'))).toEqual(['urgent frail'])
    expect(raised(flag, when('dark', 'hot'))).toEqual(['urgent frail'])
    expect(raised(flag, when('dark'))).toEqual(['contact'])
  })
  test('a shift that does not hold leaves room for one that does', () => {
    const shifts = [shift(2, { all: true, when: [[item('dark')]] }), shift(1, { all: true })]
    expect(raised(flag, modifier('frail', { shifts }))).toEqual(['urgent frail'])
  })
})

describe('a level that a modifier sets', () => {
  const knock = (parts: Parameters<typeof minimum>[2] = {}, any = [[item('dark')], [item('pink'), item('hot')]]) =>
    modifier('thin-blood', { atLeast: [minimum('emergency', any, parts)] })
  const set = (m: Modifier, parts: Partial<Report> = {}) => modifierMinimums(withModifiers([m], parts))

  test('names who, why and which signs', () =>
    expect(set(knock())).toEqual([
      finding('emergency', 'modifier-at-least', {
        sign: 'hot',
        withSigns: ['pink'],
        facts: ['modifier/thin-blood'],
        sources: ['red-flags/S3'],
        name: 'who is thin-blood',
        raisedBy: ['thin-blood'],
      }),
    ]))
  test('not when no alternative holds, nor for others', () => {
    expect(set(knock(), { signs: [reported('pink')] })).toEqual([])
    expect(modifierMinimums(caseOf(report, madeUp({ modifiers: [knock()] })))).toEqual([])
  })
  test('only for the treatments that it names', () => {
    expect(set(knock({ treatments: ['rub', 'dab'] }))).toHaveLength(1)
    expect(set(knock({ treatments: ['rub'] }))).toEqual([])
    const treatments = [
      { slug: 'rub', hoursSince: 1 },
      { slug: 'dab', hoursSince: 1 },
    ]
    expect(set(knock({ treatments: ['dab'] }), { treatments })).toHaveLength(1)
  })
  test('with another sign: one that the alternative does not ask for', () => {
    const another = knock({ withAnotherSign: true })
    expect(set(another)).toEqual([])
    expect(set(another, { signs: [...report.signs, reported('wet')] })).toHaveLength(1)
    // another alternative may be the one that leaves a second sign
    const either = knock({ withAnotherSign: true }, [[item('pink'), item('hot')], [item('hot')]])
    expect(set(either)).toMatchObject([{ sign: 'hot', withSigns: [] }])
  })
  test('on the person alone it names no sign', () => {
    const alone = knock({}, [[item(null, { modifier: 'thin-blood' })]])
    expect(set(alone)).toMatchObject([{ sign: null, withSigns: [] }])
  })
  test('several modifiers speak in the order of their names, whatever the order of telling', () => {
    const two = [knock(), modifier('brave', { atLeast: [minimum('contact', [[item('pink')]])] })]
    const levels = modifierMinimums(withModifiers(two)).map((f) => f.level)
    expect(levels).toEqual(['contact', 'emergency'])
  })
})
