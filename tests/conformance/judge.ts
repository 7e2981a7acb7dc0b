import {
  buildReport,
  decide,
  isProblem,
  type Parsed,
  parseDid,
  parseSign,
  parseTemperature,
  showInputProblem,
  type Verdict,
} from '@anagen/engine'
import { type Knowledge, rank } from '@anagen/kb'
import type { WorkedCase } from '@anagen/kb/authoring'

const moment = { now: 0, zoneOffset: () => 0 }

const must = <T>(parsed: Parsed<T>): T => {
  if (isProblem(parsed)) throw new Error(parsed.problems.map(showInputProblem).join('; '))
  return parsed.value
}

/** The engine's answer to a worked case. */
export const judge = (c: WorkedCase, knowledge: Knowledge): Verdict => {
  const { report } = buildReport(
    {
      treatments: c.did.map((did) => must(parseDid(did, moment, knowledge))),
      say: c.say === undefined ? [] : [c.say],
      signs: (c.signs ?? []).map((sign) => must(parseSign(sign))),
      temperatureC: c.temperature === undefined ? null : must(parseTemperature(c.temperature)),
      modifiers: c.modifiers ?? [],
      earlier: (c.earlier ?? []).map((e) => ({
        hoursAgo: e.hours_ago,
        signs: e.signs.map((sign) => must(parseSign(sign))),
      })),
    },
    knowledge,
  )
  return decide({ ...report, unknownTreatments: c.unknown_treatments ?? [] }, knowledge)
}

/** What is wrong with a verdict for a case; empty when it is as expected. */
export const failures = (
  c: WorkedCase,
  verdict: Pick<Verdict, 'level' | 'notUnderstood'> & { readonly ask: readonly { readonly about: string }[] },
): string[] => {
  const { level, at_least, at_most, not_understood, asks } = c.expect
  const found: string[] = []
  if (level !== undefined && verdict.level !== level) found.push(`${verdict.level}, not ${level}`)
  if (at_least !== undefined && rank(verdict.level) < rank(at_least))
    found.push(`${verdict.level}, not at least ${at_least}`)
  if (at_most !== undefined && rank(verdict.level) > rank(at_most))
    found.push(`${verdict.level}, not at most ${at_most}`)
  for (const words of not_understood ?? [])
    if (!verdict.notUnderstood.some((n) => n.includes(words))) found.push(`"${words}" was not listed as not understood`)
  for (const about of asks ?? [])
    if (!verdict.ask.some((a) => a.about === about)) found.push(`nothing was asked about ${about}`)
  return found
}
