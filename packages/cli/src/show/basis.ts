import type { CheckAnswer, TreatmentTaken, UnderstoodSign } from '@anagen/engine'
import { type Ask, showHours } from '@anagen/engine/check'
import { plain } from '../text/plain.ts'
import { bullets, type Screen } from '../text/screen.ts'

const MOST_QUESTIONS = 4

export const quoted = (words: string): string => `"${plain(words)}"`

const taken = ({ name, slug, hoursSince }: TreatmentTaken): string =>
  `${name} (${slug}), ${hoursSince === null ? 'time not known' : `${showHours(hoursSince)} ago`}`

/** A sign as it was taken, with what would change the answer if it were worse than that. */
const sign = (s: UnderstoodSign, asks: readonly Ask[]): string => {
  const grade = s.gradeMeans === null ? 'how bad: not said' : `grade ${s.grade}, ${s.gradeMeans}`
  const began = s.beganHoursAgo === null ? null : `began ${showHours(s.beganHoursAgo)} ago`
  const details = [s.gradeAssumed ? `${grade} (assumed)` : grade, s.trend, began].filter((detail) => detail)
  const confirm = asks.find((ask) => ask.kind === 'confirm-grade' && ask.about === s.sign)
  const matters = confirm ? ` ${confirm.matters.join(' ')}` : ''
  return `${s.words === null ? s.sign : `${quoted(s.words)} = ${s.sign}`}: ${details.join('; ')}.${matters}`
}

const denied = (answer: CheckAnswer): string[] => {
  const absent = answer.denied.filter((d) => !d.resolved).map((d) => d.sign)
  const over = answer.denied.filter((d) => d.resolved).map((d) => d.sign)
  return [
    ...(absent.length > 0 ? [`not there: ${[...new Set(absent)].join(', ')}`] : []),
    ...(over.length > 0 ? [`over: ${[...new Set(over)].join(', ')}`] : []),
  ]
}

/** What the words were taken to mean, so that the person can correct it. */
export const showUnderstood = (answer: CheckAnswer, screen: Screen): string[] =>
  bullets(screen, [
    ...answer.treatments.map(taken),
    ...answer.understood.map((s) => sign(s, answer.ask)),
    ...denied(answer),
    ...(answer.temperatureC === null ? [] : [`temperature ${answer.temperatureC} °C`]),
    ...answer.modifiers.map((m) => m.name),
  ])

/** The same question about several signs is asked once. */
const trendQuestion = (asks: readonly Ask[]): string[] => {
  const [first] = asks
  if (!first) return []
  const question = first.question.slice(first.question.indexOf(': ') + 1).trim()
  return [`${asks.map((ask) => ask.about).join(', ')}: ${question} ${first.matters.join(' ')}`]
}

/** The questions whose answers could change the verdict. */
export const showQuestions = (answer: CheckAnswer, screen: Screen): string[] => {
  const shown = new Set(answer.understood.map((s) => s.sign))
  const open = answer.ask.filter(
    (ask) => ask.kind !== 'trend' && !(ask.kind === 'confirm-grade' && shown.has(ask.about)),
  )
  const asked = open.slice(0, MOST_QUESTIONS).map((ask) => plain([ask.question, ...ask.matters].join(' ')))
  const more = open.length > MOST_QUESTIONS ? [`and ${open.length - MOST_QUESTIONS} more (--json shows all)`] : []
  const named = answer.treatmentsNamed.map((slug) => `You mention ${slug}: if it was done too, add --did ${slug}@3d.`)
  const trends = new Map<string, Ask[]>()
  for (const ask of answer.ask.filter((a) => a.kind === 'trend')) {
    const key = ask.matters.join(' ')
    trends.set(key, [...(trends.get(key) ?? []), ask])
  }
  return bullets(screen, [...named, ...asked, ...more, ...[...trends.values()].flatMap(trendQuestion)], '?')
}
