import { type Ask, amend, parseAgo, parseTemperature, partAsked, type Reply, type Understood } from '@anagen/engine'
import { GRADES, nearest, TRENDS, type Trend } from '@anagen/kb'
import { BadInput, orBadInput } from '../bad-input.ts'
import { plain } from '../text/plain.ts'
import { askUntil } from './asker.ts'
import type { Clocked } from './clocked.ts'
import { askWhatWasDone, askWhen } from './what-was-done.ts'

const SKIP = 'Enter skips'

const readGrade = (answer: string): Reply | null => {
  if (answer === '') return null
  const grade = GRADES.find((g) => String(g) === answer)
  if (!grade) throw new BadInput('write a number from 1 (mild) to 4 (life-threatening), or Enter to skip')
  return { kind: 'grade', grade }
}

const readTrend = (answer: string): Reply | null => {
  if (answer === '') return null
  const word = answer.toLowerCase()
  const trend: Trend | undefined =
    TRENDS.find((t) => t === word || t[0] === word) ?? TRENDS.find((t) => t === nearest(word, TRENDS))
  if (!trend) throw new BadInput('write better, same, worse or new, or Enter to skip')
  return { kind: 'trend', trend }
}

const YES = /^y(es)?$/i
const NO = /^no?$/i

const replyTo = async (question: Ask, clocked: Clocked): Promise<Reply | null> => {
  const { ask, say, moment, knowledge } = clocked
  const text = `\n${plain(question.question)}\n`
  switch (question.kind) {
    case 'grade':
    case 'confirm-grade': {
      const grades = knowledge.signs[question.about]?.grades ?? {}
      const meanings = GRADES.flatMap((g) => (grades[g] === undefined ? [] : [`  ${g}  ${grades[g]}`]))
      const lead =
        question.kind === 'grade'
          ? `\n${knowledge.signs[question.about]?.plain ?? question.about}: how bad is it?\n`
          : text
      return askUntil(ask, say, `${lead}${meanings.join('\n')}\nNumber (${SKIP}): `, readGrade)
    }
    case 'trend':
      return askUntil(ask, say, `${text}better / same / worse / new (${SKIP}): `, readTrend)
    case 'began':
      return askUntil(ask, say, `${text}How long ago (6h, 3d; ${SKIP}): `, async (answer) =>
        answer === ''
          ? null
          : { kind: 'began', hoursAgo: orBadInput(parseAgo(answer, await moment([answer]), 'began')) },
      )
    case 'time': {
      const done = await askWhen(question.about, clocked)
      return done.hoursSince === null ? null : { kind: 'time', done }
    }
    case 'treatment': {
      const done = await askWhatWasDone(clocked)
      return done.length === 0 ? null : { kind: 'treatment', done }
    }
    case 'part':
      if (partAsked(question.question) === '') return null
      return askUntil(ask, say, `${text}yes / no (${SKIP}): `, (answer) => {
        if (answer === '' || NO.test(answer)) return null
        if (!YES.test(answer)) throw new BadInput('write yes or no, or Enter to skip')
        return { kind: 'part', part: partAsked(question.question) }
      })
    case 'temperature':
      return askUntil(ask, say, `${text}Temperature (38.4C or 101F; ${SKIP}): `, (answer) =>
        answer === '' ? null : { kind: 'temperature', celsius: orBadInput(parseTemperature(answer, 'temperature')) },
      )
    case 'words':
      return askUntil(ask, say, `${text}In other words (${SKIP}): `, (answer) =>
        answer === '' ? null : { kind: 'words', words: answer },
      )
  }
}

const keyOf = (ask: Ask): string => `${ask.kind} ${ask.about}`

/** Asks the open questions once each. @returns the report with the answers, or null when none was given */
export const followUp = async (
  understood: Understood,
  asks: readonly Ask[],
  asked: Set<string>,
  clocked: Clocked,
): Promise<Understood | null> => {
  let now = understood
  for (const question of asks) {
    if (asked.has(keyOf(question))) continue
    asked.add(keyOf(question))
    const reply = await replyTo(question, clocked)
    if (reply) now = amend(now, question.about, reply, clocked.knowledge)
  }
  return now === understood ? null : now
}
