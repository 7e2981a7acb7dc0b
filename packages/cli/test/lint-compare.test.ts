import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-compare-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const short = file('short.md', '# PRP\n\nAfter PRP a bruise is gone within two days.\n')
const long = file('long.md', '---\ntitle: PRP\n---\n\nBruises last up to two weeks.\n')
const same = file('same.md', '# PRP\n\nA PRP bruise has gone after 48 hours.\n')

describe('anagen lint --compare', () => {
  test('shows the question, both sides with their places, the knowledge base and its fact, within 80 columns', async () => {
    const { out, exit } = await inProcess(['lint', '--compare', short, long])
    expect(out).toMatch(/short\.md:3:1:\s+up\s+to\s+2\s+days/)
    expect(out).toMatch(/long\.md:5:1:\s+up\s+to\s+2\s+weeks/)
    expect(out).toContain('Facts: prp/effect/bruising')
    expect(out).toContain('2 articles compared: 1 contradiction (1 error, 0 warnings).')
    // a path is never cut
    for (const line of out.split('\n').filter((line) => !line.includes(folder)))
      expect(line.length).toBeLessThanOrEqual(80)
    expect(exit).toBe(1)
  })
  test('JSON: the same, in whatever order the articles are named', async () => {
    const first = JSON.parse((await inProcess(['lint', '--compare', short, long, '--json'])).out)
    const second = JSON.parse((await inProcess(['lint', '--compare', long, short, '--json'])).out)
    expect(first.contradictions[0]).toMatchObject({
      treatment: 'prp',
      topic: 'lasts',
      about: 'effect/bruising',
      severity: 'error',
      facts: ['prp/effect/bruising'],
      positions: [
        { path: short, answer: 'up to 2 days', place: { start: { line: 3, column: 1 }, end: { line: 3, column: 43 } } },
        { path: long, answer: 'up to 2 weeks', place: { start: { line: 5, column: 1 }, end: { line: 5, column: 29 } } },
      ],
    })
    expect(second.contradictions[0].positions.toReversed()).toEqual(first.contradictions[0].positions)
  })
  test('articles that agree', async () => {
    const { out, exit } = await inProcess(['lint', '--compare', short, same])
    expect(out).toContain('2 articles compared: 0 contradictions')
    expect(exit).toBe(0)
  })
  test.each([
    ['never', 0],
    ['warning', 1],
  ])('--fail-on %s', async (level, exit) => {
    expect((await inProcess(['lint', '--compare', short, long, '--fail-on', level])).exit).toBe(exit)
  })
  test('standard input is one of them', async () => {
    const { out } = await inProcess(['lint', '--compare', '-', short, '--json'], {
      stdin: '# PRP\n\nBruises last up to two weeks.\n',
    })
    expect(JSON.parse(out).contradictions[0].positions.map(({ path }: { path: string }) => path)).toEqual(['-', short])
  })
})

describe('bad input', () => {
  test.each([
    ['a missing file', () => join(folder, 'absent.md'), 'cannot read'],
    ['a binary file', () => file('a.bin', new Uint8Array([1, 0, 2])), 'binary'],
    ['an empty file', () => file('empty.md', '\n'), 'is empty'],
    ['a broken front matter', () => file('f.md', '---\ntitle: "open\n---\n\nText.\n'), 'front matter'],
    ['an unknown treatment', () => file('g.md', '---\ntreatment: prpp\n---\n\nText.\n'), 'did you mean prp?'],
    ['one line of 5 MB', () => file('e.txt', 'a'.repeat(5_000_000)), 'more than'],
  ])('%s: exit code 2, the others are compared', async (_name, make, message) => {
    const { out, err, exit } = await inProcess(['lint', '--compare', short, make(), long])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(message)
    expect(out).toContain('prp/effect/bruising')
    expect(out.replace(/\s+/g, ' ')).toContain('1 article could not be read')
    expect(exit).toBe(2)
  })
  test.each([
    [['lint', '--compare', short], 'give two or more'],
    [['lint', '--compare', short, short], 'give two or more'],
    [['lint', '--compare', short, long, '--leaflet'], 'write one of them'],
    [['lint', '--compare', short, long, '--sarif'], 'write one of them'],
    [['lint', '--compare', short, long, '--treatment', 'prpp'], 'did you mean prp?'],
  ])('%j', async (args, message) => {
    const { out, err, exit } = await inProcess(args)
    expect(err).toContain(message)
    expect(out).toBe('')
    expect(exit).toBe(2)
  })
})
