import { readFileSync } from 'node:fs'
import {
  type Contradiction,
  type Profile,
  parseProfile,
  type ToldProfile,
  understandProfile,
} from '@anagen/engine/planning'
import { type Knowledge, SCALES } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import type { OptionSpec } from '../args/grammar.ts'
import { BadInput, orBadInput } from '../bad-input.ts'
import { plain } from '../text/plain.ts'

/** Options that say something about a person. */
export const PROFILE_OPTIONS = {
  age: { value: 'YEARS', help: 'your age' },
  sex: { value: 'SEX', help: 'male or female, as registered at birth: labels are written so' },
  has: { value: 'WORDS', repeatable: true, help: 'what is true of you: "type 2 diabetes", patchy, pregnant' },
  not: { value: 'WORDS', repeatable: true, help: 'what is not true of you; or a whole group: heart, skin, allergy' },
  takes: { value: 'MEDICINE', repeatable: true, help: 'a medicine, supplement or product; none, if there is none' },
  allergic: { value: 'TO', repeatable: true, help: 'an allergy; none, if there is none' },
  norwood: { value: 'STAGE', help: '1 to 7, male pattern' },
  ludwig: { value: 'STAGE', help: '1 to 3, female pattern' },
  sinclair: { value: 'STAGE', help: '1 to 5, female pattern' },
  skin: { value: 'TYPE', help: '1 (always burns) to 6 (deeply brown or black)' },
  profile: { value: 'FILE', help: 'the same as JSON: {"age": 34, "has": ["keloids"], "takes": ["none"]}' },
} as const satisfies Record<string, OptionSpec>

const numberOf = (args: Arguments, option: string): number | undefined => {
  const written = args.one(option)
  if (written === undefined) return undefined
  if (!/^\d{1,3}$/.test(written.trim()))
    throw new BadInput(`--${option}: "${plain(written).slice(0, 40)}" is no whole number; write for example 3`)
  return Number(written)
}

const fromFile = (path: string): ToldProfile => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new BadInput(
      `--profile: cannot read the file (${error instanceof Error ? error.message.split(':')[0] : 'unknown'})`,
    )
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadInput(
      '--profile: the file is not JSON; write for example {"age": 34, "has": ["keloids"], "takes": ["none"]}',
    )
  }
  return orBadInput(parseProfile(json))
}

const toldBy = (args: Arguments): ToldProfile => ({
  age: numberOf(args, 'age'),
  sex: args.one('sex'),
  skin: numberOf(args, 'skin'),
  stages: Object.fromEntries(SCALES.flatMap((scale) => (args.has(scale) ? [[scale, numberOf(args, scale)]] : []))),
  has: args.all('has'),
  not: args.all('not'),
  takes: args.all('takes'),
  allergies: args.all('allergic'),
})

const join = (file: ToldProfile, told: ToldProfile): ToldProfile => ({
  age: told.age ?? file.age,
  sex: told.sex ?? file.sex,
  skin: told.skin ?? file.skin,
  stages: { ...file.stages, ...told.stages },
  has: [...(file.has ?? []), ...(told.has ?? [])],
  not: [...(file.not ?? []), ...(told.not ?? [])],
  takes: [...(file.takes ?? []), ...(told.takes ?? [])],
  allergies: [...(file.allergies ?? []), ...(told.allergies ?? [])],
})

/** What was said about the person. @throws BadInput where it cannot be used */
export const readProfile = (args: Arguments, knowledge: Knowledge): Profile => {
  const file = args.one('profile')
  const told = toldBy(args)
  return orBadInput(understandProfile(file === undefined ? told : join(fromFile(file), told), knowledge))
}

/** @throws BadInput with the first contradiction */
export const refuseContradictions = (contradictions: readonly Contradiction[]): void => {
  const [first] = contradictions
  if (first) throw new BadInput(`this contradicts itself: ${first.text}; leave one of them out`)
}
