// Emits JavaScript and types of the published packages to packages/*/dist, and copies what else they carry.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeCompiledKnowledge } from './compile-knowledge.ts'

const root = dirname(import.meta.dirname)

/** In the order in which they need each other's types. */
const published = ['kb', 'engine', 'stats', 'claims', 'server', 'web', 'cli'] as const
type Published = (typeof published)[number]

const isPublished = (name: string): name is Published => published.some((known) => known === name)

/** Builds the named package and those it may import. */
export async function build(name: string): Promise<void> {
  if (!isPublished(name))
    throw new Error(`There is no published package "${name}": name one of ${published.join(', ')}.`)
  for (const needed of published.slice(0, published.indexOf(name) + 1)) await buildOne(needed)
}

async function buildOne(name: Published): Promise<void> {
  const folder = join(root, 'packages', name)
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  compileTypeScript(folder)
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  if (name === 'kb') addKnowledge(join(folder, 'knowledge'))
  if (name === 'engine') await finishEngine(folder)
  if (name === 'web') await buildPages()
}

function compileTypeScript(folder: string): void {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.build.json')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${folder} does not compile:\n${stdout}`)
}

/** The source is imported here only: a package that is being built cannot be imported by its name. */
async function buildPages(): Promise<void> {
  const { ensureBuilt } = await import('../packages/web/src/build/ensure-built.ts')
  await ensureBuilt()
}

/** Imported here only, as the pages are. */
async function finishEngine(folder: string): Promise<void> {
  const [{ bundleEngine }, { writePackedLexicon }] = await Promise.all([
    import('./bundle-engine.ts'),
    import('./pack-lexicon.ts'),
  ])
  await bundleEngine(folder)
  writePackedLexicon(join(folder, 'dist'))
}

function addKnowledge(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(root, 'knowledge'), folder, { recursive: true })
  writeCompiledKnowledge(folder)
}
