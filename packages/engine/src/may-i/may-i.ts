import type { Knowledge } from '@anagen/kb'
import type { Instant, SessionAt } from '../timeline/types.ts'
import { tokens } from './fold.ts'
import { findingOf, judge, missing, noRule } from './judge.ts'
import { fill, type Lexicon, lexiconOf } from './lexicon.ts'
import {
  after,
  careWindow,
  type PlacedRule,
  placeRules,
  type Session,
  type Sorted,
  sortSessions,
} from './placed-rule.ts'
import { MAY_I_RULES, type MayIAnswer, type MayIAnswerKind, type MayIFinding } from './types.ts'
import { type Understood, understand } from './understand.ts'

/** One activity with the rules of every session on it. */
interface Matter {
  readonly activity: string
  readonly bySession: readonly { readonly session: Session; readonly rules: readonly PlacedRule[] }[]
}

/** The end of an unbroken chain of bans that covers `at`; `at` itself where nothing bars it. */
const chainEnd = (rules: readonly PlacedRule[], at: Instant): Instant => {
  let end = at
  const next = () =>
    rules.find((r) => r.effect === 'bars' && r.start !== null && r.end !== null && r.start <= end && r.end > end)
  for (let bar = next(); bar; bar = next()) end = bar.end ?? end
  return end
}

/** Every moment after `at` at which an answer could change, in order. */
const changesAfter = (
  at: Instant,
  rules: readonly PlacedRule[],
  sessions: readonly Session[],
  knowledge: Knowledge,
): Instant[] =>
  [
    ...rules.flatMap(({ start, end }) => (start === null || end === null ? [] : [start, end])),
    ...sessions.flatMap((session) => {
      const care = careWindow(session.treatment, knowledge)
      return [session.at, after(session.at, care.from), after(session.at, care.to)]
    }),
  ]
    .filter((change) => change > at && Number.isFinite(change))
    .sort((a, b) => a - b)

/** The answer of all findings together: what we do not know about a prescribed medicine wins, then a ban, then anything unknown. */
const answerOf = (findings: readonly MayIFinding[], lexicon: Lexicon): MayIAnswerKind => {
  const asksPrescriber = findings.some(
    (f) =>
      f.says === 'ask-first' &&
      f.activity !== null &&
      lexicon.activities.get(f.activity)?.prescribed &&
      f.facts.length > 0,
  )
  if (asksPrescriber) return 'ask-first'
  if (findings.some((f) => f.says === 'not-until')) return 'not-until'
  if (findings.some((f) => f.says === 'ask-first')) return 'ask-first'
  return findings.length > 0 ? 'yes' : 'ask-first'
}

const RANK = { 'not-until': 0, 'ask-first': 1, yes: 2 } as const satisfies Record<MayIAnswerKind, number>
const STRENGTHS = ['must', 'should', 'may', null] as const

/** The answer's own findings first; among them the longest, then bans before promises, then the strongest, then by fact id. */
const inOrder = (findings: readonly MayIFinding[], answer: MayIAnswerKind): MayIFinding[] => {
  const rank = (f: MayIFinding) => (f.says === answer ? -1 : RANK[f.says])
  const end = (f: MayIFinding) => f.to ?? Number.POSITIVE_INFINITY
  const byEnd = (a: MayIFinding, b: MayIFinding) => (end(a) === end(b) ? 0 : end(b) - end(a))
  const name = (f: MayIFinding) => `${f.facts[0] ?? ''} ${f.treatment ?? ''} ${f.activity ?? ''}`
  return [...findings].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      byEnd(a, b) ||
      MAY_I_RULES.indexOf(a.rule) - MAY_I_RULES.indexOf(b.rule) ||
      STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
      (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0),
  )
}

