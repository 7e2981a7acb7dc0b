import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { decide as Decide } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { afterAll, describe, expect, test } from 'vitest'
import { LAWS } from './laws.ts'
import { MUTANTS, type Mutant } from './mutants.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.state', 'mutants', String(process.pid))
const knowledge = loadKnowledge()

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `decide` with the fault in it, from a copy of the engine below the repository, so that its imports resolve. */
const mutated = async ({ file, find, replace }: Mutant, n: number): Promise<typeof Decide> => {
  const copy = join(folder, String(n))
  mkdirSync(copy, { recursive: true })
  cpSync(join(root, 'packages', 'engine', 'src'), copy, { recursive: true })
  const path = join(copy, 'decide', file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(find, () => replace)
  if (after === before) throw new Error(`the fault is not in decide/${file} any more: ${find}`)
  writeFileSync(path, after)
  const module = (await import(pathToFileURL(join(copy, 'decide', 'decide.ts')).href)) as { decide: typeof Decide }
  return module.decide
}

const catches = (decide: typeof Decide): string[] =>
  LAWS.filter((law) => {
    try {
      law.holds(decide, knowledge)
      return false
    } catch {
      return true
    }
  }).map((law) => law.name)

describe('each law has a fault that it alone catches', () => {
  test('every law is named by a mutant', () =>
    expect(MUTANTS.map((m) => m.caughtBy.name).sort()).toEqual(LAWS.map((law) => law.name).sort()))
  for (const [n, mutant] of MUTANTS.entries()) {
    test(`${mutant.fault} -> ${mutant.caughtBy.name}`, async () => {
      expect(catches(await mutated(mutant, n))).toEqual([mutant.caughtBy.name])
    })
  }
})
