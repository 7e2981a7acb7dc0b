/** One task, alone in its process, so that its memory is its own. `node bench/stats/one.ts npmle grid 10000 5` prints JSON. */

import {
  drawGamma,
  drawPoisson,
  fitGammaPoisson,
  recoveryCurve,
  seeded,
  waldBand,
} from '../../packages/stats/src/index.ts'
import { answered } from '../../packages/stats/test/answered.ts'
import { checkIns } from '../../packages/stats/test/check-ins.ts'

export interface Measured {
  readonly ms: readonly number[]
  /** of this process, all threads */
  readonly cpuMs: readonly number[]
  readonly megabytes: number
  readonly note: string
}

type Task = (n: number) => () => string

/** Product-reaction pairs: a tenth are reported far more often than expected. */
const drawPairs = (n: number): { reported: Float64Array; expected: Float64Array } => {
  const random = seeded(4)
  const expected = Float64Array.from({ length: n }, () => drawGamma(0.7, random) / 0.3 + 0.01)
  const ratio = (): number => (random() < 0.1 ? drawGamma(2, random) / 0.5 : drawGamma(4, random) / 4)
  return { expected, reported: expected.map((mean) => drawPoisson(mean * ratio(), random)) }
}

const npmle =
  (kind: 'grid' | 'continuous'): Task =>
  (n) => {
    const rows = checkIns(n, kind)
    return () => {
      const { gap, intervals } = answered(recoveryCurve(rows))
      return `gap ${(gap / n).toExponential(0)} n, ${intervals.length} with mass`
    }
  }

const TASKS: Readonly<Record<string, Task>> = {
  'npmle-grid': npmle('grid'),
  'npmle-continuous': npmle('continuous'),
  wald: (n) => {
    const rows = checkIns(n, 'grid')
    return () => `${answered(waldBand(rows)).steps.length} steps`
  },
  ebgm: (n) => {
    const pairs = drawPairs(n)
    return () => `log-likelihood ${answered(fitGammaPoisson(pairs)).logLikelihood.toFixed(3)}`
  },
}

const [name = '', n = '', rounds = ''] = process.argv.slice(2)
const run = TASKS[name]?.(Number(n))
if (!run) throw new Error(`no task ${name}; one of ${Object.keys(TASKS).join(', ')}`)
const ms: number[] = []
const cpuMs: number[] = []
let note = ''
for (let round = 0; round < Number(rounds); round++) {
  const cpu = process.cpuUsage()
  const begin = performance.now()
  note = run()
  ms.push(performance.now() - begin)
  const { user, system } = process.cpuUsage(cpu)
  cpuMs.push((user + system) / 1000)
}
const measured: Measured = { ms, cpuMs, megabytes: process.resourceUsage().maxRSS / 1024, note }
process.stdout.write(JSON.stringify(measured))
