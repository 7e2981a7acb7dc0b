import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anagen-launch-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function launch(code: string, ...args: string[]) {
  const script = join(folder, 'script.ts')
  writeFileSync(script, code)
  const launcher = join(import.meta.dirname, 'launch.mjs')
  return spawnSync(process.execPath, [launcher, script, ...args], { encoding: 'utf8', input: 'typed' })
}

test('a TypeScript file runs with its arguments, its input and its exit code', () => {
  const { stdout, stderr, status } = launch(
    `import { readFileSync } from 'node:fs'
    const args: string[] = process.argv.slice(2)
    console.log(args.join(' '), readFileSync(0, 'utf8'))
    process.exitCode = 3`,
    'a',
    '--b=c d',
  )
  expect({ stdout, stderr, status }).toEqual({ stdout: 'a --b=c d typed\n', stderr: '', status: 3 })
})

test('programs that the script starts find the same Node first', () => {
  const { stdout } = launch(`console.log(process.env.PATH)`)
  expect(stdout.split(delimiter)[0]).toBe(dirname(process.execPath))
})

test('news about experimental features stay away from users; other warnings do not', () => {
  const { stderr } = launch(`
    process.emitWarning('type stripping is new', 'ExperimentalWarning')
    process.emitWarning('also new', { type: 'ExperimentalWarning' })
    process.emitWarning('the disk is nearly full')`)
  expect(stderr).toContain('the disk is nearly full')
  expect(stderr).not.toContain('new')
})

test('a missing file is one line, not a stack trace', () => {
  const launcher = join(import.meta.dirname, 'launch.mjs')
  const { stderr, status } = spawnSync(process.execPath, [launcher, 'packages/none.ts'], { encoding: 'utf8' })
  expect({ stderr, status }).toEqual({ stderr: 'There is no file packages/none.ts to run.\n', status: 1 })
})