/** What is missing in the question itself. */
const missingIn = (
  read: Understood,
  sorted: Sorted,
  at: Instant,
  given: number,
  knowledge: Knowledge,
): MayIFinding[] => {
  const { texts } = lexiconOf(knowledge).file
  const nameOf = (slug: string) => knowledge.treatments[slug]?.name ?? slug
  return [
    ...(read.activities.length === 0 ? [missing('not-understood', texts['nothing-understood'], null, null)] : []),
    ...read.notUnderstood.map((words) =>
      missing('not-understood', fill(texts['not-understood'], { words }), null, null),
    ),
    ...(Number.isFinite(at) ? [] : [missing('not-understood', texts['unknown-moment'], null, null)]),
    ...(given === 0 ? [missing('no-treatment', texts['no-treatment'], null, null)] : []),
    ...sorted.unknownTreatments.map((slug) =>
      missing('unknown-treatment', fill(texts['unknown-treatment'], { treatment: slug }), slug, null),
    ),
    ...sorted.unknownTimes.map((slug) =>
      missing('unknown-time', fill(texts['unknown-time'], { treatment: nameOf(slug) }), slug, null),
    ),
  ]
}

/** What all sessions together say about one activity; where none has a say, that nothing is known. */
const judgeMatter = ({ activity, bySession }: Matter, at: Instant, knowledge: Knowledge): MayIFinding[] => {
  const findings = bySession.flatMap(({ session, rules }) => judge(activity, session, rules, at, knowledge))
  return findings.length > 0 ? findings : bySession.map(({ session }) => noRule(activity, session, knowledge))
}

const namesOf = (given: readonly SessionAt[], knowledge: Knowledge): ReadonlySet<string> =>
  new Set(
    given.flatMap(({ slug }) => {
      const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
      const names = treatment ? [slug, treatment.name, ...treatment.alsoKnownAs] : [slug]
      return names.flatMap((name) => tokens(name).map((token) => token.word))
    }),
  )

/**
 * May this person do that, at that moment? The strictest of all treatments wins and is named; nothing unknown becomes `yes`.
 * @param activity in words ("wash my hair"), without the time
 * @param at the moment in question
 * @param treatments what was done or is planned, each with its hour 0; unknown time = null
 * @example mayI('wash my hair', nineTomorrow, [{ slug: 'prp', at: sixToday }], knowledge).answer // 'not-until'
 */
export const mayI = (
  activity: string,
  at: Instant,
  treatments: readonly SessionAt[],
  knowledge: Knowledge,
): MayIAnswer => {
  const lexicon = lexiconOf(knowledge)
  const sorted = sortSessions(treatments, knowledge)
  const read = understand(activity, lexicon, namesOf(treatments, knowledge))
  const ids = read.activities.map((a) => a.id)
  const matters: Matter[] = ids.map((id) => ({
    activity: id,
    bySession: sorted.sessions.map((session) => ({
      session,
      rules: placeRules(id, session, sorted.sessions, knowledge),
    })),
  }))
  const rules = matters.flatMap((matter) => matter.bySession.flatMap((m) => m.rules))
  const lacking = missingIn(read, sorted, at, treatments.length, knowledge)
  const findingsAt = (moment: Instant): MayIFinding[] => [
    ...lacking,
    ...(Number.isFinite(moment) ? matters.flatMap((matter) => judgeMatter(matter, moment, knowledge)) : []),
  ]
  const answerAt = (moment: Instant): MayIAnswerKind =>
    read.reversed ? 'ask-first' : answerOf(findingsAt(moment), lexicon)
  const answer = answerAt(at)
  const until = answer === 'not-until' ? chainEnd(rules, at) : at
  const chain = rules.filter((r) => r.effect === 'bars' && r.start !== null && r.start > at && r.start < until)
  const ends = answer === 'not-until' && Number.isFinite(until)
  const afterwards = ends ? answerAt(until) : null
  return {
    answer,
    until: ends ? until : null,
    afterwards: afterwards === 'not-until' ? null : afterwards,
    holdsUntil:
      answer === 'yes'
        ? (changesAfter(at, rules, sorted.sessions, knowledge).find((change) => answerAt(change) !== 'yes') ?? null)
        : null,
    activities: read.activities,
    findings: inOrder([...findingsAt(at), ...chain.map((rule) => findingOf(rule, rule.rule))], answer),
    notUnderstood: read.notUnderstood,
    knowledgeDigest: knowledge.digest,
  }
}
