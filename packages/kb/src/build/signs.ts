import type { Sign } from '../domain/sign.ts'
import type { Scene, Vocabulary } from '../domain/vocabulary.ts'
import { GRADES, type Grade } from '../levels.ts'
import { listNamed, type SaysFile } from '../schema/says.ts'
import type { RawSigns } from '../schema/signs.ts'

/** How near the words of a scene must stand where it does not say. */
const SCENE_WORDS = 14

/** Signs of the vocabulary with all their phrases: those of signs.yaml and those of knowledge/says. */
export const toSigns = (raw: RawSigns, more: readonly SaysFile[]): Sign[] =>
  raw.signs.map((s) => {
    const existing = GRADES.filter((g) => s.grades[g] !== undefined)
    const lowestGrade: Grade = existing[0] ?? 1
    return {
      id: s.id,
      plain: s.plain,
      group: s.group,
      ctcae: s.ctcae,
      grades: Object.fromEntries(existing.map((g) => [g, s.grades[g]])),
      lowestGrade,
      highestGrade: existing.at(-1) ?? 4,
      neverCalm: s.never_calm,
      wanted: s.wanted ?? false,
      says: [...s.says, ...more.flatMap((file) => file.says[s.id] ?? [])].map((p) =>
        typeof p === 'string' ? { phrase: p, grade: lowestGrade } : p,
      ),
      not: s.not,
      ask: s.ask,
      places: s.places,
      oftenWith: s.often_with,
      sources: s.sources,
    }
  })

const toScenes = (files: readonly SaysFile[]): Scene[] =>
  files.flatMap((file) => {
    const written = (words: readonly string[]): readonly string[] =>
      words.flatMap((word) => file.lists?.[listNamed(word) ?? ''] ?? [word])
    return file.scenes.map((s) => ({
      sign: s.sign,
      grade: s.grade ?? null,
      slots: s.slots.map(written),
      inOrder: s.in_order ?? false,
      not: written(s.not ?? []),
      insteadOf: s.instead_of ?? [],
      isLikeness: s.likeness ?? false,
      within: s.within ?? SCENE_WORDS,
    }))
  })

export const toVocabulary = (
  raw: RawSigns,
  words: Readonly<Record<string, unknown>>,
  says: readonly SaysFile[],
): Vocabulary => {
  const { units, clock: _clock, duration: _duration, duration_long, ...timed } = raw.time_words
  return {
    severity: raw.severity_words,
    trend: raw.trend_words,
    absent: raw.negations.absent,
    resolved: raw.negations.resolved,
    scopeEnds: raw.negations.scope_ends,
    notNegations: raw.negations.not_negations,
    uncertainty: raw.uncertainty_words,
    timed: Object.values(timed),
    units,
    durationLong: duration_long,
    spread: raw.spread_words,
    sinceGap: raw.since_gap_words,
    oneSide: raw.side_words.one,
    bothSides: raw.side_words.both,
    celsius: raw.temperature_words.celsius,
    fahrenheit: raw.temperature_words.fahrenheit,
    feverGuess: raw.temperature_words.fever_guess,
    measured: raw.temperature_words.measured,
    feverHidden: raw.temperature_words.hidden_by,
    places: raw.places,
    scenes: toScenes(says),
    words,
  }
}
