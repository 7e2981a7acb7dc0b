/** `node scripts/launch.mjs bench/claims/run.ts [--quick]`: the article checker beside other prose linters; writes bench/claims/results.md. Never part of a test. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine, load } from '../machine.ts'
import { BadOption, parseOptions } from '../options.ts'
import { installPeers } from '../peers.ts'
import { firstLine, messageOf, progress } from '../progress.ts'
import { inRounds, type Runner } from '../rounds.ts'
import { spread } from '../statistics.ts'
import { figure, table, withSpread } from '../table.ts'
import { makeCorpus } from './corpus.ts'
import { type Linter, MATCHER, matcherAlone, OURS, wholePlugin } from './ours.ts'
import { PEERS } from './peers.ts'

const FIVE_MB = 5_000_000
const A_MEGABYTE = 1e6
const FEW = 5
const GOALS: Readonly<Record<string, string>> = { [MATCHER]: 'at least 10', [OURS]: 'at least 0.5' }

interface Measured {
  readonly megabytes: number
  readonly cpuMegabytes: number
}

/** Checks one file after the other, beginning anew at the end, until the time is over. MB a second, by the clock and by CPU time. */
function measure(lint: Linter, files: readonly string[], note: (measured: Measured) => void): Runner {
  let at = 0
  return async (seconds) => {
    const before = process.cpuUsage()
    const begin = performance.now()
    let bytes = 0
    do {
      const file = files[at++ % files.length] ?? ''
      await lint(file)
      bytes += Buffer.byteLength(file)
    } while (performance.now() - begin < seconds * 1000)
    const elapsed = (performance.now() - begin) / 1000
    const { user, system } = process.cpuUsage(before)
    note({ megabytes: bytes / A_MEGABYTE / elapsed, cpuMegabytes: bytes / (user + system) })
    return bytes / A_MEGABYTE / elapsed
  }
}

async function main(words: readonly string[]): Promise<void> {
  const options = parseOptions(words, { rounds: 5 })
  const { from, files, bytes } = makeCorpus(FIVE_MB)
  progress(`${files.length} files, ${bytes} bytes, from ${from}`)
  const before = load()
  const absent: string[] = []
  try {
    installPeers(import.meta.dirname)
  } catch (error) {
    absent.push(firstLine(messageOf(error)))
  }
  const linters = new Map<string, Linter>([
    [MATCHER, matcherAlone(files)],
    [OURS, wholePlugin()],
  ])
  for (const [name, start] of Object.entries(PEERS)) {
    try {
      const lint = await start()
      const found = await Promise.all(files.slice(0, FEW).map(async (file) => lint(file)))
      // a rule that could not be loaded leaves a linter that is fast and blind
      if (found.every((count) => count === 0)) throw new Error(`it finds nothing in ${FEW} files`)
      linters.set(name, lint)
    } catch (error) {
      absent.push(`${name} could not be started: ${firstLine(messageOf(error))}`)
    }
  }
  const cpu = new Map<string, number[]>()
  const runners = new Map<string, Runner>(
    [...linters].map(([name, lint]) => [
      name,
      measure(lint, files, ({ cpuMegabytes }) => cpu.set(name, [...(cpu.get(name) ?? []), cpuMegabytes])),
    ]),
  )
  const measured = await inRounds(runners, options)
  const ours = measured.get(OURS) ?? []
  const rows = [...measured].map(([name, megabytes]) => [
    name,
    withSpread(spread(megabytes)),
    figure(spread((cpu.get(name) ?? []).slice(1)).median),
    name === OURS || name === MATCHER
      ? ''
      : `${figure(spread(ours.map((our, i) => our / (megabytes[i] ?? our))).median)} x`,
    GOALS[name] ?? '',
  ])
  const text = [
    '# Speed of the article checker',
    'Written by `node scripts/launch.mjs bench/claims/run.ts`. Each linter has its seconds in every round; a ratio is taken within a round. The linters look for different things: how much is found is no comparison.',
    [
      ...describeMachine(),
      `${files.length} files of about 5 kB, ${figure(bytes / A_MEGABYTE)} MB, from ${from}`,
      `${options.rounds} rounds of ${options.seconds} s each`,
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    table(
      ['linter', 'MB/s, median [min..max]', 'MB per CPU second', 'the whole plugin is faster by', 'goal, MB/s'],
      rows,
    ),
    ...absent,
    `Load average ${before} when it began, ${load()} when it ended: above the number of cores, trust MB per CPU second and the ratios before MB/s.`,
  ].join('\n\n')
  process.stdout.write(`${text}\n`)
  if (!options.isQuick) writeFileSync(join(import.meta.dirname, 'results.md'), `${text}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BadOption)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
