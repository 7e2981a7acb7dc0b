import type { Trend } from '@anagen/kb'

export const UNITS = ['h', 'd', 'w', 'mo', 'y'] as const
export type Unit = (typeof UNITS)[number]

/** A length of time as typed: a number and its unit, either may be wrong. */
export interface Ago {
  readonly amount: string
  readonly unit: string
}

/** The clocks of a treatment that a form asks for, in the order of `anagen --did`. */
export const CLOCKS = ['dose-change', 'last-use', 'stopped'] as const
export type FormClock = (typeof CLOCKS)[number]

/** One row of "what was done". */
export interface DoneEntered {
  readonly treatment: string
  readonly ago: Ago
  readonly clocks: { readonly [clock in FormClock]: Ago }
}

/** The check form as it was sent, so that it can be shown again; nothing of it is checked yet. */
export interface Entered {
  readonly done: readonly DoneEntered[]
  /** further treatments in the words of `anagen check --did` */
  readonly did: readonly string[]
  readonly say: string
  /** ids of the red-flag signs that were ticked */
  readonly flags: readonly string[]
  /** further signs in the words of `anagen check --sign` */
  readonly signs: readonly string[]
  readonly temperature: string
  /** ids */
  readonly modifiers: readonly string[]
  /** a modifier in words */
  readonly about: string
  /** answers about signs, by id; they count as long as `say` is what they were given for */
  readonly grades: Readonly<Record<string, string>>
  readonly trends: Readonly<Record<string, string>>
  readonly began: Readonly<Record<string, Ago>>
  /** signs that the words do not mean */
  readonly dropped: readonly string[]
  /** parts of the session that were said to belong to it */
  readonly parts: readonly string[]
  /** the words that the answers about signs were given for; null: none were given yet */
  readonly saidBefore: string | null
}

export const ROWS = 3

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const texts = (form: FormData, name: string): string[] =>
  form
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim())
    .filter((value) => value !== '')

/** Reads `name.ago` and `name.unit`. */
export const readAgo = (form: FormData, name: string): Ago => ({
  amount: text(form, `${name}.ago`),
  unit: text(form, `${name}.unit`) || 'd',
})

/** Every field `prefix.<id>` that holds something. */
const byId = (form: FormData, prefix: string): Record<string, string> =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => name.startsWith(`${prefix}.`))
      .map((name) => [name.slice(prefix.length + 1), text(form, name)] as const)
      .filter(([, value]) => value !== ''),
  )

const beganOf = (form: FormData): Record<string, Ago> =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => /^began\..+\.ago$/.test(name))
      .map((name) => name.slice('began.'.length, -'.ago'.length))
      .map((id) => [id, readAgo(form, `began.${id}`)] as const)
      .filter(([, { amount }]) => amount !== ''),
  )

const row = (form: FormData, i: number): DoneEntered => ({
  treatment: text(form, `did.${i}`),
  ago: readAgo(form, `did.${i}`),
  clocks: {
    'dose-change': readAgo(form, `did.${i}.dose-change`),
    'last-use': readAgo(form, `did.${i}.last-use`),
    stopped: readAgo(form, `did.${i}.stopped`),
  },
})

/** Reads the rows of "what was done". */
export const readDone = (form: FormData): DoneEntered[] => Array.from({ length: ROWS }, (_, i) => row(form, i))

/** Reads the fields of the check form. */
export const readEntered = (form: FormData): Entered => ({
  done: readDone(form),
  did: texts(form, 'did'),
  say: text(form, 'say'),
  flags: texts(form, 'flag'),
  signs: texts(form, 'sign'),
  temperature: text(form, 'temperature'),
  modifiers: texts(form, 'modifier'),
  about: text(form, 'about'),
  grades: byId(form, 'grade'),
  trends: byId(form, 'trend'),
  began: beganOf(form),
  dropped: texts(form, 'drop'),
  parts: texts(form, 'part'),
  saidBefore: typeof form.get('said') === 'string' ? text(form, 'said') : null,
})

export const isTrend = (value: string, trends: readonly Trend[]): value is Trend => trends.some((t) => t === value)
