import { expect, test } from 'vitest'
import { ask, levelOf, textOf } from './site.ts'

// words that nobody reads, beside a sign that is calm at that hour
const SAY = 'scalp slightly pink, and it feels velcro'
const WORDS = 'and it feels velcro'
const form = [
  ['did.0', 'microneedling'],
  ['did.0.ago', '12'],
  ['did.0.unit', 'h'],
  ['say', SAY],
] as const
const chosen = (sign: string, said: string = SAY) =>
  ask(...form, ['said', said], ['meant.0.words', WORDS], ['meant.0', sign])

test('words that nobody reads are asked about: the worst sign first, none chosen beforehand, and a way to leave it', async () => {
  const { html } = await ask(...form)
  expect(levelOf(html)).toBe('contact')
  const asked = html.slice(html.indexOf('id="nearest"'))
  const radios = asked.match(/<input type="radio" name="meant\.0"[^>]*>/g) ?? []
  expect(radios).toHaveLength(5)
  expect(radios.join()).not.toContain('checked')
  expect(radios.at(-1)).toContain('value=""')
  expect(textOf(asked)).toContain('None of these, or I am not sure')
})

test('a choice is answered anew, shown beside the words, and sent along the next time', async () => {
  const { html } = await chosen('redness')
  expect(levelOf(html)).toBe('expected')
  expect(textOf(html)).toContain('In your words:')
  expect(textOf(html)).toContain(WORDS)
  expect(html).toContain('<input type="hidden" name="meant.0" value="redness"/>')
})

test('none of them leaves the answer as it was; so does a choice that was made for other words', async () => {
  expect(levelOf((await chosen('')).html)).toBe('contact')
  expect(levelOf((await chosen('redness', 'scalp slightly pink')).html)).toBe('contact')
})

test('the gravest of them is answered as such', async () => {
  const { html } = await ask(...form)
  const [, first = ''] = /<input type="radio" name="meant\.0" value="([^"]+)"/.exec(html) ?? []
  expect(['contact', 'urgent', 'emergency']).toContain(levelOf((await chosen(first)).html))
})

test('a sign that there is not is refused, never passed over', async () => {
  const { status } = await chosen('glowing')
  expect(status).toBe(422)
})
