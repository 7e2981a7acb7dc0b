import { expect, test } from 'vitest'
import { hazardProblems, hazardsOf } from './hazards.ts'
import { expectNone, files, read } from './tree.ts'

const log = 'docs/safety/hazards.yaml'
const known = (file: string): string | null => (files.includes(file) ? read(file) : null)

test('every control of the hazard log names tests that are there, and every residual risk is that of the matrix', () => {
  expectNone(hazardProblems(log, read(log), known))
})

test('the hazard log has at least 30 hazards', () => {
  expect(hazardsOf(read(log)).length).toBeGreaterThanOrEqual(30)
})

const entry = (change: string) =>
  `- {id: H1, hazard: a, causes: [b], effect: c, severity: major, likelihood: low, residual: 3, controls: [{says: d, tests: [{file: e.ts, name: f}]}]}`.replace(
    ...(change.split(' -> ') as [string, string]),
  )
const readOne = (file: string): string | null => (file === 'e.ts' ? "test('f', () => {})" : null)

test.each([
  ['e.ts -> g.ts', 'g.ts is not there'],
  ['name: f -> name: other', 'has no test "other"'],
  ['residual: 3 -> residual: 1', 'the matrix gives 3'],
  ['severity: major -> severity: bad', 'no cell of the matrix'],
  ['tests: [{file: e.ts, name: f}] -> tests: []', 'no reason why'],
  ['causes: [b] -> causes: []', 'has a name, causes'],
])('%s is refused', (change, message) => {
  expect(hazardProblems('h.yaml', entry(change), readOne)[0]?.message).toContain(message)
})

test('a control that names its test, or why there is none, is fine', () => {
  expect(hazardProblems('h.yaml', entry('x -> x'), readOne)).toEqual([])
  expect(hazardProblems('h.yaml', entry('tests: [{file: e.ts, name: f}] -> missing: later'), readOne)).toEqual([])
})
