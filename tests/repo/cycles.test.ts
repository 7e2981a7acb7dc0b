import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { cycles } from './cycles.ts'
import { importsOf, sources } from './source.ts'
import { expectNone } from './tree.ts'

test('no file imports itself by a detour, not even for a type', () => {
  const graph = new Map(
    sources.map((source) => {
      const relative = importsOf(source).filter(({ specifier }) => specifier.startsWith('.'))
      return [source.file, relative.map(({ specifier }) => join(dirname(source.file), specifier))]
    }),
  )
  const message = (cycle: readonly string[]) => `import cycle: ${cycle.join(' -> ')}`
  expectNone(cycles(graph).map((cycle) => ({ file: cycle[0] ?? '', line: 1, message: message(cycle) })))
})

test('a cycle is found, a diamond is none', () => {
  expect(cycles(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'] })))).toEqual([['b', 'c', 'b']])
  expect(cycles(new Map(Object.entries({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })))).toEqual([])
})
