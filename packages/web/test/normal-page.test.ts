import type { Level } from '@anagen/kb'
import { expect, test } from 'vitest'
import type { LevelSpan } from '../src/guide/levels-over-time.ts'
import { calmSpan, normalPage, normalPairs } from '../src/guide/normal-page.ts'
import { knowledge } from './site.ts'

const spansOf = (...levels: readonly Level[]): LevelSpan[] =>
  levels.map((level, day) => {
    const to = day === levels.length - 1 ? null : day + 1
    return {
      from: day * 24,
      to: to === null ? null : to * 24,
      text: { from: `day ${day}`, to: to === null ? null : `day ${to}` },
      levels: [{ grade: 1, level }],
    }
  })

const { headline } = knowledge.advice.levels.contact

test('expected, then watched, then not', () =>
  expect(calmSpan(spansOf('expected', 'watch', 'contact'), knowledge)).toMatchObject({
    kind: 'expected',
    from: null,
    to: 'day 1',
    watchedTo: 'day 2',
    before: null,
    after: { at: 'day 2', headline },
  }))

test('before it may begin it is not expected', () =>
  expect(calmSpan(spansOf('contact', 'expected', 'contact'), knowledge)).toMatchObject({
    from: 'day 1',
    to: 'day 2',
    watchedTo: null,
    before: { at: 'day 1', headline },
    after: { at: 'day 2', headline },
  }))

test('a gap ends what the sentence promises', () =>
  expect(calmSpan(spansOf('expected', 'contact', 'expected'), knowledge)).toMatchObject({
    to: 'day 1',
    after: { at: 'day 1', headline },
  }))

test('what never is calm has no such sentence', () =>
  expect(calmSpan(spansOf('contact', 'urgent'), knowledge)).toBeNull())

test('the sentence of no page promises more than its table', () => {
  const wrong = normalPairs(knowledge).filter(({ slug, sign }) => {
    const page = normalPage(slug, sign, knowledge)
    if (!page?.calm) return false
    const { kind, from, to } = page.calm
    const start = page.spans.findIndex(({ text }) => from === null || text.from === from)
    const end = page.spans.findIndex(({ text }) => text.to === to)
    const promised = page.spans.slice(start, end + 1).map(({ levels }) => levels[0]?.level)
    return promised.length === 0 || promised.some((level) => level !== kind)
  })
  expect(wrong).toEqual([])
})
