import {
  type InputProblem,
  isProblem,
  LIMITS,
  type Moment,
  type Parsed,
  parseDid,
  parseSign,
  parseTemperature,
  type SignInput,
  type Told,
  type TreatmentDone,
} from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { agoProblems, isTimeAlone } from './ago-number.ts'
import { type Ago, CLOCKS, type DoneEntered, type Entered, UNITS } from './entered.ts'
import { unknownAnswers } from './unknown-answers.ts'

/** A form knows no dates, only how long ago: no clock is needed to read it. */
const NO_DATES: Moment = { now: 0, zoneOffset: () => 0 }

/** `1,5` and `d` as `1.5d`. */
export const agoText = ({ amount, unit }: Ago): string => {
  const known = UNITS.some((u) => u === unit) ? unit : 'd'
  return `${amount.replace(',', '.')}${known}`
}

/** A row as `anagen check --did` takes it: `prp@30h`, with further clocks after commas. */
export const didText = ({ treatment, ago, clocks }: DoneEntered): string => {
  const extra = CLOCKS.filter((clock) => clocks[clock].amount !== '').map((c) => `,${c}@${agoText(clocks[c])}`)
  return `${treatment}@${ago.amount === '' ? '?' : agoText(ago)}${extra.join('')}`
}

/** Gathers what is wrong, each under the name of its field. */
interface Gathered {
  readonly problems: InputProblem[]
  readonly keep: <T>(parsed: Parsed<T>, at: string) => T[]
}

const gather = (): Gathered => {
  const problems: InputProblem[] = []
  return {
    problems,
    keep: (parsed, at) => {
      if (!isProblem(parsed)) return [parsed.value]
      problems.push(...parsed.problems.map(({ message }) => ({ at, message })))
      return []
    },
  }
}

const treatments = (entered: Entered, knowledge: Knowledge, { keep, problems }: Gathered): TreatmentDone[] => {
  const rows = entered.done.flatMap((row, i) => {
    const at = `did.${i}`
    const wrong = agoProblems(row, at)
    problems.push(...wrong)
    if (isTimeAlone(row)) problems.push({ at, message: 'treatment-missing' })
    if (row.treatment === '' || wrong.length > 0) return []
    return keep(parseDid(didText(row), NO_DATES, knowledge, at), at)
  })
  return [...rows, ...entered.did.flatMap((did) => keep(parseDid(did, NO_DATES, knowledge, 'did'), 'did'))]
}

const flagged = (entered: Entered, knowledge: Knowledge, { problems }: Gathered): SignInput[] =>
  entered.flags.flatMap((words) => {
    if (Object.hasOwn(knowledge.signs, words)) return [{ words, grade: null, trend: null }]
    problems.push({ at: 'flag', message: 'unknown-choice' })
    return []
  })

/** What the form tells, or everything that is wrong with it; a problem's `at` is the name of a field. */
export const toldFrom = (entered: Entered, knowledge: Knowledge): Parsed<Told> => {
  const gathered = gather()
  const { problems, keep } = gathered
  if (entered.say.length > LIMITS.sayCharacters) problems.push({ at: 'say', message: 'too-long' })
  for (const at of unknownAnswers(entered, knowledge)) problems.push({ at, message: 'unknown-choice' })
  const temperature = entered.temperature
  const told: Told = {
    treatments: treatments(entered, knowledge, gathered),
    say: entered.say === '' ? [] : [entered.say],
    signs: [
      ...flagged(entered, knowledge, gathered),
      ...entered.signs.flatMap((sign) => keep(parseSign(sign, 'sign'), 'sign')),
    ],
    temperatureC:
      temperature === '' ? null : (keep(parseTemperature(temperature, 'temperature'), 'temperature')[0] ?? null),
    modifiers: [...entered.modifiers, ...(entered.about === '' ? [] : [entered.about])],
    earlier: [],
  }
  const isEmpty = told.say.length + told.signs.length + told.modifiers.length === 0 && temperature === ''
  if (isEmpty) problems.push({ at: 'say', message: 'nothing-said' })
  return problems.length > 0 ? { problems } : { value: told }
}
