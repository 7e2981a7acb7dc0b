import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mayImport, wrongArrows } from './arrows.ts'
import { parse, sources } from './source.ts'
import { expectNone, root } from './tree.ts'

test('packages import only what the arrows allow', () => {
  expectNone(sources.flatMap(wrongArrows))
})

test('every package has its line in the table of arrows', () => {
  expect(Object.keys(mayImport).sort()).toEqual(readdirSync(join(root, 'packages')).sort())
})

test.each([
  ['packages/kb/src/a.ts', "import { decide } from '@anagen/engine'"],
  ['packages/engine/src/a.ts', "export * from '@anagen/cli'"],
  ['packages/engine/src/a.ts', "import { loadKnowledge } from '@anagen/kb/load-node'"],
  ['packages/engine/src/a.ts', "import type { Level } from '../../kb/src/levels.ts'"],
  ['packages/engine/src/a.ts', "const tests = await import('../../../tests/repo/tree.ts')"],
])('in %s, %s is refused', (file, text) => {
  expect(wrongArrows(parse(file, `\n${text}`))).toMatchObject([{ file, line: 2 }])
})

test('an allowed arrow is allowed', () => {
  expect(wrongArrows(parse('packages/engine/src/a.ts', "import type { Level } from '@anagen/kb'"))).toEqual([])
})
