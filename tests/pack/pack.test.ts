// Packs every published package in a copy of the tree, installs the tarballs into an empty folder and uses them there.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTree, root } from './copy-tree.ts'

const run = promisify(execFile)
type Packed = { filename: string; name: string; version: string; files: { path: string }[] }

let base: string
let consumer: string
let packed: Packed[]

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'anagen-pack-'))
  const tree = join(base, 'tree')
  consumer = join(base, 'consumer')
  copyTree(tree, consumer)
  const { stdout } = await run('npm', ['pack', '--workspaces', '--json', '--pack-destination', base], { cwd: tree })
  packed = listed(JSON.parse(stdout))
  await writeFile(join(consumer, 'package.json'), '{ "private": true, "type": "module" }')
  const tarballs = packed.map(({ filename }) => join(base, basename(filename)))
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=5']
  await run('npm', ['install', ...options, ...tarballs], { cwd: consumer })
})

afterAll(() => rm(base, { recursive: true, force: true }))

test('every package brings JavaScript, types and its licence, and no source or test', () => {
  expect(packed.map(({ name }) => name).sort()).toEqual([
    '@anagen/claims',
    '@anagen/cli',
    '@anagen/engine',
    '@anagen/kb',
    '@anagen/server',
    '@anagen/stats',
    '@anagen/web',
  ])
  for (const { name, files } of packed) {
    const paths = files.map(({ path }) => path)
    expect(paths, name).toContain('LICENSE')
    expect(paths.filter((path) => /^dist\/.*\.js$/.test(path)).length, `${name}: dist/*.js`).toBeGreaterThan(0)
    expect(paths.filter((path) => /^dist\/.*\.d\.ts$/.test(path)).length, `${name}: dist/*.d.ts`).toBeGreaterThan(0)
    expect(
      paths.filter((path) => /^src\/|\.test\./.test(path)),
      `${name}: sources or tests`,
    ).toEqual([])
  }
})

test('the knowledge base brings its facts, compiled and as YAML, with their own licence', () => {
  const paths = packed.find(({ name }) => name === '@anagen/kb')?.files.map(({ path }) => path)
  for (const file of ['compiled.jsonl', 'signs.yaml', 'treatments/prp.yaml', 'LICENSE']) {
    expect(paths).toContain(`knowledge/${file}`)
  }
})

test('a script imports the engine and the knowledge base', async () => {
  const lines = [
    "import * as engine from '@anagen/engine'",
    "import * as kb from '@anagen/kb'",
    'console.log(typeof engine.decide, Object.keys(kb).length > 0)',
  ]
  await writeFile(join(consumer, 'use.js'), lines.join('\n'))
  const { stdout } = await run(process.execPath, ['use.js'], { cwd: consumer })
  expect(stdout.trim()).toBe('function true')
})

test('the types are complete for a strict consumer', async () => {
  const lines = [
    "import { decide } from '@anagen/engine'",
    "import type { Level } from '@anagen/kb'",
    'export const level = (...all: Parameters<typeof decide>): Level => decide(...all).level',
  ]
  await writeFile(join(consumer, 'use.ts'), lines.join('\n'))
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '']
  const { stdout } = await run(process.execPath, [tsc, ...options, 'use.ts'], { cwd: consumer }).catch((error) => error)
  expect(stdout).toBe('')
})

test('npx anagen answers from the installed package', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const shown = await run('npx', ['--no-install', 'anagen', '--version'], { cwd: consumer })
  expect(shown.stdout).toContain(version)
  const treatments = await run('npx', ['--no-install', 'anagen', 'treatments'], { cwd: consumer })
  expect(treatments.stdout).toContain('prp')
})

test('packing leaves the manifests as they were', async () => {
  for (const name of ['kb', 'engine', 'stats', 'server', 'cli']) {
    const [ours, theirs] = await Promise.all(
      [root, join(base, 'tree')].map((folder) => readFile(join(folder, 'packages', name, 'package.json'), 'utf8')),
    )
    expect(theirs).toBe(ours)
  }
})

// npm 11 prints a list, npm 12 an object by name.
const listed = (output: Packed[] | Record<string, Packed>): Packed[] => Object.values(output)
