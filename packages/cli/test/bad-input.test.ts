import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { anagen, inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-bad-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const prp = ['check', '--did', 'prp@30h']
const rows: [string, string[], string][] = [
  ['unknown command', ['chek'], 'did you mean anagen check?'],
  ['unknown first option', ['--jsn'], 'see anagen --help'],
  ['unknown option', [...prp, '--sya', 'red'], 'did you mean --say?'],
  ['short option', [...prp, '-x'], 'unknown option -x'],
  ['option without its value', [...prp, '--say'], 'write --say WORDS'],
  ['option that would swallow the next', [...prp, '--say', '--json'], 'write --say WORDS'],
  ['value for a switch', [...prp, '--say', 'red', '--json=yes'], '--json takes no value'],
  ['option given twice', [...prp, '--say', 'red', '--now', '2026-11-21', '--now', '2026-11-22'], 'given twice'],
  ['words without an option', [...prp, 'red scalp'], 'one word too many'],
  ['unknown treatment', ['check', '--did', 'fux@3d', '--say', 'red'], 'did you mean fue?'],
  ['no treatment before the @', ['check', '--did', '@3d', '--say', 'red'], 'write for example prp@30h'],
  ['unknown unit', ['check', '--did', 'prp@3 parsecs', '--say', 'red'], 'write for example 30h'],
  ['no time after the @', ['check', '--did', 'prp@', '--say', 'red'], 'write for example 30h'],
  ['a date that does not exist', ['check', '--did', 'prp@2026-02-30', '--say', 'red'], 'is not a time'],
  ['a time that does not exist', ['check', '--did', 'prp@2026-11-17T24:01', '--say', 'red'], 'is not a time'],
  ['a session in the future', ['check', '--did', 'prp@2026-11-22T00:00Z', '--say', 'red'], 'lies in the future'],
  ['a session ahead', ['check', '--did', 'prp@+2d', '--say', 'red'], 'lies in the future'],
  ['a negative time', ['check', '--did', 'prp@-3d', '--say', 'red'], 'negative time'],
  ['longer ago than anybody lives', ['check', '--did', 'prp@101y', '--say', 'red'], '100 years'],
  ['unknown part', ['check', '--did', 'stem-cell@2d+fat-harvst', '--say', 'red'], 'did you mean fat-harvest?'],
  ['unknown clock', ['check', '--did', 'minoxidil-oral@90d,dosechange@1d', '--say', 'red'], 'dose-change@3d'],
  ['60 °C', [...prp, '--temperature', '60C'], 'cannot be a body temperature'],
  ['60 °F', [...prp, '--temperature', '60F'], 'cannot be a body temperature'],
  ['unknown unit of temperature', [...prp, '--temperature', '310K'], 'write for example 38.4C'],
  ['unknown sign id', [...prp, '--sign', 'scalp-sorenes'], 'did you mean scalp-soreness?'],
  ['grade out of range', [...prp, '--sign', 'redness:5'], '1 mild, 2 moderate, 3 severe, 4 life-threatening'],
  ['unknown trend', [...prp, '--sign', 'redness:1:wors'], 'better'],
  ['empty sign', [...prp, '--sign', ':2'], 'names no sign'],
  ['nothing said', prp, 'write what you notice'],
  ['nothing at all', ['check'], 'write what you notice'],
  ['empty words', [...prp, '--say', '  '], '--say is empty'],
  ['too many words', [...prp, '--say', 'a'.repeat(20_001)], 'at most 20000'],
  ['unknown country', [...prp, '--say', 'red', '--country', 'Untied Kingdom'], 'did you mean United Kingdom?'],
  ['unknown country code', [...prp, '--say', 'red', '--country', 'QQ'], 'GB'],
  ['unknown zone', [...prp, '--say', 'red', '--zone', 'Europe/Londn'], 'did you mean Europe/London?'],
  ['unreadable now', [...prp, '--say', 'red', '--now', 'yesterday'], 'write for example 2026-11-21T09:00'],
  ['earlier file that is not there', [...prp, '--say', 'red', '--earlier', join(folder, 'none')], 'ENOENT'],
  ['earlier file that is no JSON', [...prp, '--say', 'red', '--earlier', file('a', 'hello')], '"hoursAgo": 24'],
  ['earlier file that is no UTF-8', [...prp, '--say', 'red', '--earlier', file('b', Buffer.from([0xff]))], 'UTF-8'],
  [
    'earlier report of the future',
    [...prp, '--say', 'red', '--earlier', file('c', '[{"hoursAgo": -1, "signs": []}]')],
    '0 or more',
  ],
  [
    'earlier sign unknown',
    [...prp, '--say', 'red', '--earlier', file('d', '[{"hoursAgo": 1, "signs": [{"sign": "rednes"}]}]')],
    'did you mean redness?',
  ],
  [
    'earlier with a slip in a key',
    [...prp, '--say', 'red', '--earlier', file('e', '[{"hoursago": 1, "signs": []}]')],
    'did you mean "hoursAgo"?',
  ],
  ['reports together with words', [...prp, '--from', 'x'], 'leave out --did'],
  ['reports file that is not there', ['check', '--from', join(folder, 'none')], 'ENOENT'],
  ['reports file that is a folder', ['check', '--from', folder], 'EISDIR'],
  ['no activity', ['may-i', '--did', 'prp@3h'], 'something is missing'],
  ['no treatment', ['may-i', 'wash my hair'], '--did is missing'],
  ['unreadable moment', ['may-i', 'wash my hair', '--did', 'prp@3h', '--at', 'soon'], 'is not a moment'],
  ['booked in the future', ['timeline', '--did', 'prp@3h', '--booked', '2027-01-01'], '--booked'],
  ['plan without calendar', ['timeline', '--did', 'prp@3h', '--plan', 'x'], 'add --ics'],
  ['calendar into a folder', ['timeline', '--did', 'prp@3h', '--ics', folder], 'EISDIR'],
  ['unknown treatment page', ['treatment', 'fux'], 'did you mean fue?'],
  ['unknown sign page', ['sign', 'zzzz qqqq'], 'other words'],
  ['unknown fact', ['why', 'prp/effect/rednes'], 'did you mean prp/effect/redness?'],
  ['unknown schema', ['schema', 'chek'], 'did you mean check?'],
  ['unknown knowledge action', ['knowledge', 'chek'], 'anagen knowledge check'],
]

test.each(rows)('%s: one line that says what to write instead', async (_, args, hint) => {
  const { out, err, exit } = await inProcess(args)
  expect(out).toBe('')
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toContain(hint)
  expect(exit).toBe(2)
})

test('through the real process: nothing half-printed, no stack trace, exit code 2', () => {
  const { out, err, exit } = anagen(['check', '--did', 'fux@3d', '--say', 'red', '--json'])
  expect({ out, exit }).toEqual({ out: '', exit: 2 })
  expect(err).toBe('anagen: --did: unknown treatment "fux"; did you mean fue?\n')
})

test('what is typed is shown without control characters in messages', async () => {
  for (const args of [
    ['\u001b[2Jchek'],
    ['check', '--\u001b[2J'],
    ['check', '--did', '\u001b[2J@3d', '--say', 'x'],
    ['why', '\u001b[2J'],
  ]) {
    const { err } = await inProcess(args)
    expect(err).not.toContain('\u001b')
  }
})

test('words from standard input: no UTF-8, and too many of them', async () => {
  const notText = await inProcess([...prp, '--say', '-'], { stdin: new Uint8Array([0x72, 0xff, 0xfe]) })
  expect(notText).toMatchObject({ out: '', exit: 2 })
  expect(notText.err).toContain('UTF-8')
  const megabyte = await inProcess([...prp, '--say', '-'], { stdin: 'red '.repeat(262_144) })
  expect(megabyte).toMatchObject({ out: '', exit: 2 })
})

test('NUL bytes in words get an answer that fails upward', async () => {
  const { out, exit } = await inProcess([...prp, '--say', '-', '--json'], { stdin: 'my elbow\u0000 glows' })
  expect(exit).toBe(0)
  expect(['contact', 'urgent', 'emergency']).toContain(JSON.parse(out).level)
})
