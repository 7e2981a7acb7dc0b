import type { Match } from '../match/matcher.ts'
import type { Reading } from '../statement/stance.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import { isCutByColon, isDeniedInside, isOfEveryday, isOfOffice, isOfOtherCause, isTakenUp } from './inside-claim.ts'
import { type At, namesOneOf, oneForNeighbours } from './neighbours.ts'
import {
  type Finding,
  fill,
  matchesOf,
  nextOf,
  overlaps,
  type Rule,
  type RuleContext,
  saidWords,
  sentenceSpan,
  strengthOf,
  wordsSpan,
} from './rule.ts'
import { isOnePersons } from './told-times.ts'

interface PhraseRule {
  readonly id: string
  /** what the knowledge base holds against it; else what its claims and signs name */
  readonly evidence?: (statement: Statement, context: RuleContext) => Evidence
  /** last word on a match that is asserted */
  readonly accepts?: (
    match: Match,
    reading: Reading,
    statement: Statement,
    article: Article,
    context: RuleContext,
  ) => boolean
  /** groups of patterns that flag; else `says` */
  readonly groups?: readonly string[]
  /** groups that flag as a question too: "why settle for less?" */
  readonly rhetoric?: readonly string[]
  /** a patient's own words count too */
  readonly hearsPatients?: boolean
  /** a promise: it is not looked for where the article tells when to call */
  readonly isPromise?: boolean
  /** a denial can be the claim: "no evidence of any harm" promises, where "no evidence of regrowth" leaves open */
  readonly claimsByDenying?: boolean
  /** what is said of an everyday thing or act is none: "sweat does no harm" */
  readonly isOfTreatment?: boolean
  /** a promise of a result, not of a paper: "keep the leaflet for good" */
  readonly isOfResult?: boolean
  /** hair loss that another cause brought ends by itself: "what falls after a fever grows back" */
  readonly endsByItself?: boolean
  /** the place is the sentence: a story, a pair of pictures is all of it */
  readonly isOfSentence?: boolean
  /** stances that count besides "asserted" */
  readonly also?: readonly Reading['stance'][]
  /** a lexical class: one inferred reading is too little for a finding whose words name nothing of it */
  readonly borneOutBy?: string
}

/** The first and last word of all matches that touch each other. */
function joined(matches: readonly Match[]): { from: number; to: number } {
  return { from: Math.min(...matches.map((m) => m.from)), to: Math.max(...matches.map((m) => m.to)) }
}

/** Makes the finding for words [from, to) of a statement. */
export function findingAt(
  rule: string,
  statement: Statement,
  { from, to }: Pick<Match, 'from' | 'to'>,
  { data, knowledge }: RuleContext,
  evidence: Evidence,
  values: Readonly<Record<string, string>> = {},
): Finding {
  const names = statement.treatments.flatMap((slug) => knowledge.treatments[slug]?.name ?? [])
  return {
    ...wordsSpan(statement, from, to),
    ruleId: rule,
    severity: data.severity,
    reason: fill(data.reason, {
      said: saidWords(statement, from, to),
      fact: evidence.text,
      treatment: names[0] ?? 'this treatment',
      ...values,
    }),
    expected: data.expected,
    facts: evidence.facts,
  }
}

/** One finding for all matches of a statement: it rests on their words, and is as strong as they are together. */
export function findingOf(
  rule: string,
  statement: Statement,
  matches: readonly Match[],
  context: RuleContext,
  evidence: Evidence,
): Finding {
  return {
    ...findingAt(rule, statement, joined(matches), context, evidence),
    core: matches.map(({ from, to }) => wordsSpan(statement, from, to)),
    strength: strengthOf(matches),
  }
}

/** Patterns of classes in any order: they read a plain assertion, and leave alone what is hedged, counted or tells when to call. */
const BROAD = 'broad'

const isPlain = (statement: Statement, id: string): boolean =>
  !statement.isAlarm && matchesOf(statement, id, 'not-broad').length === 0

const HELP = 'missing-when-to-seek-help'

/** Stands where the article tells when to call, or names a sign and whom to call. */
export const tellsWhenToCall = (statement: Statement): boolean =>
  statement.isAlarmPlace ||
  (statement.isAlarm &&
    matchesOf(statement, HELP, 'contact').length > 0 &&
    matchesOf(statement, HELP, 'alarm').length + matchesOf(statement, HELP, 'alarm-soft').length > 0)

const ASSERTED: Reading = {
  stance: 'asserted',
  isHedged: false,
  isWeighed: false,
  isDoubted: false,
  deferred: null,
  isOthers: false,
}
const LONGEST_ANSWER = 12

