import { expect, test } from 'vitest'
import { impurities } from './purity.ts'
import { parse, sources } from './source.ts'
import { expectNone } from './tree.ts'

test('the knowledge base and the engine touch no clock, no chance, no network and no disk', () => {
  expectNone(sources.flatMap(impurities))
})

test.each([
  "import { readFileSync } from 'node:fs'",
  'export const now = () => Date.now()',
  'export const now = () => new Date()',
  'export const pick = () => Math.random()',
  'export const home = process.env.HOME',
  "export const page = await fetch('/')",
  'export const id = crypto.randomUUID()',
])('%s is refused', (line) => {
  expect(impurities(parse('packages/engine/src/a.ts', `\n${line}`))).toMatchObject([{ line: 2 }])
})

test.each([
  'export const at = (iso: string) => new Date(iso)',
  'export const step = (report: { process: string }) => report.process',
])('%s is fine', (line) => {
  expect(impurities(parse('packages/kb/src/a.ts', line))).toEqual([])
})

test('tests and the loader may', () => {
  const text = "import { readFileSync } from 'node:fs'"
  expect(impurities(parse('packages/kb/src/a.test.ts', text))).toEqual([])
  expect(impurities(parse('packages/kb/src/load-node.ts', text))).toEqual([])
})
