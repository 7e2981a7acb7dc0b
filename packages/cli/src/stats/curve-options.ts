import { quote } from '@anagen/engine'
import {
  type Band,
  bootstrapBand,
  guaranteedBand,
  isRefusal,
  ontoGrid,
  type RecoveryCurve,
  type Refusal,
  recoveryCurve,
  type SeenColumns,
  seeded,
  waldBand,
} from '@anagen/stats'
import type { Arguments } from '../args/arguments.ts'
import type { OptionSpec } from '../args/grammar.ts'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { type Group, readCheckIns } from './read-check-ins.ts'

export const CURVE_OPTIONS = {
  unit: { value: 'WORD', help: 'the unit of the times, for labels; else hours' },
  confidence: { value: 'PERCENT', help: 'of the limits; else 95' },
  band: { value: 'NAME', help: 'bootstrap (the default), wald (fast) or guaranteed (never too narrow, wide)' },
  grid: {
    value: 'STEP',
    help: 'round the times to whole steps, which the limits need; else 1 (0, as they are, with guaranteed)',
  },
  seed: { value: 'N', help: 'of the bootstrap, so that a run can be repeated; else 1' },
} as const satisfies Record<string, OptionSpec>

const BANDS = {
  bootstrap: (rows, confidence, seed) => bootstrapBand(rows, { random: seeded(seed), confidence }),
  wald: (rows, confidence) => waldBand(rows, confidence),
  guaranteed: (rows, confidence) => guaranteedBand(rows, confidence),
} as const satisfies Record<string, (rows: SeenColumns, confidence: number, seed: number) => Band | Refusal>

const isBand = (name: string): name is keyof typeof BANDS => Object.hasOwn(BANDS, name)

/** @throws BadInput where it is no number within the limits */
export const numberOption = (
  args: Arguments,
  name: string,
  otherwise: number,
  [least, most]: readonly [number, number],
): number => {
  const written = args.one(name)
  if (written === undefined) return otherwise
  const value = written.trim() === '' ? Number.NaN : Number(written)
  if (!(value >= least && value <= most))
    throw new BadInput(
      `--${name}: ${quote(written)} is no number from ${least} to ${most}; write for example --${name} ${otherwise}`,
    )
  return value
}

/** Confidence as a share. */
export const confidenceOption = (args: Arguments): number => numberOption(args, 'confidence', 95, [50, 99.9]) / 100

export const unitOption = (args: Arguments): string => args.one('unit') ?? 'hours'

export interface GroupCurve extends Group {
  /** the step that times were rounded to; 0: as they came */
  readonly grid: number
  readonly curve: RecoveryCurve
  readonly band: Band
}

/** Reads the file and estimates the curve of each group. @throws BadInput with the line that is wrong */
export const readCurves = async (path: string, args: Arguments, io: Io): Promise<readonly GroupCurve[]> => {
  const name = args.one('band') ?? 'bootstrap'
  if (!isBand(name)) throw new BadInput(`--band: unknown ${quote(name)}; write one of ${Object.keys(BANDS).join(', ')}`)
  const confidence = confidenceOption(args)
  const seed = numberOption(args, 'seed', 1, [0, 2 ** 32 - 1])
  const grid = numberOption(args, 'grid', name === 'guaranteed' ? 0 : 1, [0, 1e6])
  const groups = await readCheckIns(path, io)
  return groups.map((group) => {
    const columns = grid === 0 ? group.columns : orLine(ontoGrid(group.columns, grid), group, path)
    const curve = orLine(recoveryCurve(columns), group, path)
    const band = orLine(BANDS[name](columns, confidence, seed), group, path)
    return { ...group, columns, grid, curve, band }
  })
}

const orLine = <T extends object>(answer: T | Refusal, group: Group, path: string): T => {
  if (!isRefusal(answer)) return answer
  const where =
    answer.row === undefined ? (group.name ? ` group ${quote(group.name)}` : '') : ` line ${group.lineOf(answer.row)}`
  throw new BadInput(`${quote(path)}${where}: ${answer.message}`)
}
