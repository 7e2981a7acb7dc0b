import type {
  Complication,
  Effect,
  FeverRule,
  Knowledge,
  Modifier,
  Pattern,
  PatternItem,
  RedFlag,
  Sign,
  Treatment,
} from '@anagen/kb'
import { ASKS, LEVELS, RULES } from '@anagen/kb'
import { type Case, toCase } from '../../src/decide/case.ts'
import type { SignSeen } from '../../src/decide/sign-seen.ts'
import type { Report, ReportedSign, TreatmentDone } from '../../src/report.ts'

// A small knowledge to test `decide` with. Nothing in it is clinical: hours and grades are chosen so that every edge is easy to see.

export const sign = (id: string, parts: Partial<Sign> = {}): Sign => ({
  id,
  plain: `plain ${id}`,
  group: 'skin',
  ctcae: null,
  grades: { 1: 'little', 2: 'some', 3: 'much', 4: 'deadly' },
  lowestGrade: 1,
  highestGrade: 4,
  neverCalm: false,
  wanted: false,
  says: [],
  not: [],
  ask: '',
  places: [],
  oftenWith: [],
  sources: [`signs/${id}`],
  ...parts,
})

const frequency = { category: 'unknown', percent: null, sources: [] } as const

/** Begins from hour 2 to 24, is usually over by 48, surely by 72, or 120 as others say; grade 2 at most. */
export const effect = (parts: Partial<Effect> = {}): Effect => ({
  id: 'dab/effect/pinkness',
  key: 'pinkness',
  treatment: 'dab',
  term: '',
  plain: 'Pinkness',
  signs: ['pink'],
  frequency,
  onset: { from: 2, to: 24 },
  typical: { from: 4, to: 48 },
  upper: 72,
  disputedUntil: 120,
  maxGrade: 2,
  clock: 'session',
  persistsWhileUsed: false,
  afterStopping: null,
  maxDuration: null,
  onlyWith: null,
  onlyWithSaid: false,
  isHoped: false,
  selfCare: [],
  notNormalWhen: [],
  sources: ['dab/S1'],
  ...parts,
})

export const item = (sign: string | null, parts: Partial<PatternItem> = {}): PatternItem => ({
  sign,
  grade: null,
  trend: null,
  fromHours: null,
  beforeHours: null,
  beyondHours: null,
  afterGap: false,
  oneSided: false,
  temperature: null,
  modifier: null,
  ...parts,
})

/** `pattern([item('hot')], [item('pink'), item('wet')])`: hot alone, or pink and wet. */
export const pattern = (...any: readonly (readonly PatternItem[])[]): Pattern => ({ any, raise: [] })

export const complication = (key: string, parts: Partial<Complication> = {}): Complication => ({
  id: `dab/complication/${key}`,
  key,
  treatment: 'dab',
  term: '',
  plain: `plain ${key}`,
  signs: [],
  pattern: pattern([item('hot')]),
  onset: { from: 0, to: 72 },
  clock: 'session',
  urgency: 'urgent',
  frequency,
  sources: ['dab/S2'],
  ...parts,
})

export const redFlag = (key: string, parts: Partial<RedFlag> = {}): RedFlag => ({
  id: `red-flag/${key}`,
  key,
  term: '',
  plain: `plain ${key}`,
  appliesTo: ['any'],
  signs: [],
  pattern: pattern([item('dark')]),
  window: { from: 0, to: 72 },
  usualOnset: { from: 0, to: 1 },
  anyTime: true,
  urgency: 'emergency',
  doNow: [],
  why: null,
  sources: ['red-flags/S1'],
  ...parts,
})

export const feverRule = (key: string, parts: Partial<FeverRule> = {}): FeverRule => ({
  id: `fever/${key}`,
  key,
  when: `when ${key}`,
  pattern: pattern([item('fever', { temperature: 38 })]),
  urgency: 'urgent',
  why: '',
  sources: ['red-flags/S2'],
  ...parts,
})

export const modifier = (key: string, parts: Partial<Modifier> = {}): Modifier => ({
  id: `modifier/${key}`,
  key,
  who: `who is ${key}`,
  says: [],
  also: [],
  impliesSign: null,
  shifts: [],
  atLeast: [],
  sources: ['red-flags/S3'],
  ...parts,
})

