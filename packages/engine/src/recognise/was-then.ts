import type { Trend } from '@anagen/kb'
import type { Annotated, RemarkHit } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import { covering } from './covering.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { range } from './range.ts'
import type { Word } from './read-words.ts'
import type { TimeSaid } from './time.ts'
import { wordsOf } from './word-files.ts'

const partsOf = (line: string): readonly string[] => wordsOf(line).map((said) => said.replaceAll('_', ' '))

const wordsOfThen = perLexicon(({ files }) => {
  const { was, much, worse, better, times, pointed, colors, told_of, of, sized, past, phrases, never } =
    files.measures.was_then
  const split = (list: readonly string[]) => list.map((said) => said.split(' '))
  return {
    was: split(partsOf(was)),
    times: split(partsOf(times)),
    phrases: split(phrases.split(',').map((said) => said.trim())),
    much: new Set(wordsOf(much)),
    worse: new Set(wordsOf(worse)),
    better: new Set(wordsOf(better)),
    pointed: new Set(wordsOf(pointed)),
    colors: new Set(wordsOf(colors)),
    toldOf: new Set(wordsOf(told_of)),
    of: new Set(wordsOf(of)),
    sized: new Set(wordsOf(sized)),
    past: new Set(wordsOf(past)),
    never: new Set(wordsOf(never)),
  }
})
type Then = ReturnType<typeof wordsOfThen>

/** Where the first of these ends that begins at `i`; -1 where none does. */
const endOf = (lists: readonly (readonly string[])[], words: readonly Word[], i: number): number => {
  const list = lists.find((parts) => parts.every((part, n) => words[i + n]?.word === part))
  return list === undefined ? -1 : i + list.length
}

interface Told {
  readonly trend: Trend
  /** exclusive */
  readonly to: number
}

/** "bigger", "a lot darker", "twice the size" at `i`: how it was, and what it has therefore become. */
const sizeAt = (words: readonly Word[], i: number, then: Then): Told | null => {
  const more = endOf(then.times, words, i)
  if (more > i && then.of.has(words[more]?.word ?? '') && then.sized.has(words[more + 1]?.word ?? ''))
    return { trend: 'better', to: more + 2 }
  if (more > i && then.pointed.has(words[more]?.word ?? '')) return { trend: 'better', to: more + 1 }
  let at = i
  while (then.much.has(words[at]?.word ?? '')) at++
  const said = words[at]?.word ?? ''
  if (then.worse.has(said)) return { trend: 'better', to: at + 1 }
  return then.better.has(said) ? { trend: 'worse', to: at + 1 } : null
}

// "plum coloured"
const COLORED: ReadonlySet<string> = new Set(['colored', 'coloured', 'color', 'colour'])

/** "on day one they were blue", of what was spoken of before: the colour that it had. @param i of the verb, @param from behind it */
const colorAt = (words: readonly Word[], i: number, from: number, then: Then): Told | null => {
  let at = from
  while (then.much.has(words[at]?.word ?? '')) at++
  if (!then.colors.has(words[at]?.word ?? '') || !then.toldOf.has(words[i - 1]?.word ?? '')) return null
  return { trend: 'better', to: COLORED.has(words[at + 1]?.word ?? '') ? at + 2 : at + 1 }
}

const tellsThen = (clause: Clause, words: readonly Word[], times: readonly TimeSaid[], then: Then): boolean => {
  for (let i = clause.from; i < clause.to; i++)
    if (then.past.has(words[i]?.word ?? '') || endOf(then.phrases, words, i) > i) return true
  // "it was larger before": a word that opens clauses, too
  if (then.past.has(words[clause.to]?.word ?? '') && words[clause.to + 1]?.kind !== 'word') return true
  return times.some((t) => t.means === 'ago' && clause.from <= t.from && t.from < clause.to)
}

/**
 * "It was darker two days ago", "used to be bigger": what was more then is less now, and the other way round. Only beside a time that is past: "woke up and it was
 * bigger" tells of now; and only of what is spoken of: "my lips were puffier yesterday" tells of lips.
 */
export const wasThen = (
  words: readonly Word[],
  places: readonly PlaceHit[],
  times: readonly TimeSaid[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly RemarkHit[] => {
  const ofBody = new Set(places.filter((p) => !lexicon.treated.has(p.place)).map((p) => clauses.of(p.from).index))
  const then = wordsOfThen(lexicon)
  return clauses.list.flatMap((clause): readonly RemarkHit[] => {
    if (ofBody.has(clause.index)) return []
    for (let i = clause.from; i < clause.to; i++) {
      const was = endOf(then.was, words, i)
      if (was < 0) continue
      const told = sizeAt(words, was, then) ?? colorAt(words, i, was, then)
      if (told === null || told.to > clause.to) continue
      const isUsed = words[i]?.word === 'used'
      const own = words.slice(clause.from, clause.to)
      if (own.some((w) => then.never.has(w.word)) || !(isUsed || tellsThen(clause, words, times, then))) return []
      return [{ entry: { kind: 'trend', trend: told.trend }, from: i, to: told.to, at: range(i, told.to) }]
    }
    return []
  })
}

/** What was found, with these remarks added: nothing that lies inside the words of how it was tells of now. @param then by `wasThen` @param counts of more than there were */
export const withThen = (annotated: Annotated, then: readonly RemarkHit[], counts: readonly RemarkHit[]): Annotated => {
  if (then.length === 0 && counts.length === 0) return annotated
  const isThen = covering(then)
  const keep = <T extends { readonly from: number; readonly to: number }>(hits: readonly T[]): readonly T[] =>
    hits.filter((hit) => !isThen(hit))
  return {
    ...annotated,
    signs: keep(annotated.signs),
    sensations: keep(annotated.sensations),
    inner: keep(annotated.inner),
    remarks: [...keep(annotated.remarks), ...then, ...counts],
  }
}
