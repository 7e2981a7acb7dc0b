import type { Annotated, RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { foldPhrase } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'

/** Something about the patient, with the words that tell it. */
export interface Condition {
  readonly modifier: string
  readonly from: number
  /** exclusive */
  readonly to: number
}

// "I have never in my life smoked": a negation reaches so far
const REACH = 5

const isDenied = (
  hit: RemarkHit,
  words: readonly Word[],
  clauses: Clauses,
  { files: { conditions } }: Lexicon,
): boolean => {
  const { from } = clauses.of(hit.from)
  return words.slice(Math.max(from, hit.from - REACH), hit.from).some((w) => conditions.negated.includes(w.word))
}

/** "my mother is diabetic": the condition of somebody who was not treated. */
const isSomebodyElses = (
  hit: RemarkHit,
  others: ReadonlyMap<number, readonly RemarkHit[]>,
  clauses: Clauses,
): boolean =>
  (others.get(clauses.of(hit.from).index) ?? []).some(
    (o) => (o.from < hit.from || o.from >= hit.to) && o.from - hit.to < REACH,
  )

/** What stands before an age, and behind it, in words. */
const aroundAges = perLexicon(({ files }) => {
  const { before, after } = files.conditions.age
  return { leads: before.map(foldPhrase), ends: after.map(foldPhrase) }
})

/** "I'm 16", "my son is 17 years old", "16yo". */
const ages = (words: readonly Word[], lexicon: Lexicon): readonly Condition[] => {
  const { files, measures } = lexicon
  const { limit, modifier } = files.conditions.age
  const { leads, ends } = aroundAges(lexicon)
  const stands = (phrase: readonly string[], from: number): boolean =>
    from >= 0 && phrase.every((word, n) => words[from + n]?.word === word)
  const found: Condition[] = []
  for (let i = 0; i < words.length; i++) {
    const said = numberAt(words, i, measures)
    if (said === null) continue
    const end = ends.find((phrase) => stands(phrase, said.to))
    const lead = leads.some((phrase) => stands(phrase, i - phrase.length))
    const next = words[said.to]
    const isBare =
      next === undefined ||
      next.kind === 'stop' ||
      next.kind === 'comma' ||
      (next.kind === 'word' && !measures.units.has(next.word) && next.word !== 'weeks')
    // "12 or 13 days back"
    const isRange =
      ['or', 'to', '-', 'and'].includes(next?.word ?? '') && numberAt(words, said.to + 1, measures) !== null
    const isYoung = !isRange && Number.isInteger(said.value) && said.value > 0 && said.value < limit
    if (isYoung && (end !== undefined || (lead && isBare && said.value > 9)))
      found.push({ modifier, from: i, to: said.to + (end?.length ?? 0) })
    i = said.to - 1
  }
  return found
}

/** All conditions told of the patient. */
export const conditionsOf = (
  words: readonly Word[],
  { remarks, signs }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): { readonly said: readonly Condition[]; readonly covered: readonly RemarkHit[] } => {
  const { not_after, not_in_sign, others_only } = lexicon.files.conditions
  const hits = remarks.filter((r) => r.entry.kind === 'modifier')
  const others = Map.groupBy(
    remarks.filter((r) => r.entry.kind === 'other-person'),
    (r) => clauses.of(r.from).index,
  )
  const inSigns = new Set(signs.flatMap((s) => s.at))
  const said = hits.flatMap((hit): readonly Condition[] => {
    if (hit.entry.kind !== 'modifier') return []
    const { modifier } = hit.entry
    if (not_in_sign.includes(modifier) && hit.at.every((i) => inSigns.has(i))) return []
    if (not_after[modifier]?.includes(words[hit.from - 1]?.word ?? '')) return []
    if (isDenied(hit, words, clauses, lexicon)) return []
    // "like a teenager" is none
    if (words.slice(Math.max(0, hit.from - 2), hit.from).some((w) => w.word === 'like' || w.word === 'as')) return []
    // a relative may be the one who was treated ("dad's on warfarin"): only where that cannot be is it somebody else's
    if (others_only.includes(modifier) && isSomebodyElses(hit, others, clauses)) return []
    return [{ modifier, from: hit.from, to: hit.to }]
  })
  return { said: [...said, ...ages(words, lexicon)], covered: hits }
}