/** One shift of a modifier that concerns nothing until told. */
export const shift = (by: number, parts: Partial<Modifier['shifts'][number]> = {}): Modifier['shifts'][number] => ({
  by,
  redFlags: [],
  complications: [],
  signs: [],
  levels: [],
  all: false,
  when: null,
  ...parts,
})

export const minimum = (
  level: Modifier['atLeast'][number]['level'],
  any: Modifier['atLeast'][number]['any'],
  parts: Partial<Modifier['atLeast'][number]> = {},
): Modifier['atLeast'][number] => ({ level, any, treatments: null, withAnotherSign: false, ...parts })

type Rules = Pick<Treatment, 'effects' | 'complications'> & { readonly isRegimen?: boolean }

interface Parts {
  readonly treatments?: { readonly [slug: string]: Partial<Rules> }
  readonly signs?: readonly Sign[]
  readonly redFlags?: readonly RedFlag[]
  readonly feverRules?: readonly FeverRule[]
  readonly modifiers?: readonly Modifier[]
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]))

/** Signs pink, hot, wet, dark and fever; treatment `dab` with one effect; the rest as told. */
export const madeUp = ({ treatments = { dab: { effects: [effect()] } }, ...parts }: Parts = {}): Knowledge => {
  const signs = parts.signs ?? []
  const words = <K extends string>(names: readonly K[]) => Object.fromEntries(names.map((name) => [name, name]))
  const made: Partial<{ [K in keyof Knowledge]: unknown }> = {
    digest: 'd',
    treatments: Object.fromEntries(
      Object.entries(treatments).map(([slug, rules]) => [
        slug,
        { slug, name: `Name of ${slug}`, isRegimen: false, effects: [], complications: [], ...rules },
      ]),
    ),
    signs: byId([...['pink', 'hot', 'wet', 'dark', 'fever'].map((id) => sign(id)), ...signs]),
    redFlags: parts.redFlags ?? [],
    feverRules: parts.feverRules ?? [],
    readings: { feverFrom: 37.5, grade2Above: 39, grade3Above: 40, lowBelow: 36, feltCountsAs: 38 },
    modifiers: Object.fromEntries((parts.modifiers ?? []).map((m) => [m.key, m])),
    urgencyTexts: { contact: 'contact!', urgent: 'urgent!', emergency: 'emergency!' },
    advice: {
      levels: Object.fromEntries(
        LEVELS.map((level, i) => [level, { headline: level, do: [], checkAgainHours: i, holdsHours: 1000 }]),
      ),
      rules: words(RULES),
      asks: words(ASKS),
      callIf: { worse: 'worse', new: 'new', general: [] },
      notes: {},
    },
    sources: {},
  }
  // only what `decide` reads is there
  return made as unknown as Knowledge
}

export const reported = (sign: string, parts: Partial<ReportedSign> = {}): ReportedSign => ({
  sign,
  grade: 1,
  trend: 'same',
  ...parts,
})

export const report = (parts: Partial<Report> = {}): Report => ({
  treatments: [{ slug: 'dab', hoursSince: 30 }],
  unknownTreatments: [],
  signs: [],
  temperatureC: null,
  modifiers: [],
  unknownModifiers: [],
  notUnderstood: [],
  earlier: [],
  ...parts,
})

export const caseOf = (parts: Partial<Report>, knowledge: Knowledge = madeUp()): Case =>
  toCase(report(parts), knowledge)

export const seen = (parts: Partial<SignSeen> = {}): SignSeen => ({
  sign: 'pink',
  grade: 1,
  gradeKnown: true,
  gradeAssumed: false,
  trend: 'same',
  trendKnown: true,
  beganLatest: null,
  beganEarliest: null,
  beganUnsaid: false,
  presentFor: 0,
  afterGap: false,
  betterThenWorse: false,
  oneSided: false,
  ...parts,
})

export const done = (hoursSince: number | null, parts: Partial<TreatmentDone> = {}): TreatmentDone => ({
  slug: 'dab',
  hoursSince,
  ...parts,
})
