import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { width } from '../src/text/wrap.ts'
import { inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-choosing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const rows: [string, string[], string][] = [
  ['unknown treatment', ['course', 'fux'], 'did you mean fue?'],
  ['unknown setting', ['course', 'prp,sesions=3'], 'did you mean sessions?'],
  ['setting without a value', ['course', 'prp,sessions='], 'sessions has no value'],
  ['setting twice', ['course', 'prp,sessions=3,sessions=4'], 'was given twice'],
  ['no number', ['course', 'prp,sessions=many'], 'a whole number from 1 to 200'],
  ['no sessions at all', ['course', 'prp,sessions=0'], 'a whole number from 1 to 200'],
  ['unknown protocol', ['course', 'mesotherapy,protocol=seed-01'], 'did you mean seed-001?'],
  ['unknown area', ['course', 'prp,area=nose'], 'write one of hairline'],
  ['a date that does not exist', ['course', 'prp', '--closed', '2026-02-30'], 'is not a day'],
  ['a range turned round', ['course', 'prp', '--away', '2026-12-30..2026-12-01'], 'write 2026-12-01..2026-12-30'],
  ['a start in the past', ['course', 'prp', '--from', '2025-01-01'], 'today is 2026-11-21'],
  ['done in the future', ['course', 'prp,done=2027-01-01'], 'lies in the future'],
  ['done twice on one day', ['course', 'prp,done=2026-10-01+2026-10-01'], 'stands twice'],
  ['an end before the start', ['course', 'prp', '--until', '2026-11-01'], 'comes before'],
  ['no weekday', ['course', 'prp', '--days', 'someday'], 'is not a weekday'],
  ['no hours', ['course', 'prp', '--open', 'mon-fri'], 'write for example --open'],
  ['hours turned round', ['course', 'prp', '--open', 'mon 17:00-09:00'], 'ends before it begins'],
  ['the same course twice', ['course', 'prp', 'prp,sessions=4'], 'stands twice'],
  ['unknown zone', ['course', 'prp', '--zone', 'Europe/Londn'], 'did you mean Europe/London?'],
  ['a man who is pregnant', ['suitability', '--sex', 'male', '--has', 'pregnant'], 'contradicts itself'],
  ['a stage that does not exist', ['suitability', '--norwood', '9'], 'write 1 to 7'],
  ['an age that cannot be', ['suitability', '--age', '340'], 'whole years'],
  ['no number', ['suitability', '--age', 'old'], 'is no whole number'],
  ['a skin type that does not exist', ['suitability', '--skin', '7'], 'write 1 (always burns) to 6'],
  ['a sex that labels do not know', ['suitability', '--sex', 'x'], 'neither male nor female'],
  ['a no that nobody understands', ['suitability', '--not', 'haert'], 'did you mean heart?'],
  ['nothing in it', ['suitability', '--has', ' '], 'is empty'],
  ['a profile that is not there', ['suitability', '--profile', join(folder, 'none')], 'cannot read the file'],
  ['a profile that is no JSON', ['suitability', '--profile', file('a', 'hello')], 'is not JSON'],
  ['a profile with a slip', ['suitability', '--profile', file('b', '{"aeg": 3}')], 'did you mean "age"?'],
  ['a list that is none', ['suitability', '--profile', file('c', '{"has": "keloids"}')], 'is not a list'],
  ['an unknown treatment', ['suitability', 'fux'], 'did you mean fue?'],
  ['no treatment', ['interactions', '--takes', 'warfarin'], 'no treatment is named'],
  ['one thing alone', ['interactions', 'prp'], 'one thing alone'],
  ['which minoxidil', ['interactions', 'prp', '--takes', 'minoxidil'], 'minoxidil-oral or minoxidil-topical'],
  [
    'an empty medicine',
    ['interactions', 'prp', '--takes', ':prescribed'],
    'write for example --takes aspirin:prescribed',
  ],
]
test.each(rows)('%s: one line that says what to write instead', async (_, args, hint) => {
  const { out, err, exit } = await inProcess(args)
  expect({ out, exit, lines: err.trimEnd().split('\n').length }).toEqual({ out: '', exit: 2, lines: 1 })
  expect(err).toContain(hint)
})

describe('what is not known is kept', () => {
  test('an unknown medicine is reported as not checked, and no treatment is called suitable', async () => {
    const { out } = await inProcess(['suitability', '--takes', 'unobtainium', '--json'])
    const answer = JSON.parse(out)
    expect(answer.notChecked).toMatchObject([{ kind: 'takes', words: 'unobtainium' }])
    expect(answer.treatments.filter((t: { level: string }) => t.level === 'suitable')).toEqual([])
  })
  test('in the list of interactions too', async () => {
    const { out } = await inProcess(['interactions', 'prp', '--takes', 'unobtainium'])
    expect(out).toContain('"unobtainium" is not in the knowledge base and was not checked')
  })
  test('a treatment of ours among the medicines is no unknown medicine', async () => {
    const { out } = await inProcess(['suitability', '--takes', 'finasteride', '--json'])
    expect(JSON.parse(out).notChecked).toEqual([])
  })
})

test('a profile file says the same as the options, and options win', async () => {
  const path = file('p', '{"age": 34, "sex": "male", "has": ["keloids"], "takes": ["none"], "norwood": 2}')
  const one = JSON.parse((await inProcess(['suitability', '--profile', path, '--norwood', '3', '--json'])).out)
  const options = ['--age', '34', '--sex', 'male', '--has', 'keloids', '--takes', 'none', '--norwood', '3', '--json']
  expect(one).toEqual(JSON.parse((await inProcess(['suitability', ...options])).out))
})

test('a refusal is an answer: exit code 0, NO PLAN, and what stands in the way', async () => {
  const { out, exit } = await inProcess(['course', 'prp,done=2026-11-02', '--away', '2026-11-22..2027-01-10'])
  expect(exit).toBe(0)
  expect(out).toContain('NO PLAN')
  expect(out.replace(/\s+/g, ' ')).toContain('the interval allows 28 to 31 days (2026-11-30 to 2026-12-03)')
})

test.each([40, 80])('everything keeps to %i columns', async (columns) => {
  for (const args of [
    ['course', 'prp', 'mesotherapy'],
    ['course', 'fue'],
    ['suitability', '--has', 'keloids', '--questions', '--sources'],
    ['suitability', '--scales'],
    ['interactions', 'prp', 'finasteride', '--takes', 'warfarin', '--takes', 'unobtainium', '--sources'],
  ]) {
    const { out } = await inProcess(args, { screen: { columns } })
    for (const line of out.split('\n'))
      if (!/https?:/.test(line)) expect(width(line), line).toBeLessThanOrEqual(columns)
  }
})
