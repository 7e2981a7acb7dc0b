import type { Modifier } from '../domain/modifier.ts'
import type { FeverRule, Readings, RedFlag } from '../domain/red-flag.ts'
import type { RawRedFlags } from '../schema/red-flags.ts'
import { toAlternatives, toPattern } from './pattern.ts'
import { fullIds, span } from './sources.ts'

const FILE = 'red-flags'

export const toRedFlags = (raw: RawRedFlags): RedFlag[] =>
  raw.red_flags.map((r) => ({
    id: `red-flag/${r.id}`,
    key: r.id,
    term: r.term,
    plain: r.plain,
    appliesTo: r.applies_to,
    signs: r.signs,
    pattern: toPattern(r.pattern),
    window: span(r.window_hours),
    usualOnset: span(r.usual_onset_hours),
    anyTime: r.any_time,
    urgency: r.urgency,
    doNow: r.do_now ?? [],
    why: r.why ?? null,
    sources: fullIds(FILE, r.sources),
    ...(r.disagreements ? { disagreements: r.disagreements } : {}),
  }))

export const toFeverRules = (raw: RawRedFlags): FeverRule[] =>
  raw.fever_thresholds.rules.map((r) => ({
    id: `fever/${r.id}`,
    key: r.id,
    when: r.when,
    pattern: toPattern(r.pattern),
    urgency: r.urgency,
    why: r.why,
    sources: fullIds(FILE, r.sources),
  }))

export const toModifiers = (raw: RawRedFlags): Modifier[] => {
  const signsOf = (groups: readonly string[] | undefined): string[] =>
    (groups ?? []).flatMap((group) => raw.sign_groups[group] ?? [])
  return raw.modifiers.map((m) => ({
    id: `modifier/${m.id}`,
    key: m.id,
    who: m.who,
    says: m.says,
    also: m.also,
    impliesSign: m.implies_sign ?? null,
    shifts: m.shifts.map((s) => ({
      by: s.by,
      redFlags: s.red_flags ?? [],
      complications: s.complications ?? [],
      signs: signsOf(s.sign_groups),
      levels: s.levels ?? [],
      all: s.all ?? false,
      when: s.when ? toAlternatives(s.when) : null,
    })),
    atLeast: (m.at_least ?? []).map((a) => ({
      level: a.level,
      any: toAlternatives(a.any),
      treatments: a.treatments ?? null,
      withAnotherSign: a.with_another_sign ?? false,
    })),
    sources: fullIds(FILE, m.sources),
  }))
}

export const toReadings = ({ fever_thresholds: { readings } }: RawRedFlags): Readings => ({
  feverFrom: readings.fever_from,
  grade2Above: readings.grade_2_above,
  grade3Above: readings.grade_3_above,
  lowBelow: readings.low_below,
  feltCountsAs: readings.felt_counts_as,
})
