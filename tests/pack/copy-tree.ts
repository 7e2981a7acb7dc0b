import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(dirname(import.meta.dirname))

/** Copies what git knows or would add, with links to the installed dependencies, and makes an empty folder beside it. */
export function copyTree(tree: string, empty: string): void {
  mkdirSync(empty, { recursive: true })
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  for (const file of listed.split('\n').filter(Boolean)) copyIfThere(join(root, file), join(tree, file))
  linkDependencies(tree)
}

// What is deleted but not yet committed is listed, and so is what a test beside this one had for a moment.
function copyIfThere(from: string, to: string): void {
  try {
    cpSync(from, to, { recursive: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

// Our own packages are linked afresh, so that they resolve inside the copy.
function linkDependencies(tree: string): void {
  const installed = join(root, 'node_modules')
  const links = join(tree, 'node_modules')
  mkdirSync(join(links, '@anagen'), { recursive: true })
  for (const entry of readdirSync(installed)) {
    if (entry !== '@anagen' && entry !== '.cache') symlinkSync(join(installed, entry), join(links, entry))
  }
  for (const name of readdirSync(join(tree, 'packages'))) {
    symlinkSync(join(tree, 'packages', name), join(links, '@anagen', name))
    // what npm could not put at the root, because another version is there
    const own = join(root, 'packages', name, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(tree, 'packages', name, 'node_modules'))
  }
}
