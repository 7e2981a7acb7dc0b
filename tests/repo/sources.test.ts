import { matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import config from '../../vitest.config.ts'
import { commentedCode } from './commented-code.ts'
import { races } from './races.ts'
import { parse, sources } from './source.ts'
import { focusedOrSkipped } from './test-hygiene.ts'
import { expectNone, files } from './tree.ts'

const longest = 250

/** Longer files, and why they are better in one piece. */
const longer: Record<string, string> = {}

test(`no source file is longer than ${longest} lines`, () => {
  const lengths = sources.map(({ file, text }) => ({ file, line: text.trimEnd().split('\n').length }))
  const tooLong = lengths.filter(({ file, line }) => line > longest && !longer[file])
  expectNone(tooLong.map((found) => ({ ...found, message: `is longer than ${longest} lines: one idea per file` })))
  for (const file of Object.keys(longer)) expect(files).toContain(file)
})

test('every test file belongs to a project of vitest.config.ts, so that it runs', () => {
  const globs = (config.test?.projects ?? []).flatMap(
    (project) => (project as { test: { include: string[] } }).test.include,
  )
  const orphans = files.filter((file) => file.endsWith('.test.ts') && !globs.some((glob) => matchesGlob(file, glob)))
  expectNone(orphans.map((file) => ({ file, line: 1, message: 'is in no project, so nobody runs it' })))
})

test('no test is focused, none is skipped without a reason', () => {
  expectNone(sources.flatMap(focusedOrSkipped))
})

test('no process is signalled, waited for or given a second in a way that fails on a busy machine', () => {
  expectNone(sources.flatMap(races))
})

test.each([
  ['process.kill(pid)', 1],
  ["await once(child, 'exit')", 1],
  ["const [code] = await once(child, 'close')", 1],
  ['await vi.waitFor(() => expect(n).toBe(1))', 1],
  ["signalTo(pid, 'SIGTERM')", 0],
  ["const ended = once(child, 'exit')\nchild.kill()\nawait ended", 0],
  ["await once(server, 'listening')", 0],
  ['await vi.waitFor(() => expect(n).toBe(1), { timeout: 60_000 })', 0],
])('%s: %i complaint', (text, count) => {
  expect(races(parse('a.ts', text))).toHaveLength(count)
})

test('no code is commented out', () => {
  expectNone(sources.flatMap(commentedCode))
})

test.each([
  "test.only('a', () => {})",
  "describe.only('a', () => {})",
  "test.only.each([1])('a', () => {})",
  "test.skip('a', () => {})",
  "it.skipIf(true)('a', () => {})",
  "test('a', (context) => context.skip())",
])('%s is refused', (line) => {
  const [found] = focusedOrSkipped(parse('a.test.ts', `\n\n${line}`))
  expect(found).toMatchObject({ file: 'a.test.ts', line: 3 })
})

test.each([
  "test('a', () => {})",
  "// Chromium is not installed here.\ntest.skip('a', () => {})",
  "test('a', (context) => context.skip('needs a network'))",
])('%s is fine', (text) => {
  expect(focusedOrSkipped(parse('a.test.ts', text))).toEqual([])
})

test.each([
  ['// const verdict = decide(report, {', 1],
  ['// decide(report)', 1],
  ['// if the window is open, the sign is expected (see design)', 0],
  ['// returns the level;', 0],
])('%s: %i complaint', (text, count) => {
  expect(commentedCode(parse('a.ts', text))).toHaveLength(count)
})
