// `npm run crash -- [--cycles 60] [--power-cut]`: kill -9, or as root a power cut, again and again while 16 patients send; says what was lost.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeDisk, whyNoPowerCut } from '../tests/crash/disk.ts'
import { killsOf } from '../tests/crash/kills.ts'
import { type Kill, openTrial } from '../tests/crash/trial.ts'

interface Ground {
  readonly folder: string
  readonly kills: Readonly<Record<string, Kill>>
  readonly remove: () => Promise<void>
}

const refuse = (why: string): never => {
  console.error(`crash: ${why}`)
  process.exit(2)
}

const options = () => {
  try {
    const { values } = parseArgs({ options: { cycles: { type: 'string' }, 'power-cut': { type: 'boolean' } } })
    const cycles = Number(values.cycles ?? 60)
    if (!Number.isInteger(cycles) || cycles < 1) return refuse('--cycles wants a whole number from 1, for example 60')
    return { cycles, isPowerCut: values['power-cut'] ?? false }
  } catch (error) {
    return refuse((error as Error).message)
  }
}

const onOurDisk = (): Ground => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-crash-'))
  chmodSync(folder, 0o755)
  return { folder, kills: killsOf(folder), remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

const onItsOwnDisk = (): Ground => {
  const why = whyNoPowerCut()
  if (why) return refuse(why)
  try {
    const { folder, cut, remove } = makeDisk()
    return { folder, kills: { 'power cut': cut }, remove }
  } catch (error) {
    return refuse((error as Error).message)
  }
}

const { cycles, isPowerCut } = options()
const { folder, kills, remove } = isPowerCut ? onItsOwnDisk() : onOurDisk()
const modes = Object.entries(kills)
const downs: number[] = []
let acknowledged = 0
const faults: unknown[] = []
const trial = await openTrial(folder)
try {
  for (let n = 0; n < cycles; n++) {
    const [mode, kill] = modes[n % modes.length] ?? refuse('there is no way to crash')
    const seen = await trial.cycle(kill)
    acknowledged += seen.acknowledged
    downs.push(seen.downMs)
    faults.push(...seen.faults)
    const verdict = seen.faults.length > 0 ? `FAULTS ${JSON.stringify(seen.faults).slice(0, 300)}` : 'ok'
    console.log(
      `${String(n + 1).padStart(3)}/${cycles}  ${mode.padEnd(23)} ${String(seen.acknowledged).padStart(6)} acknowledged, back after ${(seen.downMs / 1000).toFixed(1)} s  ${verdict}`,
    )
  }
  faults.push(...(await trial.settle()))
} finally {
  await trial.close()
  await remove()
}
const [median = 0, longest = 0] = [0.5, 1].map(
  (share) => downs.toSorted((a, b) => a - b)[Math.min(downs.length - 1, Math.floor(downs.length * share))],
)
console.log(
  `${cycles} cycles, ${acknowledged} check-ins acknowledged, ${faults.length} faults (lost, doubled, half stored, untold); back after ${(median / 1000).toFixed(1)} s at the median, ${(longest / 1000).toFixed(1)} s at most`,
)
for (const fault of faults) console.log(JSON.stringify(fault))
process.exitCode = faults.length > 0 ? 1 : 0
