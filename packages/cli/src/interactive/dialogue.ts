import {
  buildReport,
  checkAnswer,
  decide,
  LIMITS,
  parseTemperature,
  type Understood,
  type Verdict,
} from '@anagen/engine'
import { BadInput, orBadInput } from '../bad-input.ts'
import { callNumbers } from '../call-numbers.ts'
import { showCheck } from '../show/check.ts'
import { paint, type Screen } from '../text/screen.ts'
import { askUntil } from './asker.ts'
import type { Clocked } from './clocked.ts'
import { followUp } from './follow-up.ts'
import { askWhatWasDone, treatmentList } from './what-was-done.ts'

export interface Dialogue extends Clocked {
  readonly screen: Screen
}

const readWords = (answer: string): string => {
  if (answer === '')
    throw new BadInput('write what you notice, for example: scalp is pink and a bit sore; or: nothing at all')
  if (answer.length > LIMITS.sayCharacters)
    throw new BadInput(`that is more than ${LIMITS.sayCharacters} characters; write less`)
  return answer
}

const askReport = async (d: Dialogue): Promise<Understood> => {
  const { ask, say, knowledge } = d
  const treatments = await askWhatWasDone(d)
  const words = await askUntil(ask, say, 'What do you notice? In your own words, all of it:\n> ', readWords)
  const temperature = await askUntil(
    ask,
    say,
    'Temperature, if measured (38.4C or 101F; Enter = not measured) ',
    (answer) => (answer === '' ? null : orBadInput(parseTemperature(answer, 'temperature'))),
  )
  const modifier = (await ask('An illness, a medicine, a pregnancy that may matter? (Enter = none) ')).trim()
  const modifiers = modifier === '' || /^(no|none|nothing)$/i.test(modifier) ? [] : [modifier]
  return buildReport(
    { treatments, say: [words], signs: [], temperatureC: temperature, modifiers, earlier: [] },
    knowledge,
  )
}

const sameAnswer = (a: Verdict, b: Verdict): boolean =>
  a.level === b.level && a.findings.map((f) => f.because).join() === b.findings.map((f) => f.because).join()

/** One check from the first question to the last answer; what the person adds is judged again. */
const checkOnce = async (d: Dialogue, country: string | undefined): Promise<void> => {
  const call = callNumbers(country, d.knowledge)
  const show = (understood: Understood): Verdict => {
    const verdict = decide(understood.report, d.knowledge)
    d.say(`\n${showCheck(checkAnswer(verdict, understood, call, d.knowledge), d.screen, false)}`)
    return verdict
  }
  let understood = await askReport(d)
  let verdict = show(understood)
  const asked = new Set<string>()
  while (verdict.ask.length > 0) {
    if (asked.size === 0) d.say(`\n${paint(d.screen, 'bold', 'A few questions that could change this answer.')}\n`)
    const amended = await followUp(understood, verdict.ask, asked, d)
    if (!amended) return
    understood = amended
    const next = decide(understood.report, d.knowledge)
    if (sameAnswer(next, verdict)) d.say(`\nYour answers leave it at ${next.level.toUpperCase()}: ${next.headline}.\n`)
    else show(understood)
    verdict = next
  }
}

/** Checks as long as the person wants another. */
export const dialogue = async (d: Dialogue): Promise<void> => {
  d.say(`${paint(d.screen, 'bold', 'Is this normal?')} Answer a few questions; Ctrl-C leaves at any time.\n`)
  d.say('If it looks like an emergency, call your emergency number now, not this.\n\n')
  const country = await askUntil(
    d.ask,
    d.say,
    'Which country are you in, for the numbers to call? (GB, US ...; Enter = show several) ',
    (answer) => {
      if (answer === '') return undefined
      callNumbers(answer, d.knowledge)
      return answer
    },
  )
  for (;;) {
    d.say(`\n${treatmentList(d.knowledge, d.screen.columns)}\n\n`)
    await checkOnce(d, country)
    if (!/^y(es)?$/i.test((await d.ask('\nCheck something else? (y/N) ')).trim())) return
    d.say('\n')
  }
}
