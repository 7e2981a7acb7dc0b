/**
 * Installs the peer engines, on demand and into bench/ only. They are compared with and never depended on, so neither
 * `npm ci` at the root nor any test brings them in. No install scripts are run: zen-engine's binary is a package.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLine, progress } from './progress.ts'

export const peerVersions: Readonly<Record<string, string>> = readJson(
  join(import.meta.dirname, 'package.json'),
).dependencies

/** @throws Error saying in one line why npm could not */
export function installPeers(): void {
  if (Object.entries(peerVersions).every(isInstalled)) return
  progress('installing the peer engines into bench/node_modules ...')
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync('npm', words, { cwd: import.meta.dirname, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ci in bench/ failed: ${mainError(stderr ?? 'npm was not found')}`)
}

/** npm explains itself on many lines; the first that is neither a code nor empty says what happened. */
const mainError = (stderr: string): string =>
  /^npm error (?!code |errno |syscall )(.+)$/m.exec(stderr)?.[1] ?? firstLine(stderr)

function isInstalled([name, version]: readonly [string, string]): boolean {
  const manifest = join(import.meta.dirname, 'node_modules', name, 'package.json')
  return existsSync(manifest) && readJson(manifest).version === version
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
