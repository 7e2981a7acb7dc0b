import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knowledgeFolder } from '@anagen/kb/load-node'
import { afterAll, expect, test } from 'vitest'
import { COMMANDS } from '../src/commands.ts'
import { width } from '../src/text/wrap.ts'
import { anagen, inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every command has help with examples, and every option is in docs/cli.md', async () => {
  const docs = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'cli.md'), 'utf8')
  for (const [name, { load }] of Object.entries(COMMANDS)) {
    const command = await load()
    const { out, exit } = await inProcess([...name.split(' '), '--help'])
    expect({ exit, name: command.name }).toEqual({ exit: 0, name })
    expect(out).toContain('Examples')
    expect(command.examples.length).toBeGreaterThan(0)
    expect(docs).toContain(`anagen ${name}`)
    for (const option of Object.keys(command.options)) expect(docs, `${name} --${option}`).toContain(`--${option}`)
  }
})

test('the examples in the help work', async () => {
  for (const { load } of Object.values(COMMANDS)) {
    for (const example of (await load()).examples) {
      // those that read or write files or a server's data of the reader's own
      if (
        /[|<>]|--from|=my-copy|--ics|\.csv|\.md|knowledge check|--stdio|anagen (backup|restore|doctor|audit|staff)/.test(
          example,
        )
      )
        continue
      const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      const { exit, err } = await inProcess(words.slice(1))
      expect({ exit, err }, example).toEqual({ exit: 0, err: '' })
    }
  }
})

test('help and version through the real process', () => {
  expect(anagen(['--help']).out).toContain('Commands')
  expect(anagen(['help', 'check']).out).toContain('--did')
  expect(anagen(['--version']).out).toMatch(/^anagen \d+\.\d+\.\d+\n$/)
})

test.each([40, 80])('pages keep to %i columns, web addresses and commands apart', async (columns) => {
  for (const args of [
    ['treatments'],
    ['treatment', 'prp'],
    ['sign', 'redness'],
    ['why', 'prp/effect/redness'],
    ['timeline', '--did', 'prp@3h'],
  ]) {
    const { out } = await inProcess(args, { screen: { columns } })
    for (const line of out.split('\n'))
      if (!/http|^ {2}\w+ .*: /.test(line)) expect(width(line), line).toBeLessThanOrEqual(columns)
  }
})

test('a treatment page holds everything, with the sources of each fact and where they disagree', async () => {
  const { out } = await inProcess(['treatment', 'prp'])
  const titles = [
    'Evidence: moderate',
    'Course',
    'Expected afterwards',
    'Never normal: complications',
    'Who should not',
    'Afterwards',
    'Sources',
  ]
  for (const title of titles) expect(out).toContain(title)
  expect(out).toContain('Sources disagree: ')
  expect(out).toContain('prp/effect/redness - sources prp/S32')
  expect(out).toContain('EMERGENCY: ')
})

test('why shows window, sources, disagreement and review state', async () => {
  const { out } = await inProcess(['why', 'prp/effect/redness'])
  for (const part of [
    'no longer expected after 3 days',
    'some sources say up to 5 days',
    'Where sources disagree',
    'prp/S7: ',
    'Not yet reviewed by a clinician.',
  ])
    expect(out).toContain(part)
})

test('a sign is found by id and by words', async () => {
  expect((await inProcess(['sign', 'redness'])).out).toContain('(redness)')
  expect((await inProcess(['sign', 'my', 'forehead', 'is', 'puffy'])).out).toContain('forehead')
})

test('the knowledge base holds its own promises', async () => {
  const { out, exit } = await inProcess(['knowledge', 'check', '--now', '2026-11-21'])
  expect(out).toContain('14 treatments')
  expect(exit).toBe(0)
})

test('a slip in a YAML file stops the start and names the line', async () => {
  const copy = join(folder, 'copy', 'knowledge')
  cpSync(knowledgeFolder(), copy, { recursive: true })
  const file = join(copy, 'treatments', 'prp.yaml')
  const text = readFileSync(file, 'utf8')
  const line = text.slice(0, text.indexOf('max_expected_grade')).split('\n').length
  writeFileSync(file, text.replace('max_expected_grade', 'max_expected_graed'))
  const env = { ANAGEN_KNOWLEDGE: copy }
  const judged = anagen(['check', '--did', 'prp@30h', '--say', 'pink'], '', env)
  expect(judged).toMatchObject({ out: '', exit: 1 })
  expect(judged.err).toContain('treatments/prp.yaml:')
  expect(judged.err).not.toMatch(/^ {4}at /m)
  process.env.ANAGEN_KNOWLEDGE = copy
  const checked = await inProcess(['knowledge', 'check'])
  delete process.env.ANAGEN_KNOWLEDGE
  expect(checked.exit).toBe(1)
  expect(checked.out).toContain('max_expected_graed')
  const lines = [...checked.out.matchAll(/prp\.yaml:(\d+)/g)].map(([, n]) => Number(n))
  expect(
    lines.some((n) => Math.abs(n - line) <= 12),
    `${lines} near ${line}`,
  ).toBe(true)
})

test('an error inside is never shown as calm, and never as a stack trace', () => {
  const broken = anagen(['check', '--did', 'prp@30h', '--say', 'pink'], '', { ANAGEN_KNOWLEDGE: join(folder, 'none') })
  expect(broken).toMatchObject({ out: '', exit: 1 })
  expect(broken.err).toContain('Call your clinic')
  expect(broken.err).not.toMatch(/^ {4}at /m)
})
