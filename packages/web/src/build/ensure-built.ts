import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const folder = dirname(dirname(import.meta.dirname))
const BEAT_MS = 2_000
// by the beat and not by how long it takes: a slow machine builds for minutes
const ABANDONED_MS = 60_000

/** Where the built pages are. */
const buildFolder = (): string => join(folder, 'build')

const stampOf = (built: string): string => join(built, '.digest')

/** A published package holds the built pages and no sources to build them from. */
const isPublished = (): boolean => !existsSync(join(folder, 'vite.config.ts'))

/** Changes with everything that the built pages are made of. */
const sourcesDigest = (): string => {
  const files = globSync(['src/**/*.{ts,tsx,css,svg,png}', '*.config.ts', 'package.json'], { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Changes with the built pages; short enough for an address. */
export const buildDigest = (built: string): string => (read(stampOf(built)) ?? 'unknown').slice(0, 12)

const run = (script: string, args: readonly string[], into: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...process.env, ANAGEN_WEB_BUILD: into, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`building the pages failed:\n${output}`))))
  })

const buildInto = async (into: string): Promise<void> => {
  const require = createRequire(import.meta.url)
  const bin = join(dirname(require.resolve('@react-router/dev/package.json')), 'bin.cjs')
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js')
  await run(bin, ['build'], into)
  await run(vite, ['build', '--config', 'vite.island.config.ts'], into)
}

const beatOf = (lock: string): void => {
  try {
    utimesSync(lock, new Date(), new Date())
  } catch {
    // whoever took us for dead builds the same once more
  }
}

const takeLock = async (lock: string): Promise<void> => {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > ABANDONED_MS) rmSync(lock, { force: true })
    else await wait(100)
  }
}

/**
 * Builds the pages when they are absent or older than their sources; several starts at once build once.
 * @param tell hears that it takes a moment
 * @returns the folder of the built pages
 */
export const ensureBuilt = async (tell: (text: string) => void = () => {}): Promise<string> => {
  const built = buildFolder()
  if (isPublished() || read(stampOf(built)) === sourcesDigest()) return built
  const state = join(folder, '.state')
  mkdirSync(state, { recursive: true })
  const lock = join(state, 'build.lock')
  await takeLock(lock)
  const beat = setInterval(() => beatOf(lock), BEAT_MS)
  try {
    const digest = sourcesDigest()
    if (read(stampOf(built)) === digest) return built
    tell('Building the pages (once; some seconds)…')
    const fresh = join(state, `build-${process.pid}`)
    rmSync(fresh, { recursive: true, force: true })
    await buildInto(fresh)
    writeFileSync(stampOf(fresh), digest)
    rmSync(built, { recursive: true, force: true })
    renameSync(fresh, built)
  } finally {
    clearInterval(beat)
    rmSync(lock, { force: true })
  }
  return built
}
