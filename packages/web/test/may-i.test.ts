import { describe, expect, test } from 'vitest'
import { post, textOf } from './site.ts'

describe('may I?', () => {
  const fue = (amount: string, unit: string, activity: string) =>
    post('/may-i', [
      ['did.0', 'fue'],
      ['did.0.ago', amount],
      ['did.0.unit', unit],
      ['activity', activity],
    ])

  test('a beer ten hours after surgery: not yet, with the moment and the zone', async () => {
    const { html } = await fue('10', 'h', 'drink a beer')
    expect(html).toContain('data-answer="not-until"')
    expect(textOf(html)).toMatch(/Not before \w{3} \d+ \w{3} 2026/)
    expect(textOf(html)).toContain('Europe/London')
  })

  test('a yes names what to keep to, and a rule that is over says so', async () => {
    const washed = textOf((await fue('3', 'd', 'wash my hair')).html)
    expect(washed).toContain('You may, if you keep to this:')
    expect(washed).toMatch(/Until \w{3} \d+ \w{3} 2026, \d\d:\d\d: First very gentle wash/)
    const swum = textOf((await fue('60', 'd', 'swim')).html)
    expect(swum).toContain('You may.')
    expect(swum).toMatch(/Over since \w{3} \d+ \w{3,4} 2026, \d\d:\d\d: No swimming in pool or sea/)
  })

  test('what nobody understands is asked, never allowed', async () => {
    expect((await fue('3', 'd', 'frobnicate the grumbler')).html).toContain('data-answer="ask-first"')
  })

  test('without a treatment nothing is allowed', async () => {
    const { status, html } = await post('/may-i', [['activity', 'wash my hair']])
    expect(status).toBe(422)
    expect(textOf(html)).toContain('Choose what was done')
  })

  test.each(['-5', 'three', '1e400'])('%s days ago is refused in the words of the form', async (amount) => {
    const { status, html } = await fue(amount, 'd', 'drink a beer')
    expect(status).toBe(422)
    expect(textOf(html)).toContain('write a number, for example 3')
    expect(textOf(html)).not.toContain(`${amount}d`)
    expect(html).toContain(`value="${amount}"`)
  })

  test('a second treatment that is not listed is asked about, not passed over', async () => {
    const asked = [
      ['did.0', 'prp'],
      ['did.0.ago', '40'],
      ['activity', 'drink a beer'],
    ] as const
    expect((await post('/may-i', asked)).html).toContain('data-answer="yes"')
    const { status, html } = await post('/may-i', [...asked, ['did.1.ago', '2']])
    expect(status).toBe(422)
    expect(textOf(html)).toContain('choose which treatment it was')
  })

  test('what holds now stands before what comes later, and nothing that is off limits is marked "may"', async () => {
    const { html } = await post('/may-i', [
      ['did.0', 'prp'],
      ['did.0.ago', '10'],
      ['did.0.unit', 'h'],
      ['activity', 'have a beer'],
    ])
    const words = textOf(html)
    expect(words.indexOf('No alcohol.')).toBeGreaterThan(0)
    expect(words.indexOf('No alcohol.')).toBeLessThan(words.indexOf('Best not to drink alcohol yet.'))
    expect(words).not.toMatch(/alcohol(?: yet)?\. may\b/)
  })
})
