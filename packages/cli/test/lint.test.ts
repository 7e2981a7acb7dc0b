import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-lint-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const pipe = (): string => {
  const path = join(mkdtempSync(join(folder, 'pipe-')), 'article.md')
  execFileSync('mkfifo', [path])
  return path
}
const FALSE_CLAIM = '# PRP\n\nPRP has no side effects.\n'
const wrong = file('wrong.md', FALSE_CLAIM)
const right = file('right.md', '# PRP\n\nPRP often leaves a bruise. Call the clinic the same day for pus.\n')

describe('what it finds', () => {
  test('the place, the rule, what to write instead, the fact', async () => {
    const { out, exit } = await inProcess(['lint', wrong])
    expect(out).toContain('3:5  error  absolute-safety')
    expect(out).toContain('Instead: name the effects')
    expect(out).toContain('Facts: prp/complication/')
    expect(exit).toBe(1)
  })
  test('JSON holds every message with its place', async () => {
    const { out } = await inProcess(['lint', wrong, '--json'])
    const [linted] = JSON.parse(out)
    expect(linted.messages[0]).toMatchObject({
      ruleId: 'absolute-safety',
      severity: 'error',
      place: { start: { line: 3, column: 5 }, end: { line: 3, column: 24 } },
    })
  })
  test('SARIF 2.1.0 names rule, level and region', async () => {
    const { out } = await inProcess(['lint', wrong, '--sarif'])
    const { version, runs } = JSON.parse(out)
    expect(version).toBe('2.1.0')
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'absolute-safety',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 24 } } }],
    })
  })
  test('standard input', async () => {
    const { out, exit } = await inProcess(['lint', '-'], { stdin: FALSE_CLAIM })
    expect(out).toContain('absolute-safety')
    expect(exit).toBe(1)
  })
  test('globs and folders', async () => {
    const { out } = await inProcess(['lint', join(folder, '*.md'), '--json'])
    expect(JSON.parse(out).length).toBeGreaterThanOrEqual(2)
    expect((await inProcess(['lint', folder, '--json'])).out).toContain('wrong.md')
  })
})

test.each([
  ['error', wrong, 1],
  ['never', wrong, 0],
  ['error', right, 0],
  ['warning', right, 0],
])('--fail-on %s %s', async (level, path, exit) => {
  expect((await inProcess(['lint', path, '--fail-on', level])).exit).toBe(exit)
})

describe('suppressions', () => {
  const suppressed = (comment: string, text = 'PRP has no side effects.') => `# PRP\n\n${comment}\n${text}\n`
  test('one with a reason and an owner takes the finding away and is listed', async () => {
    const path = file(
      'ok.md',
      suppressed('<!-- anagen-ignore absolute-safety: quoted from an advert (owner: Dr Lee) -->\n'),
    )
    const { out, exit } = await inProcess(['lint', path])
    expect(out).toContain('accepted  absolute-safety: quoted from an advert (Dr Lee)')
    expect(exit).toBe(0)
  })
  test.each([
    ['no reason', '<!-- anagen-ignore absolute-safety (owner: Dr Lee) -->', 'without a reason'],
    ['no owner', '<!-- anagen-ignore absolute-safety: quoted -->', 'without an owner'],
    ['no such rule', '<!-- anagen-ignore absolute-safty: quoted (owner: Dr Lee) -->', 'write absolute-safety'],
    ['unused', '<!-- anagen-ignore painless: quoted (owner: Dr Lee) -->', 'nothing below it is flagged'],
  ])('%s is an error', async (name, comment, message) => {
    const { out, exit } = await inProcess(['lint', file(`${name}.md`, suppressed(`${comment}\n`))])
    expect(out.replace(/\s+/g, ' ')).toContain(message)
    expect(exit).toBe(1)
  })
})

describe('bad input: one line that says what to write, exit code 2, the other files still checked', () => {
  test.each([
    ['a pipe that nobody writes to', () => pipe(), 'is no regular file'],
    ['a device', () => '/dev/zero', 'is no regular file'],
    ['a missing file', () => join(folder, 'absent.md'), 'cannot read'],
    ['a binary file', () => file('a.bin', new Uint8Array([1, 0, 2, 0])), 'binary'],
    ['bytes that are no UTF-8', () => file('b.txt', new Uint8Array([0xff, 0xfe, 0x41])), 'UTF-8'],
    ['a folder without articles', () => mkdtempSync(join(folder, 'none-')), 'holds no articles'],
    ['an empty file', () => file('c.md', ' \n'), 'is empty'],
    ['50 MB', () => file('d.md', 'word '.repeat(10_000_000)), 'more than'],
    ['one line of 5 MB', () => file('e.txt', 'a'.repeat(5_000_000)), 'more than'],
    ['a broken front matter', () => file('f.md', '---\ntitle: "open\n---\n\nText.\n'), 'front matter'],
    [
      'an unknown treatment in the front matter',
      () => file('g.md', '---\ntreatment: prpp\n---\n\nText.\n'),
      'did you mean prp?',
    ],
    [
      'an unknown treatment beside a known one, and one that the text names',
      () => file('h.md', '---\ntreatment: [prp, exsome]\n---\n\nPRP hurts.\n'),
      'did you mean exosome?',
    ],
    [
      'an unknown jurisdiction in the front matter',
      () => file('i.md', '---\njurisdiction: Atlantis\n---\n\nText.\n'),
      'jurisdiction "Atlantis"',
    ],
  ])('%s', async (_name, make, message) => {
    const { out, err, exit } = await inProcess(['lint', make(), wrong])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(message)
    expect(out).toContain('absolute-safety')
    expect(exit).toBe(2)
  })
  test.each([
    [['lint'], 'something is missing'],
    [['lint', wrong, '--treatment', 'prpp'], 'did you mean prp?'],
    [['lint', wrong, '--jurisdiction', 'Mars'], 'write one or more of'],
    [['lint', wrong, '--fail-on', 'info'], 'write error, warning, never'],
    [['lint', wrong, '--json', '--sarif'], 'write one of them'],
  ])('%j', async (args, message) => {
    const { out, err, exit } = await inProcess(args)
    expect(err).toContain(message)
    expect(out).toBe('')
    expect(exit).toBe(2)
  })
})
