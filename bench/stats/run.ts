/** `node scripts/launch.mjs bench/stats/run.ts [--quick]`: how fast packages/stats is; writes bench/stats/results.md. Never part of a test. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkIns } from '../../packages/stats/test/check-ins.ts'
import { describeMachine, load } from '../machine.ts'
import { firstLine, messageOf, progress } from '../progress.ts'
import { median } from '../statistics.ts'
import { figure, table } from '../table.ts'
import type { Measured } from './one.ts'

const isQuick = process.argv.includes('--quick')

const measure = (task: string, n: number, rounds: number): Measured => {
  progress(`${task} ${n}`)
  const words = [join(import.meta.dirname, 'one.ts'), task, String(n), String(isQuick ? 1 : rounds)]
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
}

const LINES: readonly (readonly [what: string, task: string, n: number, rounds: number, aim: string])[] = [
  ['curve, looks on whole hours', 'npmle-grid', 1e4, 15, 'under 200 ms'],
  ['curve, looks on whole hours', 'npmle-grid', 1e5, 9, ''],
  ['curve, looks on whole hours', 'npmle-grid', 1e6, 5, 'under 1,000 ms'],
  ['curve, looks to the microhour', 'npmle-continuous', 1e4, 15, 'under 200 ms'],
  ['curve, looks to the microhour', 'npmle-continuous', 1e5, 5, ''],
  ['curve, looks to the microhour', 'npmle-continuous', 1e6, 1, ''],
  ['curve, looks on whole hours', 'npmle-grid', 1e7, 1, ''],
  ['Wald band, whole hours', 'wald', 1e4, 9, ''],
  ['EBGM fit, pairs', 'ebgm', 1e5, 5, 'under 2,000 ms'],
]

/** survfit on 1,000 rows, where R with survival is installed; larger ones take it minutes to hours. */
const peer = (): string => {
  const n = 1000
  const folder = mkdtempSync(join(tmpdir(), 'anagen-bench-'))
  try {
    const { left, right } = checkIns(n, 'grid')
    const rows = Array.from(left, (l, i) => `${l},${Number.isFinite(right[i]) ? right[i] : ''}`)
    writeFileSync(join(folder, 'rows.csv'), `left,right\n${rows.join('\n')}\n`)
    const theirs: number[] = []
    const ours: number[] = []
    for (let round = 0; round < (isQuick ? 1 : 5); round++) {
      progress(`survfit ${n}, round ${round + 1}`)
      theirs.push(
        Number(
          execFileSync('Rscript', [join(import.meta.dirname, 'survfit.R'), join(folder, 'rows.csv')], {
            encoding: 'utf8',
          }),
        ),
      )
      ours.push(median(measure('npmle-grid', n, 9).ms))
    }
    const ratio = median(theirs.map((ms, i) => ms / (ours[i] ?? Number.NaN)))
    return `R survfit, 1,000 patients on whole hours, in turns with ours: ${figure(median(theirs))} ms against ${figure(median(ours))} ms, ${figure(ratio)} times (${theirs.length} rounds).`
  } catch (error) {
    return `R survfit: not measured (${firstLine(messageOf(error))}).`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const before = load()
const rows = LINES.filter(([, , n]) => !isQuick || n <= 1e5).map(([what, task, n, rounds, aim]) => {
  const { ms, cpuMs, megabytes, note } = measure(task, n, rounds)
  const range = `${figure(median(ms))} [${figure(Math.min(...ms))}..${figure(Math.max(...ms))}]`
  return [what, n.toLocaleString('en-GB'), range, figure(median(cpuMs)), figure(megabytes), note, aim]
})
const text = [
  '# Speed of the statistics',
  'Written by `node scripts/launch.mjs bench/stats/run.ts`. Each line alone in its process; the first rounds include compilation.',
  describeMachine()
    .map((line) => `- ${line}`)
    .join('\n'),
  table(['what', 'n', 'ms, median', 'CPU ms', 'peak MB', 'what came out', 'aim'], rows),
  peer(),
  `Load average ${before} when it began, ${load()} when it ended: above the number of cores, trust CPU before wall time.`,
].join('\n\n')
process.stdout.write(`${text}\n`)
if (!isQuick) writeFileSync(join(import.meta.dirname, 'results.md'), `${text}\n`)