/** "Does it hurt? Not at all." "Is it permanent? Yes.": a short answer asserts what the question asks. */
function answerTo(id: string, statement: Statement, article: Article): boolean {
  const question = article.statements[statement.index - 1]
  if (!question || question.isMyth || statement.sentence.words.length > LONGEST_ANSWER) return false
  if (!question.sentence.isQuestion) return false
  const has = (at: Statement, group: string): boolean => matchesOf(at, id, group).length > 0
  // "No." and "No, not at all", but not "No treatment is"
  const { words, breaks } = statement.sentence
  const isWhole = (group: string): boolean =>
    matchesOf(statement, id, group).some(({ to }) => to === words.length || (breaks[to] ?? 0) > 0)
  // "Does a low dose mean no risk? No." "Is it free of side effects? No, infections were reported."
  const asksOfNone = matchesOf(question, id, 'says').length + matchesOf(question, id, BROAD).length > 0
  return (
    (has(question, 'asks') && !asksOfNone && isWhole('answers')) ||
    (has(question, 'asks-yes') && isWhole('answers-yes')) ||
    (has(question, 'asks-open') && isWhole('answers-open'))
  )
}

/** "Can I have the second one free? No." */
const isAnsweredNo = (next: Statement | undefined): boolean =>
  /^(?:no|not|never|sorry|sadly|unfortunately|neither)$/.test(next?.sentence.words[0]?.text ?? '')

const WHOLE = { from: 0, to: Number.POSITIVE_INFINITY }

/** A rule that flags what matches the patterns `says` of its data, where the writer asserts it. One finding a sentence. */
export function phraseRule({
  id,
  evidence,
  accepts,
  hearsPatients = false,
  also = [],
  borneOutBy,
  groups = ['says'],
  rhetoric = [],
  isPromise = false,
  claimsByDenying = false,
  isOfTreatment = false,
  isOfResult = false,
  endsByItself = false,
  isOfSentence = false,
}: PhraseRule): Rule {
  return {
    id,
    check: (article, context) => {
      const found = article.statements.flatMap((statement): At[] => {
        if (statement.isTestimonial && !hearsPatients) return []
        if (isPromise && tellsWhenToCall(statement)) return []
        // an answer matches as well: without a match of its own the rule has nothing to judge
        if (!statement.matches.some(({ owner }) => owner === id)) return []
        if (isPromise && isTakenUp(id, statement, article, context)) return []
        const fine = matchesOf(statement, id, 'ok')
        const excuses = matchesOf(statement, id, 'excuse')
        const said = [...groups, ...rhetoric, ...(isPlain(statement, id) ? [BROAD] : [])].flatMap((group) =>
          matchesOf(statement, id, group),
        )
        const found = said.filter((match) => {
          if (excuses.some((excuse) => overlaps(excuse, match))) return false
          const isBroad = match.group === `${id}/${BROAD}`
          const isSaid = match.group === `${id}/says` || isBroad
          if (isSaid && fine.some((ok) => overlaps(ok, match))) return false
          if (isCutByColon(statement, match)) return false
          if (isOfTreatment && isOfEveryday(statement, match, context)) return false
          if (isOfResult && isOfOffice(statement, match, context)) return false
          if (endsByItself && isOfOtherCause(statement, match, context)) return false
          const reading = context.readStance(statement, match, nextOf(article, statement))
          if (isBroad && reading.isWeighed) return false
          // a story of one person is the business of testimonial-as-evidence
          if (isPromise && isOnePersons(statement)) return false
          if (isDeniedInside(statement, match)) return false
          if (reading.stance === 'asked' && isAnsweredNo(nextOf(article, statement))) return false
          if (isSaid && isPromise && reading.isDoubted) return false
          if (isSaid && (claimsByDenying ? reading.deferred === 'before' : reading.deferred)) return false
          const isRhetoric = reading.stance === 'asked' && rhetoric.some((group) => match.group === `${id}/${group}`)
          if (reading.stance !== 'asserted' && !isRhetoric && !also.includes(reading.stance)) return false
          return accepts?.(match, reading, statement, article, context) ?? true
        })
        const answer = {
          group: `${id}/answers`,
          owner: id,
          part: 'answers',
          pattern: '',
          from: 0,
          to: statement.sentence.words.length,
        }
        if (
          found.length === 0 &&
          answerTo(id, statement, article) &&
          (accepts?.(answer, ASSERTED, statement, article, context) ?? true)
        )
          found.push(answer)
        if (found.length === 0) return []
        const facts =
          evidence?.(statement, context) ?? evidenceFor(context.knowledge, statement.treatments, context.data)
        const finding = findingOf(id, statement, found, context, facts)
        return [
          {
            statement,
            finding: isOfSentence ? { ...finding, ...sentenceSpan(statement) } : finding,
            isBorneOut: !borneOutBy || namesOneOf(statement, isOfSentence ? WHOLE : joined(found), borneOutBy, context),
          },
        ]
      })
      return oneForNeighbours(found)
    },
  }
}
