import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { SCHEMAS } from '../src/commands/schema.ts'
import { inProcess } from './anagen.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'schema', `${name}.json`), 'utf8'))

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true })
ajv.addFormat(
  'date-time',
  (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
)
const validators = new Map(SCHEMAS.map((name) => [name, ajv.compile(read(name))]))

const expectValid = (name: (typeof SCHEMAS)[number], value: unknown): void => {
  const validate = validators.get(name)
  expect(validate?.(value), JSON.stringify(validate?.errors?.slice(0, 3))).toBe(true)
}

const earlier = join(mkdtempSync(join(tmpdir(), 'anagen-schema-')), 'earlier.json')
writeFileSync(earlier, '[{"at":"2026-11-20T12:00Z","signs":[{"words":"redness","grade":1}]}]')

test.each([
  ['check', ['check', '--did', 'prp@30h', '--say', 'scalp is pink and a bit sore, no fever']],
  ['check', ['check', '--did', 'prp@1h', '--say', 'my right eye went dark right after', '--country', 'GB']],
  [
    'check',
    ['check', '--did', 'fut@215h', '--say', 'Last few scabs clinging on at the temple, day 9. Near the finish?'],
  ],
  [
    'check',
    [
      'check',
      '--did',
      'fue@?',
      '--did',
      'minoxidil-oral@90d,dose-change@10d',
      '--say',
      'my elbow glows, took ibuprofen, 37.8C',
    ],
  ],
  ['check', ['check', '--did', 'fue@3d', '--sign', 'redness', '--modifier', 'I am on warfarin', '--earlier', earlier]],
  ['may-i', ['may-i', 'wash my hair', '--did', 'prp@3h']],
  ['may-i', ['may-i', 'fly to the moon', '--did', 'fue@?', '--country', 'US']],
  ['may-i', ['may-i', 'stop my warfarin', '--did', 'fue@2d', '--did', 'finasteride@90d']],
  ['timeline', ['timeline', '--did', 'fue@+3d', '--did', 'minoxidil-oral@90d', '--booked', '2026-11-20']],
  ['timeline', ['timeline', '--did', 'prp@?']],
  [
    'lint',
    [
      'lint',
      join(import.meta.dirname, '..', '..', '..', 'tests/claims/corpus/development/02-prp-quick-guide.txt'),
      'absent.md',
    ],
  ],
  [
    'lint-compare',
    [
      'lint',
      '--compare',
      ...['01-prp-first-week.md', '02-prp-quick-guide.txt'].map((name) =>
        join(import.meta.dirname, '..', '..', '..', 'tests/claims/corpus/development', name),
      ),
      'absent.md',
    ],
  ],
  [
    'lint-leaflet',
    [
      'lint',
      '--leaflet',
      join(import.meta.dirname, '..', '..', '..', 'tests/claims/corpus/development/18-after-mesotherapy.txt'),
      'absent.md',
      '--treatment',
      'mesotherapy',
    ],
  ],
  ['course', ['course', 'prp,upkeep=1', 'finasteride']],
  ['course', ['course', 'fue']],
  ['compare', ['compare', 'prp', 'finasteride', 'nothing', '--price', 'prp=150/session', '--currency', 'EUR']],
  ['suitability', ['suitability', '--age', '34', '--has', 'keloids', '--takes', 'unobtainium 5 mg']],
  [
    'interactions',
    [
      'interactions',
      '--did',
      'prp@+5d',
      '--takes',
      'warfarin',
      '--takes',
      'unobtainium',
      '--takes',
      'minoxidil-topical',
    ],
  ],
  ['treatments', ['treatments']],
  ['sign', ['sign', 'redness']],
  ['sign', ['sign', 'my forehead is puffy']],
  ['why', ['why', 'prp/effect/redness']],
  ['why', ['why', 'prp/S32']],
  ['why', ['why', 'red-flag/sepsis']],
  ['why', ['why', 'prp/aftercare/no-alcohol-after']],
  ['knowledge', ['knowledge', 'check', '--now', '2026-11-21']],
] as const)('%s: what is written is what its schema says (%j)', async (name, args) => {
  const { out } = await inProcess([...args, '--json'])
  expectValid(name, JSON.parse(out))
})

test('the page of every treatment', async () => {
  const { treatments } = JSON.parse((await inProcess(['treatments', '--json'])).out)
  expect(treatments).toHaveLength(14)
  for (const { slug } of treatments)
    expectValid('treatment', JSON.parse((await inProcess(['treatment', slug, '--json'])).out))
})

test('good and bad lines of reports', async () => {
  const report = {
    id: 'a',
    treatments: [{ slug: 'prp', hoursSince: 30 }],
    signs: [{ words: 'redness', grade: 1, trend: 'same' }],
  }
  expectValid('report-line', report)
  const { out } = await inProcess(['check', '--from', '-'], { stdin: `${JSON.stringify(report)}\nhello\n` })
  for (const line of out.trimEnd().split('\n')) expectValid('check-line', JSON.parse(line))
})

test('a schema is no rubber stamp', () => {
  expect(validators.get('check')?.({ level: 'expected' })).toBe(false)
  expect(validators.get('check-line')?.({ id: null, line: 0, error: 'x' })).toBe(false)
  expect(validators.get('report-line')?.({ treatments: [], sya: 'red' })).toBe(false)
})

test('parts with the same name are the same in every schema', () => {
  const seen = new Map<string, unknown>()
  for (const name of SCHEMAS) {
    for (const [part, definition] of Object.entries(read(name).$defs ?? {})) {
      expect(definition, `${name}: ${part}`).toEqual(seen.get(part) ?? definition)
      seen.set(part, definition)
    }
  }
})

test('anagen schema prints them', async () => {
  for (const name of SCHEMAS) expect(JSON.parse((await inProcess(['schema', name])).out)).toEqual(read(name))
})
