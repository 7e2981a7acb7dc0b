import { expect, test } from 'vitest'
import { width } from '../src/text/wrap.ts'
import { inProcess } from './anagen.ts'

const calm = ['check', '--did', 'prp@30h', '--say', 'scalp is pink, no fever']
const samples = [
  calm,
  ['check', '--did', 'prp@5d', '--say', 'scalp is pink and a bit sore'],
  ['check', '--did', 'prp@30h', '--say', 'yellow gunk is coming out'],
  ['check', '--did', 'prp@1h', '--say', 'my right eye went dark right after'],
  ['check', '--did', 'prp@1h', '--say', 'my elbow glows'],
  ['check', '--did', 'fue@?', '--sign', 'redness'],
]

test.each(samples)('%s %s %s %s %s: the level stands in words first, with whom to call', async (...args) => {
  const { out } = await inProcess(args)
  const { out: json } = await inProcess([...args, '--json'])
  const { level, headline } = JSON.parse(json)
  expect(out.startsWith(level.toUpperCase())).toBe(true)
  expect(out.split('\n')[0]).toContain(headline)
  expect(out).toContain('Emergency: 112')
  expect(out.replaceAll(/\s+/g, ' ')).toContain('Not yet reviewed by a clinician.')
})

test('in an emergency the number to call comes before everything else', async () => {
  const { out } = await inProcess([...(samples[3] ?? []), '--country', 'GB'])
  const lines = out.split('\n').filter(Boolean)
  expect(lines[1]).toBe('What to do now')
  expect(lines[2]).toMatch(/^ {2}Emergency, United Kingdom: 999/)
})

test.each([40, 60, 80, 100])('no line is wider than %i columns, web addresses apart', async (columns) => {
  for (const args of samples) {
    const { out } = await inProcess([...args, '--sources'], { screen: { columns } })
    for (const line of out.split('\n'))
      if (!line.includes('http')) expect(width(line), line).toBeLessThanOrEqual(columns)
  }
})

test('a calm answer with one sign fits on a screen of forty lines', async () => {
  const { out } = await inProcess(calm)
  expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
})

test('colour only where the screen has it, and nothing is said by colour alone', async () => {
  const plain = await inProcess(calm)
  const coloured = await inProcess(calm, { screen: { colour: true } })
  expect(plain.out).not.toContain('\u001b')
  expect(coloured.out).toContain('\u001b[1;32m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colour is made of
  const bare = coloured.out.replaceAll(/\u001b\[[\d;]*m/g, '')
  expect(bare).toBe(plain.out)
})

test('the ribbon shows where the person is, and what was understood can be corrected', async () => {
  const { out } = await inProcess(calm)
  expect(out).toMatch(/\|=+\^=+\|-+\|~*\|?\n/)
  expect(out).toContain('^ 30 hours')
  expect(out).toContain('pink" = redness')
  expect(out).toContain('not there: fever')
})

test('--sources shows every source in full', async () => {
  const { out } = await inProcess([...calm, '--sources'])
  expect(out).toContain('prp/S7: Platelet-Rich Plasma for the Treatment of Androgenic Alopecia')
})

test('words that would move a terminal are shown without their control characters', async () => {
  const nasty = 'my elbow \u001b[2J\u009b31m\u202eglows\u0007 \ud800'
  for (const args of [
    ['--say', nasty],
    ['--sign', nasty],
    ['--modifier', nasty, '--say', 'pink'],
  ]) {
    const { out } = await inProcess(['check', '--did', 'prp@30h', ...args])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800-\udfff]/)
    const { out: json } = await inProcess(['check', '--did', 'prp@30h', ...args, '--json'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800-\udfff]/)
    expect(() => JSON.parse(json)).not.toThrow()
  }
})

test.each(['😀😀 my scalp 😀', 'הקרקפת שלי אדומה', '头皮发红', 'e\u0301'.repeat(200)])(
  '%s gets an answer that fails upward',
  async (say) => {
    const { out, exit } = await inProcess(['check', '--did', 'prp@30h', '--say', say, '--json'])
    expect(exit).toBe(0)
    expect(['contact', 'urgent', 'emergency']).toContain(JSON.parse(out).level)
    const { out: text } = await inProcess(['check', '--did', 'prp@30h', '--say', say])
    for (const line of text.split('\n')) expect(width(line)).toBeLessThanOrEqual(80)
  },
)
