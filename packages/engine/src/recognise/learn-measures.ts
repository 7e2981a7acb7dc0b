import type { Hours, Knowledge } from '@anagen/kb'
import { foldPhrase } from './fold.ts'
import { type WordFiles, wordsOf } from './word-files.ts'

/** Words of numbers, times and temperatures, ready to be looked up. */
export interface Measures {
  readonly ones: ReadonlyMap<string, number>
  /** "third" -> 3 */
  readonly ordinals: ReadonlyMap<string, number>
  readonly tens: ReadonlyMap<string, number>
  readonly hundred: string
  readonly point: string
  readonly and: string
  readonly of: string
  readonly half: string
  readonly articles: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  readonly vague: ReadonlyMap<string, number>
  /** hours of a written unit: `wks` -> 168 */
  readonly units: ReadonlyMap<string, Hours>
  readonly since: ReadonlySet<string>
  readonly lasting: ReadonlySet<string>
  /** before a time that is not exact */
  readonly about: ReadonlySet<string>
  readonly leading: ReadonlySet<string>
  readonly ago: ReadonlySet<string>
  readonly now: ReadonlySet<string>
  readonly counted: ReadonlySet<string>
  /** how long something has lasted, or how long ago the treatment was; see the header of measures.yaml */
  readonly stretches: {
    readonly whole: ReadonlySet<string>
    readonly before: ReadonlySet<string>
    readonly after: ReadonlySet<string>
    readonly ordinalEnds: ReadonlySet<string>
    readonly clock: ReadonlySet<string>
    readonly ahead: ReadonlySet<string>
    readonly said: ReadonlySet<string>
    readonly notBefore: ReadonlySet<string>
    readonly notAfter: ReadonlySet<string>
  }
  readonly temperature: {
    readonly cues: ReadonlySet<string>
    readonly degrees: ReadonlySet<string>
    readonly c: ReadonlySet<string>
    readonly f: ReadonlySet<string>
    readonly normal: ReadonlySet<string>
    readonly weather: ReadonlySet<string>
  }
}

const set = (block: string): ReadonlySet<string> => new Set(wordsOf(block))

export const learnMeasures = ({ vocabulary }: Knowledge, { measures: m, grammar }: WordFiles): Measures => {
  const { temperature: t } = m
  const guesses = vocabulary.feverGuess.filter((phrase) => !phrase.includes(' '))
  return {
    ones: new Map(wordsOf(m.ones).map((word, n) => [word, n])),
    ordinals: new Map(m.stretches.ordinals.map((word, n) => [word, n + 1])),
    tens: new Map(wordsOf(m.tens).map((word, n) => [word, (n + 2) * 10])),
    hundred: m.hundred,
    point: m.point,
    and: m.and,
    of: m.of,
    half: m.half,
    articles: set(m.articles),
    to: set(m.to),
    vague: new Map(Object.entries(m.vague)),
    units: new Map(
      Object.entries(vocabulary.units).flatMap(([unit, forms]) =>
        [unit, ...forms].flatMap((form) => foldPhrase(form).map((word) => [word, m.unit_hours[unit] ?? 0] as const)),
      ),
    ),
    since: set(m.since),
    lasting: set(m.lasting),
    about: set(m.about_exactly),
    leading: new Set([...wordsOf(m.since), ...wordsOf(m.lasting), ...wordsOf(m.about)]),
    ago: set(m.ago),
    now: set(m.now),
    counted: set(m.counted),
    stretches: {
      whole: new Set(m.stretches.whole),
      before: new Set(m.stretches.before),
      after: new Set(m.stretches.after),
      ordinalEnds: new Set(m.stretches.ordinal_ends),
      clock: new Set(m.stretches.clock),
      ahead: new Set(m.stretches.ahead),
      said: new Set(m.stretches.said),
      notBefore: new Set(m.stretches.not_before),
      notAfter: new Set(m.stretches.not_after),
    },
    temperature: {
      cues: new Set([
        ...wordsOf(t.cues),
        ...guesses,
        ...vocabulary.measured.flatMap(foldPhrase).filter((w) => w.length > 3 && !wordsOf(grammar.skip).includes(w)),
      ]),
      degrees: set(t.degrees),
      c: new Set(vocabulary.celsius.flatMap(foldPhrase)),
      f: new Set(vocabulary.fahrenheit.flatMap(foldPhrase)),
      normal: set(t.normal),
      weather: set(t.weather),
    },
  }
}
