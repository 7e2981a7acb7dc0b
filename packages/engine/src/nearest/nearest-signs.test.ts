import { type Level, rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { decide } from '../decide/decide.ts'
import { amend } from '../parse/amend.ts'
import { buildReport, nearestSigns } from '../parse/build-report.ts'
import type { Told } from '../parse/told.ts'
import { explainable } from './explainable.ts'

const knowledge = loadKnowledge()
const told = (say: string, more: Partial<Told> = {}): Told => ({
  treatments: [{ slug: 'microneedling', hoursSince: 12 }],
  say: [say],
  signs: [],
  temperatureC: null,
  modifiers: [],
  earlier: [],
  ...more,
})
const asked = (say: string, more: Partial<Told> = {}) =>
  nearestSigns(buildReport(told(say, more), knowledge), knowledge)
const levelOf = (report: Told): Level => decide(buildReport(report, knowledge).report, knowledge).level

const SAY = 'scalp slightly pink, and it feels velcro'
const PIECE = 'and it feels velcro'
const chosen = (sign: string, more: Partial<Told> = {}): Told => told(SAY, { meant: [{ words: PIECE, sign }], ...more })
/** calm alone at that hour, and offered for these words */
const CALM = 'redness'

describe('what is asked', () => {
  test('the words that nobody read, with two to four signs: the worst first, one at least for the clinic, never only calm ones', () => {
    const [one, ...others] = asked(SAY)
    expect(others).toEqual([])
    expect(one?.words).toBe(PIECE)
    expect(one?.question).toContain(PIECE)
    const levels = (one?.choices ?? []).map(({ sign }) =>
      rank(
        decide(
          buildReport(told('', { say: [], signs: [{ words: sign, grade: 1, trend: null }] }), knowledge).report,
          knowledge,
        ).level,
      ),
    )
    expect(levels.length).toBeGreaterThanOrEqual(2)
    expect(levels.length).toBeLessThanOrEqual(4)
    expect(levels).toEqual(levels.toSorted((a, b) => b - a))
    expect(levels[0]).toBeGreaterThanOrEqual(rank('contact'))
    expect(levels.at(-1)).toBeLessThan(rank('contact'))
  })

  test('nothing, where everything is understood, or what is understood asks for the clinic anyway', () => {
    expect(asked('scalp slightly pink')).toEqual([])
    expect(asked(`yellow pus on my scalp, ${PIECE}`)).toEqual([])
  })

  test('nothing, where three pieces are not understood: a few choices explain no such text', () => {
    expect(asked('scalp slightly pink. it feels velcro. it looks glorby. all is frabbly up there')).toEqual([])
  })

  test('nothing about words beside another part of the body', () => {
    expect(asked('scalp slightly pink, my chest goes velcro')).toEqual([])
    expect(asked('scalp slightly pink. from my throat to the jaw, velcro')).toEqual([])
  })
})

describe('words that no choice explains', () => {
  test.each([
    ['a number', 'feels velcro 39'],
    ['a time', 'velcro since yesterday'],
    ['a denial', 'cannot velcro it any more'],
    ['a denial cut off', 'velcro and not'],
    ['another person', 'my husband calls it velcro'],
    ['a doctor', 'the nurse says velcro'],
    ['a part of the body elsewhere', 'velcro in my throat'],
    ['an eye', 'my eye is velcro'],
    ['severe', 'unbearable velcro'],
    ['spreading', 'velcro is spreading'],
    ['worse', 'velcro, and getting worse'],
    ['a word of a danger', 'velcro with pus'],
    ['breath', 'velcro breathing'],
    ['of a grave likeness', 'like a knife velcro'],
    ['worse and back', 'velcro came back'],
    ['long', 'it feels velcro and then somehow glorby all over up here on top again maybe zingy too'],
  ])('%s', (_, words) => expect(explainable(words, knowledge)).toBeNull())

  test('a remark that worries by its weight', () => {
    expect(explainable('something went quiet', knowledge)).toBeNull()
  })
})

describe('a choice', () => {
  test('explains the words: the sign is judged with them, and they are kept word for word', () => {
    expect(levelOf(told(SAY))).toBe('contact')
    const { report } = buildReport(chosen(CALM), knowledge)
    expect(asked(SAY)[0]?.choices.map(({ sign }) => sign)).toContain(CALM)
    expect(report.explained).toEqual([{ words: PIECE, sign: CALM }])
    expect(report.notUnderstood).toEqual([])
    expect(report.signs).toContainEqual(expect.objectContaining({ sign: CALM, words: PIECE }))
    expect(rank(decide(report, knowledge).level)).toBeLessThan(rank('contact'))
  })

  test('of a danger raises the answer', () => {
    const worst = asked(SAY)[0]?.choices[0]?.sign ?? ''
    expect(rank(decide(buildReport(chosen(worst), knowledge).report, knowledge).level)).toBeGreaterThanOrEqual(
      rank('contact'),
    )
  })

  test('of a sign that was not offered, or for other words, explains nothing, and the sign counts beside them', () => {
    const { report } = buildReport(chosen('more-hair'), knowledge)
    expect(report.explained).toEqual([])
    expect(report.notUnderstood).toEqual([PIECE])
    expect(report.signs.map(({ sign }) => sign)).toContain('more-hair')
    expect(levelOf(told(SAY, { meant: [{ words: 'velcro', sign: CALM }] }))).toBe('contact')
    expect(levelOf(chosen('chest-pain'))).toBe('emergency')
  })

  test('lowers nothing else: fever, a red flag, what else is not understood', () => {
    expect(rank(levelOf(chosen(CALM, { temperatureC: 39.4 })))).toBeGreaterThanOrEqual(rank('contact'))
    const flagged: Told['signs'] = [{ words: 'sudden-sight-loss', grade: null, trend: null }]
    expect(levelOf(chosen(CALM, { signs: flagged }))).toBe('emergency')
    const two = { ...chosen(CALM), say: [`${SAY}. it looks glorby`] }
    expect(buildReport(two, knowledge).report.explained).toHaveLength(1)
    expect(buildReport(two, knowledge).report.notUnderstood).toEqual(['it looks glorby'])
    expect(levelOf(two)).toBe('contact')
  })

  test('counts once: a second one for the same words changes nothing', () => {
    const { report } = buildReport(
      told(SAY, {
        meant: [
          { words: PIECE, sign: CALM },
          { words: PIECE, sign: 'itching' },
        ],
      }),
      knowledge,
    )
    expect(report.explained).toEqual([{ words: PIECE, sign: CALM }])
  })

  test('severity and course in the words count', () => {
    const say = 'scalp slightly pink, and it feels very bad velcro'
    const [one] = asked(say)
    expect(one).toBeUndefined()
    const { report } = buildReport(
      told('scalp slightly pink, moderately velcro', { meant: [{ words: 'moderately velcro', sign: CALM }] }),
      knowledge,
    )
    expect(report.explained).toHaveLength(1)
    expect(report.signs.filter(({ sign }) => sign === CALM).map(({ grade }) => grade)).toContain(2)
  })

  test('given as an answer to the question it is the same', () => {
    const understood = amend(buildReport(told(SAY), knowledge), PIECE, { kind: 'meant', sign: CALM }, knowledge)
    expect(understood.report.notUnderstood).toEqual([])
    expect(understood.report.explained).toEqual([{ words: PIECE, sign: CALM }])
    expect(decide(understood.report, knowledge).level).toBe(levelOf(chosen(CALM)))
  })
})
