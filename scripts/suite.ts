// Runs the given stages one after the other and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Tally } from './tally-reporter.ts'

const root = dirname(import.meta.dirname)
const tallyFile = join(root, 'reports', 'tally.json')

export type Stage = { name: string; run: () => Tally }

/** The pages have a program of their own: only they may name what a browser has. */
export const types: Stage = {
  name: 'types',
  run: () => once('typescript/bin/tsc', ['-p', root], ['-p', join(root, 'packages', 'web')]),
}

export const lint: Stage = {
  name: 'lint',
  run: () => once('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', root]),
}

/** `vitest('unit', 'repo')` runs those projects of vitest.config.ts; without names, all of them. */
export const vitest = (...projects: readonly string[]): Stage => ({
  name: 'tests',
  run: () => {
    rmSync(tallyFile, { force: true })
    const chosen = projects.map((project) => `--project=${project}`)
    const filters = process.argv.slice(2)
    const ok = tool('vitest/vitest.mjs', ['run', '--root', root, ...chosen, ...filters])
    return trust(readTally(), ok)
  },
})

export function runSuite(stages: readonly Stage[]): void {
  const results = stages.map(runStage)
  const skipped = results.flatMap((result) => result.skipped)
  for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason})`)
  const passed = sum(results.map((result) => result.passed))
  const failed = sum(results.map((result) => result.failed))
  console.log(`${passed} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

function runStage({ name, run }: Stage): Tally {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const result = run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`── ${name}: ${result.failed ? `${result.failed} failed` : 'ok'}, ${seconds} s`)
  return result
}

/** One tool, run once for every set of arguments. */
function once(script: string, ...runs: readonly (readonly string[])[]): Tally {
  const ok = runs.map((args) => tool(script, args)).every(Boolean)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] }
}

// A run that failed without a failed test (a crash, no test at all) counts as one failure.
function trust(tally: Tally, ok: boolean): Tally {
  const isSilentFailure = tally.failed === 0 && (!ok || tally.passed === 0)
  return isSilentFailure ? { ...tally, failed: 1 } : tally
}

function readTally(): Tally {
  try {
    return JSON.parse(readFileSync(tallyFile, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, skipped: [] }
  }
}

function tool(script: string, args: readonly string[]): boolean {
  const path = join(root, 'node_modules', script)
  return spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
