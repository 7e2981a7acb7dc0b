import { type Knowledge, nearest, SCALES, type ScaleName } from '@anagen/kb'
import { treatmentsTaken } from '../interactions/taken.ts'
import { isAbsent, jsonReader } from '../parse/json-shape.ts'
import type { Parsed } from '../parse/problem.ts'
import { quote } from '../parse/quote.ts'
import type { NotChecked, Profile, WordsKind } from './types.ts'
import { understandTraits } from './understand.ts'

/** A profile as it is told, in words. `none` among medicines or allergies says that there are none. */
export interface ToldProfile {
  readonly age?: number | undefined
  readonly sex?: string | undefined
  readonly skin?: number | undefined
  readonly stages?: { readonly [scale in ScaleName]?: number } | undefined
  readonly has?: readonly string[] | undefined
  readonly not?: readonly string[] | undefined
  readonly takes?: readonly string[] | undefined
  readonly allergies?: readonly string[] | undefined
}

const NONE = /^(none|nothing|no|-)$/i
const SEXES = ['male', 'female'] as const
const OLDEST = 120
const SKIN_TYPES = 6
const MOST_WORDS = 100
const LONGEST = 300
const MEDICINES = ['medicine', 'supplement'] as const
const KEYS = ['age', 'sex', 'skin', ...SCALES, 'has', 'not', 'takes', 'allergies'] as const

const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** What was told, understood. A trait or group that `not` names and nobody knows is a problem: a no that is not heard would be lost. */
export const understandProfile = (told: ToldProfile, knowledge: Knowledge): Parsed<Profile> => {
  const reader = jsonReader()
  const { traits, scales } = knowledge.choosing
  const groups = [...new Set(Object.values(traits).map((t) => t.group))]
  const yes: string[] = []
  const no: string[] = []
  const noneElseOf: string[] = []
  const notChecked: NotChecked[] = []
  const hear = (list: readonly string[] | undefined, kind: WordsKind, emptied: readonly string[]) => {
    for (const words of list ?? []) {
      if (words.trim() === '') reader.fail(kind, 'is empty; write what it is, or leave it out')
      else if (NONE.test(words.trim()) && emptied.length > 0) noneElseOf.push(...emptied)
      else {
        const heard = understandTraits(words, kind, knowledge)
        // a treatment of ours among the medicines is known, and says nothing about the person
        const isOurs = kind === 'takes' && treatmentsTaken(words, knowledge).slugs.length > 0
        yes.push(...heard.traits)
        notChecked.push(...(isOurs ? [] : heard.notChecked))
      }
    }
  }
  hear(told.has, 'has', [])
  hear(told.takes, 'takes', MEDICINES)
  hear(told.allergies, 'allergy', ['allergy'])
  for (const words of told.not ?? []) {
    const group = words.trim().toLowerCase()
    const heard = understandTraits(words, 'has', knowledge)
    const meant = nearest(group, [...groups, ...Object.keys(traits)])
    if (groups.includes(group)) noneElseOf.push(group)
    else if (heard.traits.length > 0 && heard.notChecked.length === 0) no.push(...heard.traits)
    else
      reader.fail(
        'not',
        `${quote(words)} is not known; ${meant ? `did you mean ${meant}?` : `write a group such as ${groups.join(', ')}`}`,
      )
  }
  if (told.sex !== undefined) {
    const sex = SEXES.find((s) => s === told.sex?.trim().toLowerCase())
    if (sex === undefined)
      reader.fail(
        'sex',
        `${quote(told.sex)} is neither male nor female (as registered at birth: labels are written so)`,
      )
    else yes.push(sex)
  }
  if (told.age !== undefined && !whole(told.age, 0, OLDEST))
    reader.fail('age', `${told.age} cannot be; write whole years, such as 34`)
  if (told.skin !== undefined && !whole(told.skin, 1, SKIN_TYPES))
    reader.fail('skin', `${told.skin} is no skin type; write 1 (always burns) to 6 (deeply brown or black)`)
  for (const [scale, stage] of Object.entries(told.stages ?? {})) {
    const most = scales.find((s) => s.id === scale)?.stages.length ?? 0
    if (!whole(stage, 1, most))
      reader.fail(scale, `${stage} is no stage of it; write 1 to ${most} (--scales describes them)`)
  }
  if (reader.problems.length > 0) return { problems: reader.problems }
  const profile: Profile = { yes, no, noneElseOf, notChecked, age: told.age, skinType: told.skin, stages: told.stages }
  return { value: profile }
}

/** A profile as JSON, with the keys of the command's options. */
export const parseProfile = (json: unknown): Parsed<ToldProfile> => {
  const reader = jsonReader()
  const record = reader.record(json, 'profile', KEYS) ?? {}
  const words = (key: string): readonly string[] | undefined =>
    isAbsent(record[key])
      ? undefined
      : (reader.list(record[key], key, MOST_WORDS) ?? []).flatMap(
          (v, i) => reader.text(v, `${key}[${i}]`, LONGEST) ?? [],
        )
  const number = (key: string): number | undefined =>
    isAbsent(record[key]) ? undefined : (reader.number(record[key], key, 'a whole number') ?? undefined)
  const stages = Object.fromEntries(
    SCALES.flatMap((scale) => (isAbsent(record[scale]) ? [] : [[scale, number(scale)]])),
  )
  const told: ToldProfile = {
    age: number('age'),
    sex: isAbsent(record.sex) ? undefined : (reader.text(record.sex, 'sex', LONGEST) ?? undefined),
    skin: number('skin'),
    stages,
    has: words('has'),
    not: words('not'),
    takes: words('takes'),
    allergies: words('allergies'),
  }
  return reader.problems.length > 0 ? { problems: reader.problems } : { value: told }
}
