import type { Hours, Knowledge } from '@anagen/kb'
import { recognise } from '../recognise/recognise.ts'
import type { Recognised } from '../recognised.ts'
import type { Report, TreatmentDone } from '../report.ts'
import { fromWords, readSign } from './read-sign.ts'
import { asDone } from './siblings.ts'
import type { SignInput } from './sign.ts'

/** What an earlier report said, parsed but not yet understood. */
export interface EarlierTold {
  readonly hoursAgo: Hours
  readonly signs: readonly SignInput[]
}

/** What was said and measured, parsed but not yet understood. */
export interface Told {
  readonly treatments: readonly TreatmentDone[]
  readonly say: readonly string[]
  readonly signs: readonly SignInput[]
  readonly temperatureC: number | null
  /** ids or words */
  readonly modifiers: readonly string[]
  readonly earlier: readonly EarlierTold[]
}

/** A report with what the words were taken to mean, so that the person can be shown it. */
export interface Understood {
  readonly report: Report
  readonly recognised: readonly Recognised[]
}

interface ModifiersRead {
  readonly known: readonly string[]
  readonly unknown: readonly string[]
  readonly recognised: Recognised | null
}

const readModifier = (words: string, knowledge: Knowledge): ModifiersRead => {
  if (Object.hasOwn(knowledge.modifiers, words)) return { known: [words], unknown: [], recognised: null }
  const recognised = recognise(words, knowledge)
  const known = recognised.modifiers.map((m) => m.modifier)
  const unknown = known.length === 0 ? [words] : recognised.notUnderstood.map((span) => span.text)
  return { known, unknown, recognised }
}

const withPartsSaid = (done: TreatmentDone, parts: readonly string[]): TreatmentDone =>
  parts.length === 0 ? done : { ...done, withParts: [...new Set([...(done.withParts ?? []), ...parts])] }

/** With nothing else said about what was done, a treatment named in the words counts, its time not known. */
const treatmentsOf = (told: Told, recognised: readonly Recognised[]): readonly TreatmentDone[] => {
  if (told.treatments.length > 0) return told.treatments
  const named = new Set(recognised.flatMap((r) => r.treatmentsNamed))
  return [...named].map((slug) => ({ slug, hoursSince: null }))
}

/** Of several readings the one further from healthy. */
const temperatureOf = (readings: readonly number[], knowledge: Knowledge): number | null => {
  if (readings.length === 0) return null
  const low = Math.min(...readings)
  const high = Math.max(...readings)
  return low < knowledge.readings.lowBelow && high < knowledge.readings.feverFrom ? low : high
}

// "three weeks" may be a day short
const ROUNDING: Hours = 24

/** What is said to have lasted longer than anything done is old, word for word: the one or the other is not as it was told. */
const outlasting = (recognised: readonly Recognised[], treatments: readonly TreatmentDone[]): readonly string[] => {
  const oldest = Math.max(...treatments.map((t) => t.hoursSince ?? Number.POSITIVE_INFINITY))
  return recognised.flatMap((r) => r.lasting.filter((t) => t.hours > oldest + ROUNDING).map((t) => t.at.text))
}

/** What is told of a place that nothing done touched: "my tummy is purple" after a hair transplant. */
const untouched = (
  recognised: readonly Recognised[],
  treatments: readonly TreatmentDone[],
  knowledge: Knowledge,
): readonly string[] => {
  const isTouched = (part: string): boolean =>
    treatments.some(({ slug }) => knowledge.treatments[slug]?.effects.some((effect) => effect.onlyWith === part))
  return recognised.flatMap((r) =>
    r.signs.filter((s) => s.needsPart !== undefined && !isTouched(s.needsPart)).map((s) => s.at.text),
  )
}

/** "No redness at all", where redness is what the treatment often brings: that it did not come is no sign of anything. */
const isWithoutEffect = (
  { deniesOnly, denied }: Recognised,
  treatments: readonly TreatmentDone[],
  knowledge: Knowledge,
): boolean => {
  if (!deniesOnly) return false
  if (denied.some(({ sign }) => knowledge.signs[sign]?.wanted ?? true)) return false
  const signs = denied.map(({ sign }) => ({ sign, grade: null, trend: null }))
  const isEffect = (sign: string): boolean =>
    treatments.some(({ slug }) => knowledge.treatments[slug]?.effects.some((effect) => effect.signs.includes(sign)))
  return asDone(signs, treatments, knowledge).some(({ sign }) => isEffect(sign))
}

/** Makes the report that `decide` judges. Nothing said is dropped: what is not understood goes along word for word. */
export const buildReport = (told: Told, knowledge: Knowledge): Understood => {
  const said = told.say.map((text) => recognise(text, knowledge))
  const named = told.signs.map((input) => readSign(input, knowledge))
  const modifiers = told.modifiers.map((words) => readModifier(words, knowledge))
  const earlier = told.earlier.map(({ hoursAgo, signs }) => ({
    hoursAgo,
    read: signs.map((input) => readSign(input, knowledge)),
  }))
  const inModifiers = modifiers.flatMap((m) => m.recognised ?? [])
  const all = [...said, ...named.flatMap((n) => n.recognised ?? []), ...inModifiers]
  const parts = all.flatMap((r) => r.withParts)
  const treatments = treatmentsOf(told, all).map((done) => withPartsSaid(done, parts))
  const report: Report = {
    treatments,
    unknownTreatments: [],
    signs: [
      ...asDone(
        [...said, ...inModifiers].flatMap((r) => r.signs.map(fromWords)),
        treatments,
        knowledge,
      ),
      ...named.flatMap((n) => (n.recognised ? asDone(n.signs, treatments, knowledge) : n.signs)),
    ],
    temperatureC: temperatureOf(
      [told.temperatureC, ...all.map((r) => r.temperatureC)].filter((t) => t !== null),
      knowledge,
    ),
    feverHidden: all.some((r) => r.feverHidden),
    modifiers: [
      ...new Set([...all.flatMap((r) => r.modifiers.map((m) => m.modifier)), ...modifiers.flatMap((m) => m.known)]),
    ],
    unknownModifiers: modifiers.flatMap((m) => m.unknown),
    notUnderstood: [
      ...said.flatMap((r) => r.notUnderstood.map((span) => span.text)),
      ...named.flatMap((n) => n.lost),
      ...earlier.flatMap(({ read }) => read.flatMap((r) => r.lost)),
      ...outlasting(all, treatments),
      ...untouched(all, treatments, knowledge),
    ],
    takenAsTalk: all.flatMap((r) => r.takenAsTalk.map((span) => span.text)),
    saysAllWell: said.some((r) => r.saysAllWell || isWithoutEffect(r, treatments, knowledge)),
    earlier: earlier.map(({ hoursAgo, read }) => ({ hoursAgo, signs: read.flatMap((r) => r.signs) })),
  }
  return { report, recognised: all }
}
