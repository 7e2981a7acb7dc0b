import { coreOf, type Finding } from './rules/rule.ts'

/** Rules that judge what is claimed, the most telling first: the same words are one claim, and the first of them reports it. */
const PRECEDENCE: readonly string[] = [
  'wrong-treatment-effect',
  'false-approval',
  'prescription-medicine-promotion',
  'unsupported-superiority',
  'unsafe-instruction',
  'contradicts-evidence-duration',
  'contradicts-evidence-sessions',
  'contradicts-evidence-rate',
  'permanent-cure',
  'guaranteed-result',
  'medical-cure-claim',
  'no-contraindications',
  'missing-when-to-seek-help',
  'absolute-safety',
  'painless',
]

interface Ranked {
  readonly finding: Finding
  readonly rank: number
}

/** Does a finding rest on nothing but words that another rests on too? */
const isWithin = (finding: Finding, other: Finding): boolean =>
  coreOf(finding).every((words) => coreOf(other).some(({ start, end }) => words.start < end && start < words.end))

/**
 * Leaves one finding for each claim: "safe for everyone" promises no harm and denies contraindications, and is told once. What is missing
 * is told of a title, whatever the title claims.
 */
export function oneForClaim(findings: readonly Finding[]): readonly Finding[] {
  const ranked = findings.flatMap((finding): Ranked[] => {
    const rank = PRECEDENCE.indexOf(finding.ruleId)
    return rank < 0 || isOfAbsence(finding) ? [] : [{ finding, rank }]
  })
  const repeats = new Set(
    ranked
      .filter(({ finding, rank }) => ranked.some((other) => other.rank < rank && isWithin(finding, other.finding)))
      .map(({ finding }) => finding),
  )
  return findings.filter((finding) => !repeats.has(finding))
}

/** Told of the whole article, at its title. */
const isOfAbsence = ({ ruleId, core }: Finding): boolean => ruleId === 'missing-when-to-seek-help' && core === undefined
