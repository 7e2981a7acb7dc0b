import type { Apart } from '../domain/apart.ts'
import type { Complication } from '../domain/complication.ts'
import type { Effect, NotNormal } from '../domain/effect.ts'
import type { Fact, Frequency, Span } from '../domain/fact.ts'
import type { Instruction } from '../domain/instruction.ts'
import type { Treatment } from '../domain/treatment.ts'
import type { RawComplication, RawEffect, RawTreatment } from '../schema/treatment.ts'
import { toPattern } from './pattern.ts'
import { fullIds, span, toSources } from './sources.ts'

/** A regimen counts from its first dose: some clock of its effects says so. */
const isRegimen = (raw: RawTreatment): boolean =>
  raw.effects.some((e) => e.clock !== undefined && e.clock !== 'session')

interface Sourced {
  readonly sources?: readonly string[]
  readonly source?: string | null
  readonly unsourced?: string | undefined
  readonly disagreements?: string | undefined
  readonly note?: string | undefined
}

const fact = (slug: string, path: string, raw: Sourced): Fact => ({
  id: `${slug}/${path}`,
  treatment: slug,
  sources: fullIds(slug, raw.sources ?? [raw.source ?? null]),
  ...(raw.unsourced ? { unsourced: raw.unsourced } : {}),
  ...(raw.disagreements ? { disagreements: raw.disagreements } : {}),
  ...(raw.note ? { note: raw.note } : {}),
})

const frequency = (slug: string, raw: RawEffect['frequency']): Frequency => ({
  category: raw.category,
  percent: raw.percent ? span(raw.percent) : null,
  sources: fullIds(slug, [raw.source]),
})

const notNormal = (raw: RawEffect['not_normal_when'][number]): NotNormal =>
  typeof raw === 'string'
    ? { text: raw, stillAfter: null, until: null }
    : {
        text: raw.text,
        stillAfter: 'still_after_hours' in raw ? raw.still_after_hours : null,
        until: 'until_hours' in raw ? raw.until_hours : null,
      }

const effect = (slug: string, raw: RawEffect): Effect => ({
  ...fact(slug, `effect/${raw.id}`, raw),
  key: raw.id,
  term: raw.term,
  plain: raw.plain,
  signs: raw.signs,
  frequency: frequency(slug, raw.frequency),
  onset: span(raw.onset_hours),
  typical: span(raw.resolves_hours.typical),
  upper: raw.resolves_hours.upper,
  disputedUntil: raw.resolves_hours.disputed_until,
  maxGrade: raw.max_expected_grade,
  clock: raw.clock ?? 'session',
  persistsWhileUsed: raw.persists_while_used ?? false,
  afterStopping: raw.after_stopping_hours ?? null,
  maxDuration: raw.max_duration_hours ?? null,
  onlyWith: raw.only_with ?? null,
  onlyWithSaid: raw.only_with_said ?? false,
  isHoped: raw.hoped_for ?? false,
  selfCare: raw.self_care,
  notNormalWhen: raw.not_normal_when.map(notNormal),
})

const complication = (slug: string, raw: RawComplication): Complication => ({
  ...fact(slug, `complication/${raw.id}`, raw),
  key: raw.id,
  term: raw.term,
  plain: raw.plain,
  signs: raw.signs,
  pattern: toPattern(raw.pattern),
  onset: span(raw.onset_hours),
  clock: raw.clock ?? 'session',
  urgency: raw.urgency,
  frequency: frequency(slug, raw.frequency),
})

const instructions = (slug: string, raw: RawTreatment): Instruction[] => {
  const common = (r: RawTreatment['precare'][number]) => ({
    key: r.id,
    instruction: r.instruction,
    window: { from: r.from_hours, to: r.to_hours },
    strength: r.strength,
    why: r.why,
  })
  return [
    ...raw.precare.map((r) => ({
      ...fact(slug, `precare/${r.id}`, r),
      ...common(r),
      kind: 'before' as const,
      topic: null,
    })),
    ...raw.aftercare.map((r) => ({
      ...fact(slug, `aftercare/${r.id}`, r),
      ...common(r),
      kind: r.kind,
      topic: r.topic,
    })),
  ]
}

const TREATMENT = 'treatment/'

const apart = (raw: {
  readonly with?: readonly string[] | undefined
  readonly apart_hours?: readonly [number, number] | undefined
}): Apart | null =>
  raw.apart_hours === undefined
    ? null
    : {
        treatments: (raw.with ?? []).filter((w) => w.startsWith(TREATMENT)).map((w) => w.slice(TREATMENT.length)),
        hours: span(raw.apart_hours),
      }

