import type { ClaimRuleData, Treatment } from '@anagen/kb'
import type { Match } from '../match/matcher.ts'
import { A_YEAR } from '../statement/hours.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Statement } from '../statement/statement.ts'
import { fadingResult } from './result-times.ts'
import { matchesOf } from './rule.ts'

const ID = 'contradicts-evidence-duration'

/** "The result lasts fifteen years": what the evidence says against it, that it fades, or that nobody followed it for so long. */
export function lastsTooLong(
  statement: Statement,
  quantity: Quantity,
  treatments: readonly Treatment[],
  { numbers }: Pick<ClaimRuleData, 'numbers'>,
): { readonly text: string; readonly fact: string } | undefined {
  const has = (group: string): boolean => matchesOf(statement, ID, group).length > 0
  const isLasting = has('lasting') || matchesOf(statement, 'permanent-cure', 'says').length > 0
  const isLater = /^(?:after|in|within)$/.test(statement.sentence.words[quantity.from - 1]?.text ?? '')
  if (!isLasting || isLater || quantity.isMoment || quantity.high < A_YEAR) return undefined
  // of several treatments that it may be about, the one that lasts longest counts
  const [fading] = treatments
    .flatMap((treatment) => fadingResult(treatment) ?? [])
    .toSorted((a, b) => b.hours - a.hours)
  if (fading)
    return quantity.high > fading.hours * (numbers?.lasting ?? Number.POSITIVE_INFINITY)
      ? { text: `the evidence says ${fading.when}: ${fading.what}`, fact: fading.id }
      : undefined
  const followed = A_YEAR * (numbers?.followed ?? Number.POSITIVE_INFINITY)
  const unknown = treatments.find(({ category }) => category !== 'surgical')
  return unknown && has('results') && quantity.high >= followed
    ? {
        text: `nobody followed it for so long: ${unknown.evidence.summary.replace(/\.$/, '')}`,
        fact: unknown.evidence.id,
      }
    : undefined
}

/** "The shade stays true till the day you die": the colour of a pigment fades, which is a time and no cure. */
export function keepsColour(
  statement: Statement,
  treatments: readonly Treatment[],
): { readonly at: Match; readonly text: string; readonly fact: string } | undefined {
  const [at] = matchesOf(statement, ID, 'keeps-colour')
  const [fading] = at ? treatments.flatMap((treatment) => fadingResult(treatment) ?? []) : []
  return at && fading ? { at, text: `the evidence says ${fading.when}: ${fading.what}`, fact: fading.id } : undefined
}
