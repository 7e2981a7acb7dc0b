import type { Knowledge } from '@anagen/kb'
import { inClass } from '../match/in-class.ts'
import { agreesWithCourse } from '../rules/contradicts-evidence-sessions.ts'
import { evidenceFor, treatmentsOf } from '../rules/evidence.ts'
import { FAINT, type Finding, GRAVE, matchesOf, type RuleContext, sentenceSpan } from '../rules/rule.ts'
import { framesOf } from '../statement/frames.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { isRebutted } from '../statement/taken-back.ts'
import type { ReadLikeness } from './likeness.ts'
import { isOwnWord } from './owned.ts'

/** Log-odds from which likeness alone is told, on a page where little else is found. */
const ALONE = 0
/** The same on a page that makes claims elsewhere: it seldom makes one only. */
const AMONG = -0.75
/** Whether a time, a count or an effect is wrong is known from the facts: likeness has to be plainer by so much. */
export const OF_FACTS: ReadonlySet<string> = new Set([
  'wrong-treatment-effect',
  'contradicts-evidence-duration',
  'contradicts-evidence-sessions',
  'contradicts-evidence-rate',
])
const PLAINER = 1
const OF_EFFECTS = 'wrong-treatment-effect'
const OF_SESSIONS = 'contradicts-evidence-sessions'

/** "Treatments usually consist of multiple sessions": without an amount or an effect nothing is held against the facts. A course that agrees with them contradicts nothing. */
function hasWhatIsHeld(statement: Statement, rule: string, knowledge: Knowledge): boolean {
  if (!OF_FACTS.has(rule)) return true
  const { quantities, effects, treatments } = statement
  if (rule === OF_SESSIONS && agreesWithCourse(statement, treatmentsOf(knowledge, treatments))) return false
  return rule === OF_EFFECTS ? effects.length > 0 : quantities.length > 0
}
/** findings that make it such a page */
const MANY = 2

/** Lexical classes of which a claim names something, whatever its words: an offer a price, what it gives, or until when. */
const NAMES: Readonly<Record<string, string>> = {
  'medical-cure-claim': 'of-disease',
  'undisclosed-interest': 'of-a-sale',
  'discount-inducement': 'of-an-offer',
  'testimonial-as-evidence': 'of-a-story',
}

const HARM = 'unsafe-instruction'
const STORY = 'testimonial-as-evidence'

/** A word or two are a label, a name or an answer, and like nothing by themselves. */
const FEWEST_WORDS = 4

/** Only what is said of a treatment can be. A title or a heading is told by what stands under it, a cell by its row; a myth, what is denied, a question and a list of alarms claim nothing; "That is a myth." takes back. */
function canClaim(statement: Statement, next: Statement | undefined): boolean {
  const { block, sentence, treatments, isMyth, answered, isAlarmPlace } = statement
  return (
    treatments.length > 0 &&
    block.kind !== 'title' &&
    block.kind !== 'meta' &&
    block.kind !== 'cell' &&
    block.kind !== 'heading' &&
    !isMyth &&
    !(answered && (answered.how === 'denied' || answered.to - answered.from === sentence.words.length)) &&
    !isAlarmPlace &&
    // "It should not have." takes back what stands before it
    framesOf(statement, 'rebuts-before').length === 0 &&
    !sentence.isQuestion &&
    sentence.words.length >= FEWEST_WORDS &&
    !isRebutted(statement, next)
  )
}

/** stories and offers take several sentences */
const TOLD_AT_LENGTH: ReadonlySet<string> = new Set([
  'testimonial-as-evidence',
  'discount-inducement',
  'prescription-medicine-promotion',
  'before-after',
  'undisclosed-interest',
])

const PICTURES = 'before-after'
const BESIDE = [-1, 1] as const
/** "Figure 1." stands between a picture and what its caption says */
const BESIDE_PICTURES = [-2, -1, 1, 2] as const

/** words that take up what was said */
const TAKES_UP = /^(?:then|after|so|and|that|this|it|they|these|those|which|there)$/

const takesUp = (statement: Statement | undefined): boolean => TAKES_UP.test(statement?.sentence.words[0]?.text ?? '')

/**
 * The sentence beside it in its paragraph makes the same claim, and was told: "... and my fringe is back," says Aoife. "There is your evidence.";
 * "Take eight sessions over one month. After these the programme is finished." What harms when it is followed is told each time.
 */
const goesOn = (
  { statements }: Article,
  { block, index }: Statement,
  rule: string,
  found: readonly Finding[],
): boolean =>
  !GRAVE.has(rule) &&
  (rule === PICTURES ? BESIDE_PICTURES : BESIDE).some((by) => {
    const at = index + by
    const beside = statements[at]
    // a picture is a block of its own, and its caption the next one
    if (!beside || (beside.block !== block && rule !== PICTURES)) return false
    if (!TOLD_AT_LENGTH.has(rule) && !takesUp(statements[Math.max(index, at)])) return false
    const { start, end } = sentenceSpan(beside)
    return found.some((finding) => finding.ruleId === rule && finding.start < end && start < finding.end)
  })

/**
 * Findings of sentences that no rule reads, and that are like labelled claims of one: by the ideas that stand near each other in them, whatever
 * their words. They are inferred, so what is inferred is left out on a page that weighs.
 * @param found what the rules found
 */
export function likeClaims(
  article: Article,
  found: readonly Finding[],
  readLikeness: ReadLikeness,
  { knowledge, compiled, readStance }: Pick<RuleContext, 'knowledge' | 'compiled' | 'readStance'>,
): readonly Finding[] {
  const { statements } = article
  const like = statements.flatMap((statement) => {
    const place = sentenceSpan(statement)
    if (!canClaim(statement, statements[statement.index + 1])) return []
    const likeness = readLikeness(statement)
    if (!likeness) return []
    if (!hasWhatIsHeld(statement, likeness.ruleId, knowledge)) return []
    const named = NAMES[likeness.ruleId]
    if (named !== undefined && !statement.sentence.ids.some(inClass(compiled, named))) return []
    const beside = found.filter(({ start, end }) => start < place.end && place.start < end)
    // what harms when it is followed is told beside a lesser fault
    if (beside.length > 0 && (!GRAVE.has(likeness.ruleId) || beside.some(({ ruleId }) => GRAVE.has(ruleId)))) return []
    // "... the prescriber decides": whoever reads it asks first
    if (likeness.ruleId === HARM && matchesOf(statement, HARM, 'asks-first').length > 0) return []
    if (goesOn(article, statement, likeness.ruleId, found)) return []
    const score = likeness.score - (OF_FACTS.has(likeness.ruleId) ? PLAINER : 0)
    if (score < AMONG) return []
    const next = statements[statement.index + 1]
    return isOwnWord(statement, next, readStance, likeness.ruleId === STORY)
      ? [{ statement, place, likeness, score }]
      : []
  })
  const clear = like.filter(({ score }) => score >= ALONE)
  const told = found.length + clear.length >= MANY ? like : clear
  return told.flatMap(({ statement, place, likeness: { ruleId, words } }) => {
    const data = knowledge.claimBook.rules[ruleId]
    if (!data) return []
    return [
      {
        ...place,
        ruleId,
        severity: data.severity,
        reason: `Reads like what this rule flags, by what its words are about (${words.join(', ')}). ${data.why}`,
        expected: data.expected,
        facts: evidenceFor(knowledge, statement.treatments, data).facts,
        strength: FAINT,
      },
    ]
  })
}
