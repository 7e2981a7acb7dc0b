import type { Instruction, Knowledge, Topic } from '@anagen/kb'
import { endOf, rolesOf, rulesOf } from '../may-i/activity-rule.ts'
import { type Lexicon, labelOf, lexiconOf } from '../may-i/lexicon.ts'
import { after, endAfter, type PlacedRule, placeRules, type Session } from '../may-i/placed-rule.ts'
import { type Instant, type MergedSpan, type MergedTopic, SPAN_LEVELS, type SpanLevel, type SpanRule } from './types.ts'

/** A rule inside the sweep. */
interface Stretch extends SpanRule {
  readonly from: Instant
  /** exclusive; Infinity = no end */
  readonly to: Instant
}

const STRENGTHS = ['must', 'should', 'may', null] as const

/** Strictest first: level, then strength, then the longest, then the fact's name. */
const byStrictness = (a: Stretch, b: Stretch): number =>
  SPAN_LEVELS.indexOf(a.level) - SPAN_LEVELS.indexOf(b.level) ||
  STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
  (a.to === b.to ? 0 : b.to - a.to) ||
  (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0)

const unique = (values: readonly string[]): string[] => [...new Set(values)]

const spanOf = (from: Instant, to: Instant, holding: readonly Stretch[]): MergedSpan | null => {
  const [strictest] = holding
  if (!strictest) return null
  const deciding = holding.filter((rule) => rule.level === strictest.level)
  const plain = deciding.filter((rule) => !rule.notYet)
  return {
    from,
    to: Number.isFinite(to) ? to : null,
    level: strictest.level,
    strength: strictest.strength,
    askedBy: unique(deciding.map((rule) => rule.treatment)),
    texts: unique((plain.length > 0 ? plain : deciding).map((rule) => rule.text)),
    facts: unique(holding.map((rule) => rule.fact)),
    sources: unique(holding.flatMap((rule) => rule.sources)),
    rules: holding.map(({ fact, treatment, level, notYet, strength, text, sources }) => ({
      fact,
      treatment,
      level,
      notYet,
      strength,
      text,
      sources,
    })),
  }
}

const isSameRules = (a: MergedSpan, b: MergedSpan): boolean =>
  a.facts.join() === b.facts.join() && a.level === b.level && a.strength === b.strength

/** Cuts overlapping stretches at every start and end; each piece says the strictest of what holds in it. */
const sweep = (stretches: readonly Stretch[]): MergedSpan[] => {
  const cuts = unique(stretches.flatMap((s) => [String(s.from), String(s.to)]))
    .map(Number)
    .sort((a, b) => a - b)
  const spans: MergedSpan[] = []
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1]
    if (to === undefined) break
    const holding = stretches.filter((s) => s.from <= from && s.to >= to).sort(byStrictness)
    const span = spanOf(from, to, holding)
    const before = spans.at(-1)
    if (span && before?.to === span.from && isSameRules(before, span))
      spans[spans.length - 1] = { ...before, to: span.to }
    else if (span) spans.push(span)
  }
  return spans
}

const levelOf = (rule: PlacedRule): SpanLevel => {
  if (rule.effect === 'bars') return 'avoid'
  if (rule.effect === 'asks') return 'ask'
  return rule.isDuty ? 'do' : 'conditions'
}

const stretchOf = (rule: PlacedRule): Stretch[] => {
  const { start, end } = rule
  if (start === null || end === null || end <= start) return []
  const { fact, treatment, strength, text, sources } = rule
  return [
    {
      from: start,
      to: end,
      level: levelOf(rule),
      notYet: rule.rule === 'not-yet',
      fact,
      treatment,
      strength,
      text,
      sources,
    },
  ]
}

const aboutActivities = (sessions: readonly Session[], knowledge: Knowledge, lexicon: Lexicon): MergedTopic[] => {
  const spoken = new Set(sessions.flatMap((session) => [...rulesOf(session.treatment, knowledge).keys()]))
  return lexicon.file.activities
    .filter((activity) => spoken.has(activity.id))
    .map((activity) => ({
      topic: activity.topic,
      activity: activity.id,
      label: labelOf(lexicon, activity.id),
      spans: sweep(
        sessions.flatMap((session) => placeRules(activity.id, session, sessions, knowledge)).flatMap(stretchOf),
      ),
    }))
}

const LEVEL_OF_KIND = { avoid: 'avoid', do: 'do', 'allowed-from': 'conditions' } as const

/** Rules after the session that speak about no activity stand alone, each under its own words. */
const alone = (sessions: readonly Session[], lexicon: Lexicon): MergedTopic[] => {
  const byFact = new Map<string, { readonly fact: Instruction; readonly topic: Topic; readonly stretches: Stretch[] }>()
  for (const { treatment, at, doubt } of sessions)
    for (const fact of treatment.instructions) {
      const { kind, topic, window } = fact
      const speaks = Object.values(rolesOf(fact, lexicon)).some((role) => Array.isArray(role) && role.length > 0)
      if (kind === 'before' || topic === null || speaks) continue
      const line = byFact.get(fact.id) ?? { fact, topic, stretches: [] }
      byFact.set(fact.id, line)
      line.stretches.push({
        from: after(at, window.from),
        to: endAfter(at, endOf(window.to, lexicon), doubt),
        level: LEVEL_OF_KIND[kind],
        notYet: false,
        fact: fact.id,
        treatment: treatment.slug,
        strength: fact.strength,
        text: fact.instruction,
        sources: fact.sources,
      })
    }
  return [...byFact.values()].map(({ fact, topic, stretches }) => ({
    topic,
    activity: null,
    label: fact.instruction,
    spans: sweep(stretches),
  }))
}

/** All rules of all sessions, merged per activity; where rules overlap the strictest wins and says which treatment asks for it. */
export const merge = (sessions: readonly Session[], knowledge: Knowledge): MergedTopic[] => {
  const lexicon = lexiconOf(knowledge)
  return [...aboutActivities(sessions, knowledge, lexicon), ...alone(sessions, lexicon)].filter(
    (line) => line.spans.length > 0,
  )
}
