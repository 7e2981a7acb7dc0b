import { describe, expect, test } from 'vitest'
import { ask, errors, get, knowledge, levelOf, post, textOf } from './site.ts'

const PRP_30H = [
  ['did.0', 'prp'],
  ['did.0.ago', '30'],
  ['did.0.unit', 'h'],
] as const

describe('the check', () => {
  test('its script runs once the whole page is there: sooner it would find no form', async () => {
    const { html } = await get('/')
    const [script, ...others] = html.match(/<script[^>]*check-island[^>]*>/g) ?? []
    expect(others).toEqual([])
    expect(script).toContain('type="module"')
    expect(script).not.toContain('async')
  })

  test('pink and sore 30 hours after PRP is expected, with window, sources and whom to call', async () => {
    const { status, html } = await ask(...PRP_30H, ['say', 'scalp is pink and a bit sore, no fever'])
    expect(status).toBe(200)
    expect(levelOf(html)).toBe('expected')
    const text = textOf(html)
    for (const part of ['level 1 of 5', 'usually gone by 2 days', 'you are here', 'prp/S32', 'Call at once if'])
      expect(text).toContain(part)
  })

  test.each([
    ['a sign that there is not', 'grade.glowing', '2'],
    ['a grade that there is not', 'grade.redness', '9'],
    ['a trend that there is not', 'trend.redness', 'sideways'],
    ['a beginning of a sign that there is not', 'began.glowing.ago', '2'],
    ['a sign not meant that there is not', 'drop', 'glowing'],
  ])('an answer about %s is refused with what to do, never passed over', async (_, name, value) => {
    const { status, html } = await ask(...PRP_30H, ['say', 'scalp is pink'], ['said', 'scalp is pink'], [name, value])
    expect(status).toBe(422)
    expect(levelOf(html)).toBe(null)
    expect(textOf(html)).toContain('One of the choices is not known here: choose again from the list.')
  })

  test('five days after PRP, still red: that it is still red is the answer, and no longer something to wait for', async () => {
    const callIf = async (hours: string) => {
      const { html } = await ask(
        ['did.0', 'prp'],
        ['did.0.ago', hours],
        ['did.0.unit', 'h'],
        ['say', 'scalp is still pink, no fever'],
      )
      return textOf(html.slice(html.indexOf('Call at once if')))
    }
    expect(await callIf('30')).toContain('Still red after 72 hours')
    const late = await callIf('130')
    expect(late).not.toContain('Still red after 72 hours')
    expect(late).toContain('Spreads, turns hot or more painful after 48 hours')
  })

  test('a dark eye after PRP is an emergency: the numbers stand before everything else', async () => {
    const { html } = await ask(...PRP_30H, ['say', 'my right eye went dark'])
    expect(levelOf(html)).toBe('emergency')
    const card = textOf(html.slice(html.indexOf('id="answer"')))
    expect(card.indexOf('112')).toBeGreaterThan(0)
    expect(card.indexOf('112')).toBeLessThan(card.indexOf('What to do now'))
  })

  test('what must be seen today: what to do first, then whom to call; no number is left out', async () => {
    const { html } = await ask(...PRP_30H, ['say', 'redness is spreading and hot, there is pus'])
    expect(levelOf(html)).toBe('urgent')
    const card = textOf(html.slice(html.indexOf('id="answer"')))
    expect(card.indexOf('What to do now')).toBeLessThan(card.indexOf('112'))
    for (const number of ['112', '911', '999', '000', '119', '192']) expect(card).toContain(number)
  })

  test('where the country is known, what must be seen today names medical advice before the emergency line', async () => {
    const said = [...PRP_30H, ['say', 'redness is spreading and hot, there is pus']] as const
    const { html } = await post('/?index', said, { cookie: 'country=GB' })
    const card = textOf(html.slice(html.indexOf('id="answer"')))
    expect(card.indexOf('NHS 111')).toBeGreaterThan(0)
    expect(card.indexOf('NHS 111')).toBeLessThan(card.indexOf('999'))
  })

  test('what it was taken to mean stands on the card, what was taken to be absent included', async () => {
    const { html } = await ask(...PRP_30H, ['say', 'scalp is pink, no fever'], ['temperature', '37.1'])
    const card = textOf(html.slice(html.indexOf('id="answer"'), html.indexOf('<form method="post" action="/?index"')))
    for (const part of ['30 hours ago', 'Redness of the treated skin : mild', '37.1 °C', 'Not there: Fever'])
      expect(card).toContain(part)
  })

  test('a red flag that is only ticked is an emergency, whatever else is written', async () => {
    const { html } = await ask(['flag', 'sudden-sight-loss'], ['say', 'all is well, no symptoms'])
    expect(levelOf(html)).toBe('emergency')
  })

  test('what is not understood is said word for word, and is at least contact', async () => {
    const { html } = await ask(...PRP_30H, ['say', 'scalp is pink and my flurb is grozzly'])
    expect(['contact', 'urgent', 'emergency']).toContain(levelOf(html))
    expect(textOf(html)).toContain('flurb')
  })

  test('without a treatment or without a time nothing is calm', async () => {
    for (const fields of [
      [['say', 'pink']],
      [
        ['did.0', 'prp'],
        ['say', 'pink'],
      ],
    ] as const)
      expect(['contact', 'urgent', 'emergency']).toContain(levelOf((await ask(...fields)).html))
  })
})

