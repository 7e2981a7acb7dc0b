import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-leaflet-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const fue = file(
  'fue.md',
  '# After your FUE\n\nNo alcohol for 24 hours.\n\nDab rose water on the bandage every night.\n',
)

describe('anagen lint --leaflet', () => {
  test('contradicting, missing and extra, with place, what the fact says and its id, within 80 columns', async () => {
    const { out, exit } = await inProcess(['lint', '--leaflet', fue, '--treatment', 'fue'])
    expect(out).toContain('3:1  error  contradicting')
    expect(out).toContain('Ends after 24 hours, too early: No alcohol (first 3 days).')
    expect(out).toContain('Facts: fue/aftercare/no-alcohol')
    expect(out).toContain('error  missing')
    expect(out).toContain('Facts: fue/aftercare/do-not-touch-or-pick')
    expect(out).toContain('5:1  warning  extra')
    for (const line of out.split('\n').filter((line) => !line.includes(folder)))
      expect(line.length).toBeLessThanOrEqual(80)
    expect(exit).toBe(1)
  })
  test('JSON', async () => {
    const { out } = await inProcess(['lint', '--leaflet', fue, '--treatment', 'fue', '--json'])
    const [leaflet] = JSON.parse(out)
    expect(leaflet).toMatchObject({ path: fue, treatment: 'fue' })
    expect(leaflet.messages[0]).toEqual({
      kind: 'contradicting',
      severity: 'error',
      reason: 'Ends after 24 hours, too early: No alcohol (first 3 days).',
      knowledge: 'No alcohol (first 3 days).',
      facts: ['fue/aftercare/no-alcohol'],
      quote: 'No alcohol for 24 hours',
      place: { start: { line: 3, column: 1 }, end: { line: 3, column: 24 } },
    })
  })
  test('the treatment of the front matter', async () => {
    const path = file(
      'front.md',
      '---\ntreatment: prp\n---\n\nDo not touch or rub the scalp for a day. No alcohol for a month.\n',
    )
    const { out, exit } = await inProcess(['lint', '--leaflet', path])
    expect(out).toContain('front.md (prp)')
    expect(exit).toBe(0)
    expect((await inProcess(['lint', '--leaflet', path, '--fail-on', 'warning'])).exit).toBe(1)
  })
  test('standard input', async () => {
    const { out } = await inProcess(['lint', '--leaflet', '-', '--treatment', 'fue', '--json'], {
      stdin: 'No alcohol for 24 hours.',
    })
    expect(JSON.parse(out)[0].messages[0].facts).toEqual(['fue/aftercare/no-alcohol'])
  })
})

describe('bad input', () => {
  test('a leaflet that names no treatment: which ones there are, exit code 2, the others still checked', async () => {
    const named = file('named.md', '---\ntreatment: fue\n---\n\nNo alcohol for 24 hours.\n')
    const { out, err, exit } = await inProcess(['lint', '--leaflet', fue, named])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('which treatment is it for?')
    expect(err).toMatch(/prp.*fue|fue.*prp/)
    expect(out).toContain('fue/aftercare/no-alcohol')
    expect(exit).toBe(2)
  })
  test.each([
    ['an unknown treatment, like one', 'prpp', 'did you mean prp?'],
    ['an unknown treatment', 'zzzzzz', 'write one of'],
  ])('%s', async (_name, slug, message) => {
    const { out, err, exit } = await inProcess(['lint', '--leaflet', fue, '--treatment', slug])
    expect(err).toContain(message)
    expect(out).toBe('')
    expect(exit).toBe(2)
  })
  test.each([
    ['a missing file', () => join(folder, 'absent.md'), 'cannot read'],
    ['a binary file', () => file('a.bin', new Uint8Array([1, 0, 2])), 'binary'],
    ['an empty file', () => file('empty.md', '\n'), 'is empty'],
    ['a broken front matter', () => file('f.md', '---\ntitle: "open\n---\n\nText.\n'), 'front matter'],
    ['50 MB', () => file('d.md', 'word '.repeat(10_000_000)), 'more than'],
  ])('%s', async (_name, make, message) => {
    const { out, err, exit } = await inProcess(['lint', '--leaflet', make(), fue, '--treatment', 'fue'])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(message)
    expect(out).toContain('fue/aftercare/no-alcohol')
    expect(exit).toBe(2)
  })
})
