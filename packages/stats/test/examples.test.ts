// Every @example of the package runs and gives what stands behind it: `@example expression // value, where it comes from`.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as stats from '../src/index.ts'
import * as special from '../src/special/functions.ts'

const source = join(import.meta.dirname, '..', 'src')
/** What the examples call `rows`: 20 patients who were over it at 1, 2 ... 20, without doubt. */
const rows = Array.from({ length: 20 }, (_, i) => ({ left: i + 1, right: i + 1 }))

const texts = globSync('**/*.ts', { cwd: source }).map((file) => readFileSync(join(source, file), 'utf8'))
const examples = texts.flatMap((text) => [...text.matchAll(/@example .*/g)].map(([line]) => line))

const resultOf = (expression: string): unknown => {
  const known = { ...special, ...stats, rows }
  return new Function(...Object.keys(known), `return (${expression})`)(...Object.values(known))
}

/** The value behind the //, up to the words that say where it comes from. */
const split = (example: string): readonly [expression: string, value: string] => {
  const [expression = '', rest = ''] = example.replace(/^@example /, '').split(' // ')
  const value = /^(?:[[{].*?[\]}](?=,? [A-Z0-9]|, the|$)|'[^']*'|[\w.-]+)/.exec(rest)?.[0] ?? ''
  return [expression, value]
}

const nearlyEqual = (ours: unknown, wanted: unknown, decimals: number): void => {
  if (typeof wanted === 'number' && typeof ours === 'number') expect(ours).toBeCloseTo(wanted, decimals)
  else if (wanted !== null && typeof wanted === 'object') {
    for (const [key, value] of Object.entries(wanted)) nearlyEqual(Object(ours)[key], value, decimals)
    if (Array.isArray(wanted)) expect(ours).toHaveLength(wanted.length)
  } else expect(ours).toEqual(wanted)
}

test.each(examples.map(split))('%s is %s', (expression, value) => {
  // a printed value is right to its last digit
  const decimals = Math.max(0, ...[...value.matchAll(/\.(\d+)/g)].map(([, digits = '']) => digits.length))
  nearlyEqual(resultOf(expression), resultOf(value), decimals === 0 ? 12 : decimals)
})

// what draws by chance has no value to print; its tests are in simulate.test.ts
const BY_CHANCE = [
  'seeded',
  'drawExponential',
  'drawGamma',
  'drawNormal',
  'drawPoisson',
  'drawWeibull',
  'simulate',
  'seenIn',
]

test('every function of the package has an example', () => {
  const functions = Object.entries(stats).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  const shown = examples.map((example) => split(example)[0])
  const without = functions.filter(
    (name) => !BY_CHANCE.includes(name) && !shown.some((expression) => expression.includes(`${name}(`)),
  )
  expect(without).toEqual([])
  expect(examples.length).toBeGreaterThan(40)
})
