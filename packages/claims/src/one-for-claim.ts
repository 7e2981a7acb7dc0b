import { sourceSpan } from './article/block.ts'
import { coreOf, FAINT, type Finding } from './rules/rule.ts'
import type { Article } from './statement/statement.ts'

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

const isOfClaim = ({ ruleId }: Finding): boolean => PRECEDENCE.includes(ruleId)

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
  const rankOf = new Map(ranked.map(({ finding, rank }) => [finding, rank]))
  return withoutTold(findings, (finding, other) => {
    const [rank, first] = [rankOf.get(finding), rankOf.get(other)]
    return rank !== undefined && first !== undefined && first < rank && isWithin(finding, other)
  })
}

/** rests on an amount, a name or what is missing */
const OUTRIGHT = Number.POSITIVE_INFINITY

/**
 * Leaves out findings that another one tells. The one that stays is as strong as both: "nearly all are guaranteed to see
 * results" is told as a vague rate, and is no lone odd phrase for that.
 */
function withoutTold(
  findings: readonly Finding[],
  isToldBy: (finding: Finding, other: Finding) => boolean,
): readonly Finding[] {
  return findings
    .filter((finding) => !findings.some((other) => isToldBy(finding, other)))
    .map((finding) => {
      const { strength } = finding
      if (strength === undefined) return finding
      const told = findings.filter((other) => isToldBy(other, finding)).map((other) => other.strength ?? OUTRIGHT)
      return told.length > 0 ? { ...finding, strength: Math.max(strength, ...told) } : finding
    })
}

/** Told of the whole article, at its title: it rests on no words. */
const isOfAbsence = ({ ruleId, strength }: Finding): boolean =>
  strength === undefined && (ruleId === 'missing-regulatory-disclosure' || ruleId === 'missing-when-to-seek-help')

/** Leaves out what is told only where nothing else of its rule is. */
export const withoutSpare = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (finding) => !finding.ifAlone || !findings.some((other) => other !== finding && other.ruleId === finding.ruleId),
  )

/** The index of the sentence that a finding begins in. */
type SentenceOf = (finding: Finding) => number

/** what begins another clause, and what joins a second claim to the first */
const PARTS = /[,;:()\u2013\u2014]|\b(?:and|or|but|while)\b/
const ADDS = /\b(?:and|or|but|while)\b/

const isJoined = (a: Finding, b: Finding, source: string, parts: RegExp): boolean =>
  coreOf(a).some((one) =>
    coreOf(b).some((two) => {
      const between = one.end <= two.start ? source.slice(one.end, two.start) : source.slice(two.end, one.start)
      return !parts.test(between)
    }),
  )

/** Joined by nothing but words that join no second claim: "What he plants stays with you for life". */
const isRunOn = (a: Finding, b: Finding, source: string): boolean => isJoined(a, b, source, PARTS)

/** What a comma or a semicolon sets off goes on about the same; "and" adds to it. */
const goesOn = (a: Finding, b: Finding, source: string): boolean => isJoined(a, b, source, ADDS)

/**
 * Leaves out what one pattern infers from a sentence in which another rule finds a claim outright: "What he plants stays with you to the
 * end of your days" promises a lasting result, and no second one; "a single appointment is all you'll ever need, so you can cross hair off
 * the list" tells of visits, and not of whom it is for.
 */
export function withoutEchoes(findings: readonly Finding[], { statements, source }: Article): readonly Finding[] {
  if (findings.length < 2) return findings
  const spans = statements.map(({ block, sentence }) => sourceSpan(block, sentence.start, sentence.end))
  const indexOf = new Map(
    findings.map((finding) => [
      finding.start,
      spans.findIndex(({ start, end }) => start <= finding.start && finding.start < end),
    ]),
  )
  const sentenceOf: SentenceOf = ({ start }) => indexOf.get(start) ?? -1
  return withoutRepeats(findings, sentenceOf, source).filter((finding, _i, findings) => {
    if (finding.strength !== FAINT) return true
    const at = sentenceOf(finding)
    return !findings.some(
      (other) =>
        other.ruleId !== finding.ruleId &&
        other.strength !== FAINT &&
        // whose interest it is in is another question than what is claimed
        other.ruleId !== 'undisclosed-interest' &&
        !isOfAbsence(other) &&
        sentenceOf(other) === at &&
        (isOfClaim(finding) && isOfClaim(other) ? goesOn : isRunOn)(finding, other, source),
    )
  })
}

const STORY = 'testimonial-as-evidence'

/**
 * What a rule tells, others only say again where no comma and no "and" parts them: "you'll be back to a full head of hair in three months"
 * is a time, "his bald patch has gone, so there is your proof" a story, and the pharmacy that sells a prescription medicine no second fault.
 */
const SAYS_AGAIN: Readonly<Record<string, readonly string[]>> = {
  'contradicts-evidence-duration': ['guaranteed-result'],
  'contradicts-evidence-rate': ['guaranteed-result'],
  'prescription-medicine-promotion': ['undisclosed-interest'],
  'before-after': ['testimonial-as-evidence', 'painless'],
  [STORY]: ['guaranteed-result', 'medical-cure-claim', 'contradicts-evidence-rate', 'contradicts-evidence-duration'],
}

/** Leaves out what a rule says again that another one tells of the same clause. */
const withoutRepeats = (findings: readonly Finding[], sentenceOf: SentenceOf, source: string): readonly Finding[] =>
  withoutTold(
    findings,
    (finding, other) =>
      SAYS_AGAIN[other.ruleId]?.includes(finding.ruleId) === true &&
      sentenceOf(other) === sentenceOf(finding) &&
      // a story is all of its sentence
      (other.ruleId === STORY || isRunOn(finding, other, source)),
  )

/** what a heading announces and its section offers */
const ANNOUNCED: ReadonlySet<string> = new Set([
  'discount-inducement',
  'prescription-medicine-promotion',
  'testimonial-as-evidence',
  'before-after',
])

/** "Special offer", and under it the offer: a heading that names what its section says is told by the section. */
export function withoutHeadings(findings: readonly Finding[], { blocks }: Article): readonly Finding[] {
  const blockOf = (finding: Finding) =>
    blocks.find((block) => {
      const { start, end } = sourceSpan(block, 0, block.text.length)
      return start <= finding.start && finding.start < end
    })
  return findings.filter((finding) => {
    if (!ANNOUNCED.has(finding.ruleId)) return true
    const block = blockOf(finding)
    if (block?.kind !== 'heading' && block?.kind !== 'title') return true
    const name = block.text.trim()
    return !findings.some((other) => {
      if (other === finding || other.ruleId !== finding.ruleId) return false
      const place = blockOf(other)
      return place !== undefined && place !== block && place.under.some((heading) => heading.trim() === name)
    })
  })
}
