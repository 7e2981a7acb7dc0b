import { amend, isProblem, type Moment, parseAgo, type Reply, type Understood } from '@anagen/engine'
import { GRADES, type Knowledge, TRENDS } from '@anagen/kb'
import { type Entered, isTrend } from './entered.ts'
import { agoText } from './told.ts'

const NO_DATES: Moment = { now: 0, zoneOffset: () => 0 }

/** The replies in a form about one sign. What cannot be read is left open: it is asked again. */
const repliesAbout = (sign: string, entered: Entered): Reply[] => {
  const grade = GRADES.find((g) => String(g) === entered.grades[sign])
  const trend = entered.trends[sign] ?? ''
  const began = entered.began[sign]
  const ago = began ? parseAgo(agoText(began), NO_DATES, 'began') : null
  return [
    ...(entered.dropped.includes(sign) ? [{ kind: 'not-meant' } as const] : []),
    ...(grade === undefined ? [] : [{ kind: 'grade', grade } as const]),
    ...(isTrend(trend, TRENDS) ? [{ kind: 'trend', trend } as const] : []),
    ...(ago === null || isProblem(ago) ? [] : [{ kind: 'began', hoursAgo: ago.value } as const]),
  ]
}

/**
 * The report with the answers that the person gave about its signs.
 * Answers given for other words than these count only for signs that these words do not speak of: they could calm what was written since.
 */
export const withAnswers = (understood: Understood, entered: Entered, knowledge: Knowledge): Understood => {
  const parts = entered.parts.reduce((u, part) => amend(u, '', { kind: 'part', part }, knowledge), understood)
  const isStale = entered.saidBefore !== entered.say
  const inWords = new Set(understood.recognised.flatMap((r) => r.signs.map((s) => s.sign)))
  const signs = [...new Set(understood.report.signs.map((s) => s.sign))]
  return signs
    .filter((sign) => !isStale || !inWords.has(sign))
    .reduce((u, sign) => repliesAbout(sign, entered).reduce((v, reply) => amend(v, sign, reply, knowledge), u), parts)
}