const maybeSpan = (raw: readonly [number, number] | null): Span | null => (raw === null ? null : span(raw))

/** What a course is planned by. */
const coursePlan = (slug: string, raw: RawTreatment['course']) => ({
  protocols: (raw.protocols ?? []).map((p) => ({
    ...fact(slug, `protocol/${p.id}`, p),
    key: p.id,
    says: p.says,
    sessions: maybeSpan(p.sessions),
    intervalDays: maybeSpan(p.interval_days),
  })),
  review: {
    ...fact(slug, 'review', raw.review),
    afterDays: span(raw.review.after_days),
    of: raw.review.of,
    says: raw.review.says,
  },
  upkeep: {
    ...fact(slug, 'upkeep', raw.upkeep),
    everyDays: maybeSpan(raw.upkeep.every_days),
    says: raw.upkeep.says,
  },
  stopping: { ...fact(slug, 'stopping', raw.stopping), says: raw.stopping.says, short: raw.stopping.short },
})

/** One treatment file as the engine reads it: full ids, named hours, every optional field decided. */
export const toTreatment = (raw: RawTreatment): Treatment => {
  const { slug } = raw
  return {
    slug,
    name: raw.name,
    alsoKnownAs: raw.also_known_as,
    category: raw.category,
    isRegimen: isRegimen(raw),
    whatItIs: raw.what_it_is,
    reviewedBy: raw.reviewed_by ?? null,
    regulatory: raw.regulatory.map((r, i) => ({
      ...fact(slug, `regulatory/${i}`, r),
      jurisdiction: r.jurisdiction,
      status: r.status,
    })),
    evidence: { ...fact(slug, 'evidence', raw.evidence), level: raw.evidence.level, summary: raw.evidence.summary },
    course: {
      ...fact(slug, 'course', raw.course),
      sessions: span(raw.course.sessions),
      intervalDays: span(raw.course.interval_days),
      sessionMinutes: raw.course.session_minutes ? span(raw.course.session_minutes) : null,
      maintenance: raw.course.maintenance,
      where: raw.course.where,
      ...coursePlan(slug, raw.course),
    },
    outlook: {
      firstResults: {
        ...fact(slug, 'first-results', raw.outlook.first_results),
        says: raw.outlook.first_results.says,
        short: raw.outlook.first_results.short,
      },
      likely: {
        ...fact(slug, 'likely', raw.outlook.likely),
        in100: maybeSpan(raw.outlook.likely.in_100),
        says: raw.outlook.likely.says,
        short: raw.outlook.likely.short,
      },
    },
    results: raw.results.map((r, i) => ({ ...fact(slug, `result/${i}`, r), when: r.when, what: r.what })),
    contraindications: raw.contraindications.map((c) => ({
      ...fact(slug, `contraindication/${c.id}`, c),
      key: c.id,
      what: c.what,
      strength: c.strength,
      why: c.why,
      when: c.when,
      see: c.see ?? null,
      apart: apart(c),
    })),
    interactions: raw.interactions.map((i) => ({
      ...fact(slug, `interaction/${i.id}`, i),
      key: i.id,
      what: i.what,
      rule: i.rule,
      window: { from: i.from_hours, to: i.to_hours },
      clock: i.clock ?? 'session',
      why: i.why,
      with: i.with,
      prescribed: i.prescribed ?? null,
      needs: i.needs ?? [],
      actsOn: i.acts_on ?? 'item',
      apart: apart(i),
    })),
    instructions: instructions(slug, raw),
    effects: raw.effects.map((e) => effect(slug, e)),
    complications: raw.complications.map((c) => complication(slug, c)),
    claims: raw.myths_and_claims.map((c) => ({
      ...fact(slug, `claim/${c.id}`, c),
      key: c.id,
      claim: c.claim,
      verdict: c.verdict,
      why: c.why,
    })),
    questions: (raw.questions ?? []).map((q) => ({
      ...fact(slug, `question/${q.id}`, q),
      key: q.id,
      question: q.q,
      answer: q.a,
      facts: q.facts,
    })),
    seedsSay: raw.seeds_say.map((s) => ({ seed: s.seed, says: s.says, conflictsWith: s.conflicts_with })),
    reviewNotes: raw.review_notes,
    sources: toSources(slug, raw.sources),
  }
}
