import { expect, test } from 'vitest'
import { anagen, inProcess } from './anagen.ts'

// The five example lines of the issue that ordered this command, through the real process.
test.each([
  ['prp@30h', 'scalp is pink and a bit sore, no fever', 'expected'],
  ['prp@5d', 'scalp is pink and a bit sore, no fever', 'contact'],
  ['prp@30h', "scalp is pink and a bit sore, no fever and now there's yellow gunk coming out", 'urgent'],
  ['prp@1h', 'my right eye went dark right after', 'emergency'],
])('%s "%s" is %s', (did, say, level) => {
  const { out, err, exit } = anagen(['check', '--did', did, '--say', say, '--json'])
  expect({ err, exit }).toEqual({ err: '', exit: 0 })
  expect(JSON.parse(out).level).toBe(level)
})

test('what nobody understands is at least contact, and is listed word for word', () => {
  const { out, exit } = anagen(['check', '--did', 'prp@30h', '--say', 'my elbow glows', '--json'])
  const answer = JSON.parse(out)
  expect(exit).toBe(0)
  expect(['contact', 'urgent', 'emergency']).toContain(answer.level)
  expect(answer.notUnderstood.join(' ')).toContain('glows')
})

test('an answer carries everything that the issue asks for', async () => {
  const { out } = await inProcess([
    'check',
    '--did',
    'prp@30h',
    '--sign',
    'redness:1:same',
    '--country',
    'GB',
    '--json',
  ])
  const answer = JSON.parse(out)
  const [finding] = answer.findings
  expect(finding).toMatchObject({ sign: 'redness', level: 'expected', rule: 'inside-window', treatment: 'prp' })
  expect(finding.facts).toEqual(['prp/effect/redness'])
  expect(finding.sources.length).toBeGreaterThan(0)
  expect(finding.window.at).toBe(30)
  for (const key of ['notUnderstood', 'do', 'callIf', 'ask']) expect(Array.isArray(answer[key]), key).toBe(true)
  expect(answer.knowledgeDigest).toMatch(/^[0-9a-f]{64}$/)
  expect(answer.call.emergency[0].number).toBe('999')
})

test('signs, temperature, modifiers and earlier reports all count', async () => {
  const level = async (...args: string[]): Promise<string> => {
    const { out } = await inProcess(['check', '--did', 'prp@30h', ...args, '--json'])
    return JSON.parse(out).level
  }
  expect(await level('--sign', 'redness:1:same')).toBe('expected')
  expect(await level('--sign', 'redness:1:worse')).toBe('contact')
  expect(await level('--sign', 'redness:1:same', '--temperature', '39.5C')).toBe('emergency')
  expect(await level('--sign', 'redness:1:same', '--temperature', '103.1F')).toBe('emergency')
  expect(await level('--sign', 'redness:1:same', '--temperature', '37.6C', '--modifier', 'immunosuppression')).toBe(
    'emergency',
  )
  expect(await level('--sign', 'redness:1:same', '--modifier', 'my cat is grey')).toBe('contact')
})

test('the same moment gives the same bytes', async () => {
  const args = ['check', '--did', 'prp@2026-11-20T06:00Z', '--say', 'pink', '--now', '2026-11-21T12:00Z', '--json']
  const [first, second] = [await inProcess(args, { now: '2027-01-01T00:00Z' }), await inProcess(args)]
  expect(first.out).toBe(second.out)
  expect(JSON.parse(first.out).treatments[0].hoursSince).toBe(30)
})

test('words come from standard input with --say -', async () => {
  const { out } = await inProcess(['check', '--did', 'prp@30h', '--say', '-', '--json'], { stdin: 'scalp is pink\n' })
  expect(JSON.parse(out).understood).toMatchObject([{ sign: 'redness', words: expect.stringContaining('pink') }])
})

test('a treatment named only in the words counts, its time unknown', async () => {
  const { out } = await inProcess(['check', '--say', 'I had prp and my scalp is pink', '--json'])
  expect(JSON.parse(out)).toMatchObject({ level: 'contact', treatments: [{ slug: 'prp', hoursSince: null }] })
})
