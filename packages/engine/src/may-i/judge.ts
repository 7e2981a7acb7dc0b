import type { Knowledge } from '@anagen/kb'
import type { Instant } from '../timeline/types.ts'
import { fill, labelOf, lexiconOf } from './lexicon.ts'
import { after, careWindow, endAfter, holdsAt, type PlacedRule, type Session } from './placed-rule.ts'
import type { MayIAnswerKind, MayIFinding, MayIRule } from './types.ts'

const SAYS = {
  avoid: 'not-until',
  'not-yet': 'not-until',
  'ask-prescriber': 'ask-first',
  undated: 'ask-first',
  'no-rule': 'ask-first',
  'unknown-treatment': 'ask-first',
  'unknown-time': 'ask-first',
  'no-treatment': 'ask-first',
  'not-understood': 'ask-first',
  allowed: 'yes',
  condition: 'yes',
  ended: 'yes',
  'begins-later': 'yes',
} as const satisfies Record<MayIRule, MayIAnswerKind>

const finite = (at: Instant | null): Instant | null => (at !== null && Number.isFinite(at) ? at : null)

/** The finding that a placed rule makes when it applies as `rule`. */
export const findingOf = (placed: PlacedRule, rule: MayIRule): MayIFinding => ({
  rule,
  says: SAYS[rule],
  treatment: placed.treatment,
  activity: placed.activity,
  facts: [placed.fact],
  sources: placed.sources,
  text: placed.text,
  strength: placed.strength,
  disagreements: placed.disagreements,
  from: finite(placed.start),
  to: finite(placed.end),
})

/** A finding that no fact makes: something is missing. `text` is a sentence of knowledge/words/activities.yaml. */
export const missing = (
  rule: MayIRule,
  text: string,
  treatment: string | null,
  activity: string | null,
): MayIFinding => ({
  rule,
  says: SAYS[rule],
  treatment,
  activity,
  facts: [],
  sources: [],
  text,
  strength: null,
  disagreements: null,
  from: null,
  to: null,
})

/** The rules that were the last to end. What ended with the session is no leave for the time after it. */
const lastEnded = (rules: readonly PlacedRule[], session: Session, at: Instant): PlacedRule[] => {
  const isBefore = at < session.at
  const over = rules.filter(
    (rule) => rule.frees && rule.end !== null && rule.end <= at && (isBefore || rule.end > session.at),
  )
  const latest = Math.max(...over.map((rule) => rule.end ?? 0))
  return over.filter((rule) => rule.end === latest)
}

/** Nothing is known about `activity` for this treatment. */
export const noRule = (activity: string, session: Session, knowledge: Knowledge): MayIFinding => {
  const lexicon = lexiconOf(knowledge)
  const { name, slug } = session.treatment
  const text = fill(lexicon.file.texts['no-rule'], { treatment: name, activity: labelOf(lexicon, activity) })
  return missing('no-rule', text, slug, activity)
}

/** What one session says about one activity at `at`. None at all: its care is over, or not begun, and it has no say. */
export const judge = (
  activity: string,
  session: Session,
  rules: readonly PlacedRule[],
  at: Instant,
  knowledge: Knowledge,
): MayIFinding[] => {
  const undated = rules.filter((rule) => rule.start === null && rule.effect !== 'permits')
  const holding = rules.filter((rule) => holdsAt(rule, at))
  const findings = [
    // no operation is known of: what to do about one is a condition, not a question
    ...undated.map((rule) => findingOf(rule, rule.clock === 'surgery' ? 'condition' : 'undated')),
    ...holding.map((rule) => findingOf(rule, rule.rule)),
  ]
  if (findings.length > 0) return findings
  const over = lastEnded(rules, session, at)
  if (over.length > 0) return over.map((rule) => findingOf(rule, 'ended'))
  if (at < session.at) {
    const ahead = rules.filter((rule) => rule.frees && rule.start !== null && rule.start > at)
    if (ahead.length > 0) return ahead.map((rule) => findingOf(rule, 'begins-later'))
  }
  const care = careWindow(session.treatment, knowledge)
  const isOutside = at < after(session.at, care.from) || at >= endAfter(session.at, care.to, session.doubt)
  return rules.length === 0 && isOutside ? [] : [noRule(activity, session, knowledge)]
}
