import { describe, expect, test } from 'vitest'
import { judgeSigns } from '../../src/decide/rules/signs.ts'
import type { Report, ReportedSign } from '../../src/report.ts'
import { caseOf, done, effect, madeUp, reported, sign } from './made-up.ts'

const nothing = { treatment: null, facts: [], withSigns: [], name: '', effect: null, at: null, raisedBy: [] }
const usual = effect()
const judged = (told: ReportedSign, knowledge = madeUp(), parts: Partial<Report> = {}) =>
  judgeSigns(caseOf({ signs: [told], ...parts }, knowledge))

describe('a finding carries its reasons', () => {
  test('the window that explains it', () =>
    expect(judged(reported('pink'))).toEqual([
      {
        level: 'expected',
        rule: 'inside-window',
        sign: 'pink',
        withSigns: [],
        treatment: 'dab',
        facts: ['dab/effect/pinkness'],
        sources: ['dab/S1'],
        name: 'Pinkness',
        effect: usual,
        at: 30,
        raisedBy: [],
      },
    ]))
  test('a sign that no treatment lists: contact, with the sources of the sign', () =>
    expect(judged(reported('hot'))).toEqual([
      { ...nothing, level: 'contact', rule: 'not-listed', sign: 'hot', sources: ['signs/hot'] },
    ]))
  test('grade 4: emergency', () =>
    expect(judged(reported('pink', { grade: 4 }))).toEqual([
      { ...nothing, level: 'emergency', rule: 'life-threatening', sign: 'pink', sources: ['signs/pink'] },
    ]))
  test('a sign that the vocabulary does not have is never calm', () => {
    const listed = madeUp({ treatments: { dab: { effects: [effect({ signs: ['new-word'] })] } } })
    expect(judged(reported('new-word'), listed)).toEqual([
      { ...nothing, level: 'contact', rule: 'never-calm', sign: 'new-word', sources: [] },
    ])
    expect(judged(reported('new-word', { grade: 4 }), listed)).toEqual([
      { ...nothing, level: 'emergency', rule: 'life-threatening', sign: 'new-word', sources: [] },
    ])
  })
  test('each sign has its own', () =>
    expect(
      judgeSigns(caseOf({ signs: [reported('pink'), reported('hot')] })).map((f) => `${f.sign} ${f.level}`),
    ).toEqual(['pink expected', 'hot contact']))
})

describe('a sign that is never calm', () => {
  const knowledge = madeUp({ signs: [sign('pink', { neverCalm: true })] })
  const at = (hours: number, parts: Partial<ReportedSign> = {}) =>
    judged(reported('pink', parts), knowledge, { treatments: [done(hours)] }).map((f) => `${f.level} ${f.rule}`)
  test('is not expected in a window, nor watched', () => {
    expect(at(30)).toEqual(['contact never-calm'])
    expect(at(60)).toEqual(['contact never-calm'])
  })
  test('keeps its rule where the window is not calm either', () => {
    expect(at(30, { afterGap: true })).toEqual(['contact after-gap'])
    expect(at(130)).toEqual(['contact past-upper'])
  })
})

describe('several windows: the calmest explains it', () => {
  const other = (parts: Parameters<typeof effect>[0]) => effect({ id: 'rub/effect/glow', treatment: 'rub', ...parts })
  const both = (glow: ReturnType<typeof effect>, ...treatments: Report['treatments']) => {
    const knowledge = madeUp({ treatments: { dab: { effects: [usual] }, rub: { effects: [glow] } } })
    const found = [treatments, [...treatments].reverse()].map((list) =>
      judged(reported('pink'), knowledge, { treatments: list }).map((f) => `${f.level} ${f.facts[0]} at ${f.at}`),
    )
    // the order of treatments does not matter
    expect(found[1]).toEqual(found[0])
    return found[0]
  }
  const dab = done(60)
  const rub = (hours: number) => done(hours, { slug: 'rub' })

  test('the lower level counts', () => {
    expect(both(other({}), dab, rub(30))).toEqual(['expected rub/effect/glow at 30'])
    expect(both(other({}), dab, rub(130))).toEqual(['watch dab/effect/pinkness at 60'])
  })
  test('of equal levels the first id, whatever its hour', () => {
    expect(both(other({}), dab, rub(50))).toEqual(['watch dab/effect/pinkness at 60'])
    expect(both(other({ id: 'aaa/effect/glow' }), dab, rub(70))).toEqual(['watch aaa/effect/glow at 70'])
  })
  test('of the same window twice, the later session', () =>
    expect(both(other({}), done(70), dab)).toEqual(['watch dab/effect/pinkness at 60']))
  test('a treatment without a time explains nothing, and does not hide one that does', () =>
    expect(both(other({}), done(null), rub(30))).toEqual(['expected rub/effect/glow at 30']))
  test('a treatment that the knowledge does not have explains nothing', () =>
    expect(both(other({}), done(30, { slug: 'nowhere' }), rub(30))).toEqual(['expected rub/effect/glow at 30']))
})

describe('a treatment that lists the sign, at a time that nobody knows', () => {
  const knowledge = madeUp({
    treatments: { rub: { effects: [usual] }, dab: { effects: [usual] }, wrap: {} },
  })
  const untimed = (told: ReportedSign, ...slugs: string[]) =>
    judged(told, knowledge, { treatments: slugs.map((slug) => done(null, { slug })) }).map((f) =>
      [f.level, f.rule, f.treatment].join(' ').trim(),
    )
  test('is named as what is missing', () => {
    expect(untimed(reported('pink'), 'dab')).toEqual(['contact unknown-time dab'])
    expect(untimed(reported('pink', { grade: 3 }), 'dab')).toEqual(['urgent severe dab'])
  })
  test('the first of several, in any order of telling', () => {
    expect(untimed(reported('pink'), 'rub', 'dab')).toEqual(['contact unknown-time dab'])
    expect(untimed(reported('pink'), 'dab', 'rub')).toEqual(['contact unknown-time dab'])
  })
  test('not one that does not list it', () => {
    expect(untimed(reported('hot'), 'dab')).toEqual(['contact not-listed'])
    expect(untimed(reported('pink'), 'wrap', 'nowhere', 'rub')).toEqual(['contact unknown-time rub'])
  })
  test('a sign that is never calm stays so', () => {
    const listed = madeUp({
      treatments: { dab: { effects: [effect({ signs: ['dark'] })] } },
      signs: [sign('dark', { neverCalm: true })],
    })
    expect(judged(reported('dark'), listed, { treatments: [done(null)] })).toMatchObject([
      { level: 'contact', rule: 'never-calm', treatment: null },
    ])
  })
})

describe('a regimen', () => {
  const rule = (isRegimen: boolean) =>
    judged(reported('pink'), madeUp({ treatments: { dab: { isRegimen, effects: [usual] } } })).map((f) => f.rule)
  test('needs its session told; a procedure does not', () => {
    expect(rule(true)).toEqual(['part-not-stated'])
    expect(rule(false)).toEqual(['inside-window'])
  })
})
