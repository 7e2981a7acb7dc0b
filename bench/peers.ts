/**
 * Installs peers and measuring tools, on demand and into folders of bench/ only. They are compared with and never
 * depended on, so neither `npm ci` at the root nor any test brings them in. No install scripts are run: zen-engine's binary is a package.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLine, progress, withoutRoot } from './progress.ts'

const versionsIn = (folder: string): Readonly<Record<string, string>> =>
  readJson(join(folder, 'package.json')).dependencies

export const peerVersions = versionsIn(import.meta.dirname)

/**
 * What the package.json of `folder` asks for, into its node_modules.
 * @throws Error saying in one line why npm could not
 */
export function installPeers(folder = import.meta.dirname): void {
  if (Object.entries(versionsIn(folder)).every((dependency) => isInstalled(folder, dependency))) return
  progress(`installing what ${withoutRoot(folder)} compares with ...`)
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`npm ci in ${withoutRoot(folder)} failed: ${mainError(stderr ?? 'npm was not found')}`)
}

/** npm explains itself on many lines; the first that is neither a code nor empty says what happened. */
const mainError = (stderr: string): string =>
  /^npm error (?!code |errno |syscall )(.+)$/m.exec(stderr)?.[1] ?? firstLine(stderr)

function isInstalled(folder: string, [name, version]: readonly [string, string]): boolean {
  const manifest = join(folder, 'node_modules', name, 'package.json')
  return existsSync(manifest) && readJson(manifest).version === version
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
