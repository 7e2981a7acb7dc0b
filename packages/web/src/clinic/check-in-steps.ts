import { type Call, isProblem, parseTemperature } from '@anagen/engine'
import { GRADES, type Knowledge, TRENDS } from '@anagen/kb'
import type { submitCheckIn } from '@anagen/server'
import { type Chip, chipsOf } from '../check/chips.ts'
import { type Entered, isTrend, readEntered } from '../check/entered.ts'
import { judge } from '../check/judge.ts'
import { unknownAnswers, withoutUnknown } from '../check/unknown-answers.ts'

/** One question of the check-in; `sign/<id>` asks about one sign in the words. */
export type Screen = 'flags' | 'say' | 'temperature' | 'send' | `sign/${string}`

/** What somebody says when nothing bothers them. The engine knows these words; they are stored like any other. */
const ALL_WELL = 'no symptoms'

/** A check-in on its way, as the form carries it from screen to screen. */
export interface Draft {
  /** made once, so that sending twice stores once */
  readonly id: string
  /** what was sent from the same page before and said something else: this is sent beside it, or to put it right */
  readonly earlier: string | null
  readonly entered: Entered
  readonly chips: readonly Chip[]
  readonly screens: readonly Screen[]
  readonly at: Screen
  readonly problem: 'nothing-said' | 'temperature' | 'too-long' | null
}

const idIn = (form: FormData, name: 'id' | 'earlier'): string | null => {
  const id = form.get(name)
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : null
}

/** Answers that were given for other words could calm what was written since: they are asked again. */
const forTheseWords = (entered: Entered): Entered =>
  entered.saidBefore === null || entered.saidBefore === entered.say
    ? entered
    : { ...entered, grades: {}, trends: {}, dropped: [] }

const sayOf = (entered: Entered, isAllWell: boolean): Entered =>
  isAllWell && entered.say === '' ? { ...entered, say: ALL_WELL } : entered

const screensOf = (entered: Entered, chips: readonly Chip[]): Screen[] =>
  // who cannot wait is asked nothing more
  entered.flags.length > 0
    ? ['flags', 'send']
    : ['flags', 'say', ...chips.map(({ sign }): Screen => `sign/${sign}`), 'temperature', 'send']

const chipsIn = (entered: Entered, knowledge: Knowledge): readonly Chip[] => {
  const known = withoutUnknown(entered, knowledge)
  const bare: Entered = { ...known, done: [], did: [], flags: [], signs: [], temperature: '', dropped: [] }
  const outcome = bare.say === '' ? null : judge(bare, NOBODY, knowledge, () => undefined)
  return outcome?.kind === 'answer' ? chipsOf(outcome.answer, knowledge).filter(({ words }) => words !== null) : []
}

const NOBODY: Call = { country: null, countryName: null, emergency: [], advice: [], poison: [], crisis: [], say: null }

const problemAt = (screen: Screen, { say, temperature }: Entered, knowledge: Knowledge): Draft['problem'] => {
  if (screen === 'say' && say === '') return 'nothing-said'
  if (
    screen === 'say' &&
    judge({ ...readEntered(new FormData()), say }, NOBODY, knowledge, () => undefined).kind === 'refused'
  )
    return 'too-long'
  if (screen === 'temperature' && temperature !== '' && isProblem(parseTemperature(temperature, 'temperature')))
    return 'temperature'
  return null
}

const isScreen = (name: unknown, screens: readonly Screen[]): name is Screen => screens.some((s) => s === name)

/** The next screen for a form as it was sent, or the same one with what is wrong. */
export const draftFrom = (form: FormData, knowledge: Knowledge, newId: () => string): Draft => {
  const entered = forTheseWords(sayOf(readEntered(form), form.get('well') === 'yes'))
  const chips = chipsIn(entered, knowledge)
  const screens = screensOf(entered, chips)
  const asked = form.get('at')
  const from = isScreen(asked, screens) ? asked : 'flags'
  const isFirst = !form.has('at')
  const step = isFirst ? 0 : form.get('go') === 'back' ? -1 : 1
  const problem = step > 0 ? problemAt(from, entered, knowledge) : null
  const index = Math.min(Math.max(screens.indexOf(from) + (problem === null ? step : 0), 0), screens.length - 1)
  const [id, earlier] = [idIn(form, 'id') ?? newId(), idIn(form, 'earlier')]
  return { id, earlier, entered, chips, screens, at: screens[index] ?? 'flags', problem }
}

/**
 * The same words under an id of their own: under theirs something else is stored already.
 * @param isTheirs what is stored there is this patient's: it can be read, and put right
 */
export const anew = (draft: Draft, isTheirs: boolean, newId: () => string): Draft => ({
  ...draft,
  id: newId(),
  earlier: isTheirs ? draft.id : draft.earlier,
})

/** The buttons that send: something new, or what puts the earlier one right. */
export const isSent = (form: FormData): boolean => form.get('go') === 'send' || isCorrection(form)
const isCorrection = (form: FormData): boolean => form.get('go') === 'correct'

/** What this puts right; null: it is something new. */
export const correctedBy = (form: FormData): string | null => (isCorrection(form) ? idIn(form, 'earlier') : null)

type Input = Parameters<typeof submitCheckIn>[0]

const answersOf = ({ grades, trends, dropped }: Entered): NonNullable<Input['answers']> => {
  const signs = new Set([...Object.keys(grades), ...Object.keys(trends), ...dropped])
  return [...signs].map((sign) => {
    const grade = GRADES.find((g) => String(g) === grades[sign])
    const trend = trends[sign] ?? ''
    return {
      sign,
      ...(grade === undefined ? {} : { grade }),
      ...(isTrend(trend, TRENDS) ? { trend } : {}),
      ...(dropped.includes(sign) ? { notMeant: true as const } : {}),
    }
  })
}

const MOST_WORDS = 100

/** Whose check-in it is, when it was written where it waited, and what it puts right. */
interface Sending {
  readonly patientId: string
  readonly writtenAt: string | null
  readonly corrects: string | null
}

/** The check-in as the server takes it. */
export const inputOf = (
  { id, entered: sent }: Pick<Draft, 'id' | 'entered'>,
  { patientId, writtenAt, corrects }: Sending,
  knowledge: Knowledge,
): Input => {
  const entered = withoutUnknown(sent, knowledge)
  const temperature = entered.temperature === '' ? null : parseTemperature(entered.temperature, 'temperature')
  const answers = answersOf(entered)
  return {
    id,
    patientId,
    ...(writtenAt === null ? {} : { writtenAt }),
    ...(corrects === null ? {} : { corrects }),
    ...(entered.say === '' ? {} : { say: entered.say }),
    // an answer that nobody knows holds up nothing that cannot wait: it goes along as words that nobody understands
    signs: [
      ...entered.flags.map((sign) => ({ sign })),
      ...unknownAnswers(sent, knowledge).map((words) => ({ words: words.slice(0, MOST_WORDS) })),
    ],
    ...(answers.length === 0 ? {} : { answers }),
    // one that cannot be read is not left out: the words go along, and nobody understands them
    temperatureC: temperature !== null && !isProblem(temperature) ? temperature.value : null,
    modifiers: temperature !== null && isProblem(temperature) ? [entered.temperature] : [],
  }
}
