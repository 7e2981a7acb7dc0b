import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { anagen, compileCache, judgeLines, main } from './anagen.ts'

const calm =
  '{"id":"calm","treatments":[{"slug":"prp","hoursSince":30}],"say":"scalp is pink and a bit sore, no fever"}'
const around = { env: { ...process.env, ...compileCache } }
const wrong = '{"id":"wrong","treatments":[{"slug":"fux","hoursSince":3}]}'

test('one report a line in, one verdict a line out; a bad line keeps its place, the rest go on', () => {
  const { out, err, exit } = anagen(['check', '--from', '-', '--json'], `${calm}\n${wrong}\n${calm}\n`)
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect({ err, exit }).toEqual({ err: '', exit: 2 })
  expect(lines).toMatchObject([
    { id: 'calm', line: 1, level: 'expected' },
    { id: 'wrong', line: 2, error: expect.stringContaining('did you mean fue?') },
    { id: 'calm', line: 3, level: 'expected' },
  ])
  expect(Object.keys(lines[1])).toEqual(['id', 'line', 'error'])
})

test('exit code 0 when no line is bad; empty lines are no reports; the last needs no newline', async () => {
  const { lines, exit } = await judgeLines(`\ufeff${calm}\n\n  \r\n${calm}`)
  expect(exit).toBe(0)
  expect(lines.map((line) => line.line)).toEqual([1, 4])
})

test.each([
  [
    'unknown time',
    '{"treatments":[{"slug":"prp","hoursSince":null}],"signs":[{"words":"redness","grade":1}]}',
    'contact',
  ],
  ['no treatment known', '{"treatments":[],"say":"my scalp is pink"}', 'contact'],
  ['nothing reported', '{"treatments":[{"slug":"prp","hoursSince":30}]}', 'contact'],
  [
    'ids and free words',
    '{"treatments":[{"slug":"PRP","hoursSince":30}],"signs":[{"words":"redness","grade":1,"trend":"same"},{"words":"a bit sore"}]}',
    'expected',
  ],
  ['temperature', '{"treatments":[{"slug":"prp","hoursSince":30}],"temperatureC":39.5}', 'emergency'],
  [
    'modifiers by id',
    '{"treatments":[{"slug":"prp","hoursSince":30}],"temperatureC":37.6,"modifiers":["immunosuppression"]}',
    'emergency',
  ],
  [
    'earlier report',
    '{"treatments":[{"slug":"prp","hoursSince":30}],"signs":[{"words":"redness","grade":1,"trend":"same"}],"earlier":[{"hoursAgo":20,"signs":[{"words":"redness","grade":1}]},{"hoursAgo":10,"signs":[]}]}',
    'contact',
  ],
  [
    'nulls say nothing',
    '{"id":7,"treatments":[{"slug":"prp","hoursSince":30}],"say":null,"signs":[{"words":"redness","grade":1,"trend":"same"}],"temperatureC":null,"modifiers":null,"earlier":null}',
    'expected',
  ],
])('%s', async (_, line, level) => {
  const { lines, exit } = await judgeLines(line)
  expect(lines).toMatchObject([{ level }])
  expect(exit).toBe(0)
})

