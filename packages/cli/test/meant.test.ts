import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inProcess } from './anagen.ts'

// words that nobody reads, beside a sign that is calm at that hour
const SAY = 'scalp slightly pink, and it feels velcro'
const WORDS = 'and it feels velcro'
const check = ['check', '--did', 'microneedling@12h', '--say', SAY]

test('words that nobody reads are asked about, with what to write for each sign', async () => {
  const { out } = await inProcess(check)
  expect(out).toContain('Did you mean one of these?')
  expect(out.replace(/\s+/g, ' ')).toContain(`--meant "${WORDS}=redness"`)
  expect(out).toContain('None of these, or I am not sure')
})

test('--meant says which sign it is: the answer is another, and keeps the words beside it', async () => {
  const { out } = await inProcess([...check, '--meant', `${WORDS}=redness`, '--json'])
  const { level, explained, nearest, notUnderstood } = JSON.parse(out)
  expect({ level, explained, nearest, notUnderstood }).toEqual({
    level: 'expected',
    explained: [{ words: WORDS, sign: 'redness', name: 'Redness of the treated skin' }],
    nearest: [],
    notUnderstood: [],
  })
  const text = (await inProcess([...check, '--meant', `${WORDS}=redness`])).out.replace(/\s+/g, ' ')
  expect(text).toContain(`in your words: "${WORDS}"; you chose: Redness of the treated skin`)
})

test.each([
  ['no sign', WORDS, 'names no sign'],
  ['a sign that there is not', `${WORDS}=rednes`, 'did you mean redness?'],
  ['no words', '=redness', 'names no words'],
])('%s is said, and nothing is answered', async (_, meant, says) => {
  const { out, err, exit } = await inProcess([...check, '--meant', meant])
  expect({ out, exit }).toEqual({ out: '', exit: 2 })
  expect(err).toContain(says)
})

test('a line of reports says it with `meant`, and gets the same answer', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'anagen-meant-')), 'reports.ndjson')
  const report = { treatments: [{ slug: 'microneedling', hoursSince: 12 }], say: SAY }
  const lines = [
    { ...report, id: 'asked' },
    { ...report, id: 'chosen', meant: [{ words: WORDS, sign: 'redness' }] },
    { ...report, id: 'other words', meant: [{ words: 'velcro', sign: 'redness' }] },
    { ...report, id: 'no sign', meant: [{ words: WORDS, sign: 'glowing' }] },
  ]
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  const { out, exit } = await inProcess(['check', '--from', file, '--json'])
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ id, level }) => [id, level])).toEqual([
    ['asked', 'contact'],
    ['chosen', 'expected'],
    ['other words', 'contact'],
    ['no sign', undefined],
  ])
  expect(answers[3].error).toContain('unknown sign')
  expect(exit).toBe(2)
})
