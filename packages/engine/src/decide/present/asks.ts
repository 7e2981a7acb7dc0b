import { GRADES, type Level, rank, type Trend } from '@anagen/kb'
import type { Ask } from '../../verdict.ts'
import { levelIf } from '../assess.ts'
import type { Case } from '../case.ts'
import type { RawFinding } from '../finding.ts'
import type { SignSeen } from '../sign-seen.ts'
import { fill } from './fill.ts'

const matters = (c: Case, answer: string, level: Level): string =>
  fill(c.knowledge.advice.asks.matters, { answer, level })

const NOTHING: readonly Ask[] = []

const gradeAsk = (level: Level, sign: SignSeen, c: Case): readonly Ask[] => {
  const vocabulary = c.knowledge.signs[sign.sign]
  if (!vocabulary || (sign.gradeKnown && !sign.gradeAssumed)) return NOTHING
  const higherGrades = GRADES.filter((g) => g > sign.grade && vocabulary.grades[g] !== undefined)
  const raising = higherGrades.flatMap((grade) => {
    const would = levelIf(c, level, { ...sign, grade })
    return rank(would) > rank(level) ? [matters(c, `"${vocabulary.grades[grade] ?? ''}"`, would)] : []
  })
  const { asks } = c.knowledge.advice
  if (!sign.gradeKnown) {
    const grades = GRADES.flatMap((g) =>
      vocabulary.grades[g] === undefined ? [] : [`${g}: ${vocabulary.grades[g]}`],
    ).join('; ')
    return [
      {
        about: sign.sign,
        kind: 'grade',
        question: `${vocabulary.plain}: ${fill(asks.grade, { grades })}`,
        matters: raising,
      },
    ]
  }
  if (raising.length === 0) return NOTHING
  return [
    {
      about: sign.sign,
      kind: 'confirm-grade',
      question: `${vocabulary.plain}: ${fill(asks['confirm-grade'], { meaning: vocabulary.grades[sign.grade] ?? '' })}`,
      matters: raising,
    },
  ]
}

const trendAsk = (level: Level, sign: SignSeen, c: Case): readonly Ask[] => {
  if (sign.trendKnown) return NOTHING
  const trend: Trend = 'worse'
  const would = levelIf(c, level, { ...sign, trend })
  if (rank(would) <= rank(level)) return NOTHING
  const vocabulary = c.knowledge.signs[sign.sign]
  return [
    {
      about: sign.sign,
      kind: 'trend',
      question: `${vocabulary?.plain ?? sign.sign}: ${c.knowledge.advice.asks.trend}`,
      matters: [matters(c, 'Getting worse', would)],
    },
  ]
}

const ruleAsk = (found: RawFinding, c: Case): readonly Ask[] => {
  const { asks } = c.knowledge.advice
  const about = found.sign ?? found.treatment ?? found.name
  const standing = (): string[] => [fill(asks['matters-unknown'], { level: found.level })]
  switch (found.rule) {
    case 'unknown-time':
      return [
        {
          about,
          kind: 'time',
          question: `${c.knowledge.treatments[about]?.name ?? about}: ${asks.time}`,
          matters: standing(),
        },
      ]
    case 'no-treatment':
    case 'unknown-treatment':
      return [{ about, kind: 'treatment', question: asks.treatment, matters: standing() }]
    case 'may-have-lasted-too-long':
      return [
        {
          about,
          kind: 'began',
          question: `${c.knowledge.signs[about]?.plain ?? about}: ${asks.began}`,
          matters: standing(),
        },
      ]
    case 'part-not-stated':
      return [
        {
          about,
          kind: 'part',
          question: fill(asks.part, { part: found.effect?.onlyWith ?? 'a clinic session' }),
          matters: standing(),
        },
      ]
    case 'not-understood':
    case 'unknown-modifier':
      return [
        { about: found.name, kind: 'words', question: fill(asks.words, { name: found.name }), matters: standing() },
      ]
    default:
      return NOTHING
  }
}

/** The questions whose answers could change the verdict. In an emergency nothing is asked: nothing could raise it. */
export const asks = (level: Level, findings: readonly RawFinding[], c: Case): Ask[] => {
  if (level === 'emergency') return []
  const felt = c.signs.has('fever') && c.report.temperatureC === null
  const all: Ask[] = []
  for (const found of findings) for (const ask of ruleAsk(found, c)) all.push(ask)
  if (felt)
    all.push({ about: 'fever', kind: 'temperature', question: c.knowledge.advice.asks.temperature, matters: [] })
  const unsaid = c.seen.filter((sign) => !sign.trendKnown || !sign.gradeKnown || sign.gradeAssumed)
  for (const sign of unsaid.sort((a, b) => (a.sign < b.sign ? -1 : 1))) {
    for (const ask of gradeAsk(level, sign, c)) all.push(ask)
    for (const ask of trendAsk(level, sign, c)) all.push(ask)
  }
  return all
}
