// Every sixth labelled claim, turned by its words alone into what denies it and into other ways to make it. The counts are those that were
// reached: they may only get better.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { CLAIMED, type Claim, DENIED, labelledClaims, QUOTED, rulesOn } from './turned.ts'

const STEP = 6
const claims = labelledClaims().filter((_, i) => i % STEP === 0)
test('the claims are those that the counts are of', () => {
  expect(claims).toHaveLength(151)
})

const flaggedBy = rulesOn(loadKnowledge())

/** what is a command, an offer or a story by its rule cannot stand behind "that" */
const NO_STATEMENT = new Set([
  'unsafe-instruction',
  'discount-inducement',
  'undisclosed-interest',
  'prescription-medicine-promotion',
  'testimonial-as-evidence',
  'missing-when-to-seek-help',
])
const canBeDenied = ({ rule, sentence }: Claim): boolean => !NO_STATEMENT.has(rule) && !sentence.endsWith('?')

/** Of all turned sentences those that `isWrong` says are read wrongly. */
const wrongOf = (
  turns: Readonly<Record<string, (sentence: string) => string>>,
  of: readonly Claim[],
  isWrong: (rules: readonly string[], claim: Claim) => boolean,
): string[] =>
  Object.entries(turns).flatMap(([name, turn]) =>
    of.flatMap((claim) => {
      const text = turn(claim.sentence)
      const rules = flaggedBy(claim.treatment, text)
      return isWrong(rules, claim) ? [`${name}, ${claim.rule}: ${text} (${rules.join(', ')})`] : []
    }),
  )

test('of 151 claims, nine ways to deny, ask or leave them open each, nine are flagged', () => {
  const wrong = wrongOf(DENIED, claims.filter(canBeDenied), (rules) => rules.length > 0)
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(9)
})

test('of 151 claims, quoted in nine ways in order to be refused, eleven are flagged', () => {
  const wrong = wrongOf(QUOTED, claims, (rules) => rules.length > 0)
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(11)
})

test('of 151 claims, made in eight places and voices each, 126 are missed by their rule', () => {
  const wrong = wrongOf(CLAIMED, claims, (rules, { rule }) => !rules.includes(rule))
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(126)
})
