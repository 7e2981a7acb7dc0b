import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@anagen/kb/load-node'
import { afterAll, describe, expect, test } from 'vitest'
import { TIME_LAWS } from './laws.ts'
import { TIME_MUTANTS, type TimeMutant } from './mutants.ts'
import { FILES, loadTimeCode, type TimeCode } from './time-code.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.state', 'time-mutants', String(process.pid))
const knowledge = loadKnowledge()

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The code with the fault in it, from a copy below the repository, so that its imports resolve. */
const mutated = async ({ file, find, replace }: TimeMutant, n: number): Promise<TimeCode> => {
  const copy = join(folder, String(n))
  for (const each of FILES) {
    mkdirSync(dirname(join(copy, each)), { recursive: true })
    cpSync(join(root, 'packages', each), join(copy, each))
  }
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(find, () => replace)
  if (after === before) throw new Error(`the fault is not in ${file} any more: ${find}`)
  writeFileSync(path, after)
  return loadTimeCode(copy)
}

describe('each law of time has a fault that it catches', () => {
  test('every law is named by a mutant', () =>
    expect([...new Set(TIME_MUTANTS.map((m) => m.caughtBy.name))].sort()).toEqual(
      TIME_LAWS.map((law) => law.name).sort(),
    ))
  for (const [n, mutant] of TIME_MUTANTS.entries()) {
    test(`${mutant.fault} -> ${mutant.caughtBy.name}`, async () => {
      const code = await mutated(mutant, n)
      expect(() => mutant.caughtBy.holds(code, knowledge)).toThrow('Property failed')
    })
  }
})