describe('putting an answer right', () => {
  const words = ['say', 'scalp is red'] as const

  test('a grade that is confirmed as severe raises the answer', async () => {
    const before = await ask(...PRP_30H, words)
    const after = await ask(...PRP_30H, words, ['said', words[1]], ['grade.redness', '3'])
    expect([levelOf(before.html), levelOf(after.html)]).toEqual(['expected', 'urgent'])
  })

  test('a grade given for other words cannot calm what was written since', async () => {
    const { html } = await ask(
      ...PRP_30H,
      ['say', 'scalp is severely red'],
      ['said', 'scalp is pink'],
      ['grade.redness', '1'],
    )
    const plain = await ask(...PRP_30H, ['say', 'scalp is severely red'])
    expect(levelOf(html)).toBe(levelOf(plain.html))
  })

  test('words that were not meant so are words that nobody understood', async () => {
    const { html } = await ask(...PRP_30H, words, ['said', words[1]], ['drop', 'redness'])
    expect(['contact', 'urgent', 'emergency']).toContain(levelOf(html))
    expect(textOf(html)).toContain('What we did not understand')
  })
})

describe('bad input is named, nothing is lost', () => {
  const rows = [
    ['nothing at all', [], 'no symptoms'],
    [
      'an unknown treatment',
      [
        ['did.0', 'prpp'],
        ['say', 'pink'],
      ],
      'did you mean prp',
    ],
    [
      'a time without a treatment',
      [
        ['did.0.ago', '3'],
        ['say', 'pink'],
      ],
      'choose which treatment',
    ],
    [
      'a time that is none',
      [
        ['did.0', 'prp'],
        ['did.0.ago', 'soon'],
        ['say', 'pink'],
      ],
      'write a number',
    ],
    ['a temperature of the bath', [...PRP_30H, ['temperature', '60'], ['say', 'pink']], 'cannot be a body temperature'],
    [
      'a flag that does not exist',
      [
        ['flag', 'nope'],
        ['say', 'pink'],
      ],
      'choose again',
    ],
    ['too many words', [['say', 'pink '.repeat(5000)]], 'write less'],
  ] as const
  test.each(rows)('%s', async (_name, fields, said) => {
    const { status, html } = await ask(...fields)
    expect(status).toBe(422)
    expect(levelOf(html)).toBeNull()
    expect(textOf(html)).toContain(said)
    for (const [, value] of fields) if (value.length < 100 && value !== 'nope') expect(html).toContain(value)
  })
})

describe('whatever fails, whom to call is there', () => {
  test.each([
    ['/no-such-page', 404],
    ['/signs/../../etc/passwd', 404],
  ])('%s', async (path, status) => {
    const seen = await get(path)
    expect(seen.status).toBe(status)
    expect(textOf(seen.html)).toContain('112')
  })

  test('a body of 1 MB is refused with a page that says whom to call', async () => {
    const seen = await post('/?index', [['say', 'x'.repeat(1_000_000)]])
    expect(seen.status).toBe(413)
    expect(textOf(seen.html)).toContain('112')
    expect(textOf(seen.html)).toContain('send fewer words')
  })

  test('a form that is no form is never a calm answer', async () => {
    const seen = await post('/?index', [], { 'content-type': 'application/octet-stream' })
    expect(seen.status).toBe(422)
    expect(levelOf(seen.html)).toBeNull()
    expect(textOf(seen.html)).toContain('112')
  })
})

test('the words that are typed are shown as what they are taken to mean', async () => {
  const { html } = await post('/understood', [...PRP_30H, ['say', 'scalp is pink, no pus']])
  expect(textOf(html)).toContain(knowledge.signs.redness?.plain)
  expect(html).not.toContain('<html')
})

test('nothing on the way was an error of ours', () => expect(errors).toEqual([]))
