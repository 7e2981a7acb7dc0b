import { quote } from '@anagen/engine'
import { type Knowledge, nearest } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { momentOf } from '../moment.ts'

const DATE_CHARACTERS = 10
const FAIL_ON = ['error', 'warning', 'never'] as const
const BAD_INPUT = 2

/** From which finding on the command fails. */
export type FailOn = (typeof FAIL_ON)[number]

/** @throws BadInput on an unknown level */
export const failOn = (args: Arguments): FailOn => {
  const written = args.one('fail-on') ?? 'error'
  const found = FAIL_ON.find((level) => level === written)
  if (!found) throw new BadInput(`--fail-on: unknown ${quote(written)}; write ${FAIL_ON.join(', ')}`)
  return found
}

/** 2 when something could not be read, 1 when something is found at the level, else 0. */
export function exitCode(hasProblem: boolean, severities: readonly ('error' | 'warning')[], level: FailOn): number {
  if (hasProblem) return BAD_INPUT
  return severities.some((severity) => level === 'warning' || (level === 'error' && severity === 'error')) ? 1 : 0
}

/** "did you mean prp?", or all that there are. */
const knownInstead = (written: string, slugs: readonly string[]): string => {
  const meant = nearest(written, slugs)
  return meant ? `did you mean ${meant}?` : `write one of ${slugs.join(', ')}`
}

const knownTreatment = (written: string | undefined, slugs: readonly string[]): string | undefined => {
  if (written === undefined || slugs.includes(written)) return written
  throw new BadInput(`--treatment: unknown ${quote(written)}; ${knownInstead(written, slugs)}`)
}

async function knownJurisdictions(written: string | undefined): Promise<readonly string[] | undefined> {
  if (written === undefined) return undefined
  const { JURISDICTIONS, readJurisdictions } = await import('@anagen/claims')
  const { codes, unknown } = readJurisdictions(written)
  if (unknown !== null || codes.length === 0)
    throw new BadInput(
      `--jurisdiction: unknown ${quote(unknown ?? written)}; write one or more of ${JURISDICTIONS.join(',')}`,
    )
  return codes
}

/** What articles are read with. @throws BadInput on an unknown treatment or jurisdiction */
export async function lintOptions(args: Arguments, io: Io, knowledge: Knowledge) {
  const treatment = knownTreatment(args.one('treatment'), Object.keys(knowledge.treatments))
  const jurisdictions = await knownJurisdictions(args.one('jurisdiction'))
  const { now } = await momentOf(args, io, [])
  return {
    today: new Date(now).toISOString().slice(0, DATE_CHARACTERS),
    ...(treatment === undefined ? {} : { treatment }),
    ...(jurisdictions === undefined ? {} : { jurisdictions }),
  }
}
