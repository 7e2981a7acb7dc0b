/**
 * `npm run mutation`: makes small faults in the decision code, one at a time, and counts how many the tests notice.
 * Writes docs/mutation.md. With a word (`npm run mutation -- judge-window`) only files with it in their path; writes nothing.
 * Takes twenty minutes to over an hour, so it is no part of `npm test`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installOnce } from '../../scripts/install.mjs'
import { pageOf } from './page.ts'
import { type Mutant, mutantsOf } from './stryker-report.ts'
import { isAlive, outdated, reasonsFor } from './survivors.ts'

const root = join(import.meta.dirname, '..', '..')
const reportFile = join(root, 'reports', 'mutation.json')
const folder = 'packages/engine/src/decide'
const reasonsFile = 'tools/mutation/survivors.yaml'

async function main([word]: readonly string[]): Promise<number> {
  const problem: string | undefined = await installOnce(import.meta.dirname)
  if (problem) return complain(problem)
  rmSync(reportFile, { force: true })
  stryker(word === undefined ? [] : ['--mutate', `${folder}/**/*${word}*.ts`])
  if (!existsSync(reportFile)) return complain('Stryker left no report: what went wrong stands above.')
  const mutants = mutantsOf(readFileSync(reportFile, 'utf8'), `${folder}/`)
  const page = pageOf(mutants, new Date().toISOString().slice(0, 10))
  console.log(page)
  if (word !== undefined) return judge(mutants)
  writeFileSync(join(root, 'docs', 'mutation.md'), page)
  for (const fault of outdated(mutants)) complain(`${reasonsFile}: is noticed now, or is made no more: ${fault}`)
  return judge(mutants)
}

function stryker(options: readonly string[]): void {
  const tool = join(import.meta.dirname, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const words = [tool, 'run', 'tools/mutation/stryker.config.json', ...options]
  spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 2, 2] })
}

function judge(mutants: readonly Mutant[]): number {
  const open = mutants.filter(isAlive).length - reasonsFor(mutants).size
  return open === 0 ? 0 : complain(`${open} survivors have no reason in ${reasonsFile}: add a test, or a reason there.`)
}

function complain(text: string): number {
  console.error(text)
  return 1
}

process.exitCode = await main(process.argv.slice(2))
