// Installs the locked dependencies once, when they are missing or older than the lock file.
import { join } from 'node:path'

// asked for where that is possible, and not imported: an import makes Node ready all that stands behind their names
const builtin = async (name) => process.getBuiltinModule?.(name) ?? (await import(name))
const { createHash } = await builtin('node:crypto')
const { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = await builtin('node:fs')

const stampOf = (root) => join(root, 'node_modules', '.anagen-lock-digest')
const lockOf = (root) => join(root, '.state', 'setup.lock')

/** True when node_modules holds what package-lock.json asks for. */
export function isInstalled(root) {
  const lock = read(join(root, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  if (read(stampOf(root)) === digest) return true
  const installed = read(join(root, 'node_modules', '.package-lock.json'))
  if (!installed || !matches(JSON.parse(lock), JSON.parse(installed))) return false
  remember(stampOf(root), digest)
  return true
}

/** Runs `npm ci`, or waits for the one that is running. Returns the problem in one text, or nothing. */
export async function installOnce(root) {
  try {
    await takeLock(lockOf(root))
  } catch (error) {
    return `Setting up needs to write into ${root}: ${error.message}`
  }
  try {
    return isInstalled(root) ? undefined : await install(root)
  } finally {
    rmSync(lockOf(root), { force: true })
  }
}

// Optional packages for other machines are in the lock file but never installed.
function matches(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/'))
  return wanted.every(([path, { version, optional, link }]) => {
    const found = installed.packages[path]
    return found ? Boolean(link) || found.version === version : Boolean(optional)
  })
}

async function install(root) {
  // loaded where it is needed: nearly every start is of what is installed
  const { spawnSync } = await import('node:child_process')
  console.error('Setting up (once; ten seconds, or a minute on a busy machine)…')
  const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=5'], options)
  if (npm.status === 0 && isInstalled(root)) return undefined
  const output = [npm.stdout, npm.stderr, npm.error?.message].filter(Boolean).join('\n').trim()
  return `${output}\nSetting up did not work. Put right what npm says above, then run: npm ci --ignore-scripts`
}

async function takeLock(path) {
  mkdirSync(join(path, '..'), { recursive: true })
  for (let tries = 0; !create(path); tries++) {
    if (isAbandoned(path)) rmSync(path, { force: true })
    else if (tries === 0) console.error('Another start is setting up; waiting for it…')
    else await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function create(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(path) {
  const pid = Number(read(path))
  if (!pid) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function remember(path, digest) {
  try {
    writeFileSync(path, digest)
  } catch {
    // A read-only node_modules is fine: the comparison above is only a little slower.
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
