/** Where and on what the figures were taken: enough to judge them by, nothing that names the machine or its owner. */
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export function describeMachine(): readonly string[] {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}`,
    `${availableParallelism()} cores (${processor}), ${gigabytes} GB, ${process.platform} ${process.arch}, Node ${process.version}`,
  ]
}

/** How busy the machine was, as the mean number of programs that wanted to run in the last minute. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1)

function commit(): string {
  try {
    const git = (...words: string[]): string =>
      execFileSync('git', words, {
        cwd: import.meta.dirname,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    const isChanged = git('status', '--porcelain', '--', ':/', ':(top,exclude,glob)bench/**/results.md') !== ''
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`
  } catch {
    return 'not available'
  }
}