test.each([
  ['not JSON', 'hello', 'write one object a line'],
  ['a list', '[]', 'is not an object'],
  ['a bare value', 'null', 'is not an object'],
  ['no treatments', '{"say":"red"}', 'treatments: missing'],
  ['treatments no list', '{"treatments":{}}', 'is not a list'],
  ['unknown slug', '{"treatments":[{"slug":"fux","hoursSince":3}]}', 'did you mean fue?'],
  ['hours missing', '{"treatments":[{"slug":"prp"}]}', 'or null when it is not known'],
  ['negative hours', '{"treatments":[{"slug":"prp","hoursSince":-3}]}', 'lies in the future'],
  ['hours as text', '{"treatments":[{"slug":"prp","hoursSince":"3"}]}', 'is no number'],
  ['hours of centuries', '{"treatments":[{"slug":"prp","hoursSince":1e9}]}', '100 years'],
  ['infinite hours', '{"treatments":[{"slug":"prp","hoursSince":1e999}]}', 'is no number'],
  ['grade 0', '{"treatments":[],"signs":[{"words":"redness","grade":0}]}', '1 mild'],
  ['grade 1.5', '{"treatments":[],"signs":[{"words":"redness","grade":1.5}]}', '1 mild'],
  ['grade as text', '{"treatments":[],"signs":[{"words":"redness","grade":"2"}]}', '1 mild'],
  ['unknown trend', '{"treatments":[],"signs":[{"words":"redness","trend":"wors"}]}', 'did you mean "worse"?'],
  ['unknown sign id', '{"treatments":[],"signs":[{"sign":"rednes"}]}', 'did you mean redness?'],
  ['sign as text', '{"treatments":[],"signs":["redness"]}', 'is not an object'],
  ['sign without words', '{"treatments":[],"signs":[{"grade":1}]}', 'signs[0].words'],
  ['60 degrees', '{"treatments":[],"temperatureC":60}', 'cannot be a body temperature'],
  ['Fahrenheit', '{"treatments":[],"temperatureC":101}', 'write degrees Celsius'],
  ['unknown key', '{"treatments":[],"sya":"red"}', 'did you mean "say"?'],
  ['unknown inner key', '{"treatments":[{"slug":"prp","hourSince":3}]}', 'did you mean "hoursSince"?'],
  ['a key that JavaScript minds', '{"treatments":[],"__proto__":{"say":"x"}}', 'unknown key'],
  ['unknown part', '{"treatments":[{"slug":"stem-cell","hoursSince":3,"withParts":["fat"]}]}', 'fat-harvest'],
  ['words too long', `{"treatments":[],"say":"${'a'.repeat(20_001)}"}`, 'at most 20000'],
  ['line too long', `{"treatments":[],"say":"${'a'.repeat(300_000)}"}`, 'longer than 262144 bytes'],
  ['too many signs', `{"treatments":[],"signs":[${Array(201).fill('{"words":"red"}').join(',')}]}`, 'at most 200'],
  ['an id that is no name', '{"id":{},"treatments":[]}', 'id: is no name'],
  ['earlier without a time', '{"treatments":[],"earlier":[{"signs":[]}]}', '"hoursAgo": 24'],
  ['raw NUL', '{"treatments":[],"say":"\u0000"}', 'not JSON'],
])('%s: says what to write instead', async (_, line, hint) => {
  const { lines, exit, err } = await judgeLines(`${line}\n${calm}`)
  expect(lines).toMatchObject([{ line: 1, error: expect.stringContaining(hint) }, { level: 'expected' }])
  expect(lines[0]?.error).not.toContain('\n')
  expect({ exit, err }).toEqual({ exit: 2, err: '' })
})

test('bytes that are no UTF-8 spoil only their line', async () => {
  const bytes = Buffer.concat([Buffer.from('{"treatments":[],"say":"\xff"}\n', 'latin1'), Buffer.from(calm)])
  const { lines, exit } = await judgeLines(bytes)
  expect(lines).toMatchObject([{ id: null, line: 1, error: expect.stringContaining('UTF-8') }, { level: 'expected' }])
  expect(exit).toBe(2)
})

test('odd characters inside words get an answer that fails upward', async () => {
  const says = ['\\ud800', '\\u0000', '\\u001b[2J', '😀', 'שלום', 'zz\\u202eqq']
  const { lines, exit } = await judgeLines(
    says.map((say) => `{"treatments":[{"slug":"prp","hoursSince":30}],"say":"${say}"}`).join('\n'),
  )
  expect(exit).toBe(0)
  for (const line of lines) expect(['contact', 'urgent', 'emergency']).toContain(line.level)
})

test('answers come while the reports still arrive', async () => {
  const child = spawn(process.execPath, [main, 'check', '--from', '-', '--json'], around)
  const closed = once(child, 'close')
  child.stdin.write(`${calm}\n`)
  const first = await Promise.race([once(child.stdout, 'data'), closed])
  expect(JSON.parse(String(first)).level).toBe('expected')
  child.stdin.end(`${calm}\n`)
  expect(await closed).toEqual([0, null])
})

test('a reader that leaves early is no error', async () => {
  const child = spawn(process.execPath, [main, 'check', '--from', '-', '--json'], around)
  const closed = once(child, 'close')
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  child.stdin.on('error', () => {})
  child.stdout.once('data', () => child.stdout.destroy())
  child.stdin.write(`${calm}\n`.repeat(2000))
  child.stdin.end()
  const [exit] = await closed
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
})
