import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { disagreements } from './agreement.ts'
import { type Contender, handWritten, ours, uncompiled } from './engines.ts'
import { makeReports, makeRows, withTwoCellsChanged } from './generate.ts'
import { compileByHand } from './hand-written.ts'
import { answerText, LEVELS, RULES } from './task.ts'

const rows = makeRows()
const reports = makeReports(10_000)
const reference = await handWritten.build(rows)

test('the hand-written version answers as the reference that the peers were first measured with', () => {
  // The digest was taken once from reference/bench-peers/engines/typed.ts: level, then reasons in order of their numbers.
  const decide = compileByHand(rows)
  const texts = reports.map((report) => answerText(decide(report))).join('\n')
  expect(createHash('sha256').update(texts).digest('hex')).toBe(
    '50c81ad0411303a4bd9e6b4282e93790a7f2f97224af264e9cb8adb1bd398be2',
  )
})

test('the reports reach every level and every rule', () => {
  const decide = compileByHand(rows)
  const answers = reports.map(decide)
  expect(new Set(answers.map(({ level }) => level)).size).toBe(LEVELS.length)
  expect(new Set(answers.flatMap(({ reasons }) => reasons.map((reason) => reason >> 5))).size).toBe(RULES.length)
})

const contenders: readonly (readonly [string, Contender])[] = [
  ['our compiled rules', ours],
  ['our rules run anew', uncompiled],
]

test.each(contenders)('%s give the same answer on 10,000 reports', async (_, contender) => {
  expect(await disagreements(await contender.build(rows), reference, reports)).toEqual([])
})

test.each(contenders)('%s are caught when two cells of the rows differ', async (_, contender) => {
  const changed = await contender.build(withTwoCellsChanged(rows))
  expect((await disagreements(changed, reference, reports)).length).toBeGreaterThan(0)
})
