import type { Annotated, RemarkHit } from './annotate.ts'
import { onlyAskedAhead } from './asked-ahead.ts'
import type { Clauses } from './clauses.ts'
import { onlyThingsFall } from './falls.ts'
import { onlyDuring, onlyForetold } from './foretold.ts'
import type { Found } from './found.ts'
import type { Remark } from './learnt.ts'
import type { Lexicon } from './lexicon.ts'
import { onlyFearOfOthers, onlyFrightOfOthers, onlyHearsay, onlyOthersCase } from './of-others.ts'
import type { Word } from './read-words.ts'
import type { TimeSaid } from './time.ts'

// "is it possible that I now have an infection": so far from its question may the diagnosis stand
const REACH = 6

const covers = (outer: { from: number; to: number }, inner: { from: number; to: number }): boolean =>
  outer.from <= inner.from && inner.to <= outer.to

/** "is it infected?", "worried about infection": asked or feared, not told. */
const onlyAsked = (found: readonly Found[], remarks: readonly RemarkHit[], clauses: Clauses): readonly Found[] => {
  const bySentence = (kind: Remark['kind']) =>
    Map.groupBy(
      remarks.filter((r) => r.entry.kind === kind),
      (r) => clauses.of(r.from).sentence,
    )
  const diagnoses = bySentence('asked')
  const questions = bySentence('question')
  return found.filter((f) => {
    const { sentence } = clauses.of(f.from)
    const isDiagnosis = (diagnoses.get(sentence) ?? []).some((d) => covers(d, f) || covers(f, d))
    return isDiagnosis && (questions.get(sentence) ?? []).some((q) => q.from <= f.from && f.from - q.to <= REACH)
  })
}

/** "freaking out" beside signs of the skin only: fright about them, no sign of its own. */
const onlyFright = (
  found: readonly Found[],
  remarks: readonly RemarkHit[],
  { files, knowledge }: Lexicon,
): readonly Found[] => {
  const worries = new Map(remarks.flatMap((r) => (r.entry.kind === 'worry' ? [[r.from, r] as const] : [])))
  const isFright = (f: Found): boolean => {
    const worry = worries.get(f.from)
    return worry !== undefined && (covers(worry, f) || covers(f, worry))
  }
  const others = found.filter((f) => !isFright(f))
  const isSkin = others.every((f) => files.severity.worry_beside.includes(knowledge.signs[f.sign]?.group ?? ''))
  return others.length > 0 && isSkin ? found.filter(isFright) : []
}

/** "pink like a mild sunburn": a likeness right after a sign says it again, unless it is one that never calms. */
const onlyLikeness = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { likeness, knowledge }: Lexicon,
): readonly Found[] =>
  found.filter((f, n) => {
    const before = found[n - 1]
    if (!before || !likeness.has(words[f.from]?.word ?? '')) return false
    const [told, likened] = [clauses.of(before.from), clauses.of(f.from)]
    // "tight, like a swimming cap"
    const isNext = told.sentence === likened.sentence && told.index === likened.index - 1 && likened.from === f.from
    if (told.index !== likened.index && !isNext) return false
    return f.sensation === null && knowledge.signs[f.sign]?.neverCalm === false && before.sign !== f.sign
  })

// "like after a really bad sleep"
const LIKE_AFTER = 5

/** "I look like after a bad sleep": what another sign is likened to, not told. Never a sign that is never calm. */
const onlyAsAfter = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { occasions, isSmall, likeness, knowledge }: Lexicon,
): readonly Found[] =>
  found.filter((f, n) => {
    const before = found[n - 1]
    if (!before || knowledge.signs[f.sign]?.neverCalm !== false) return false
    if (clauses.of(before.from).sentence !== clauses.of(f.from).sentence) return false
    for (let i = f.from - 1; i >= Math.max(1, f.from - LIKE_AFTER); i--) {
      const word = words[i]
      const isAfter = word?.word === 'after' || occasions.has(word?.word ?? '')
      if (isAfter) return likeness.has(words[i - 1]?.word ?? '')
      if (!word || !isSmall(word)) return false
    }
    return false
  })

/** "sore like after a knock": what did this is only what it is likened to. */
const onlyLikenedCause = (found: readonly Found[], words: readonly Word[], { files }: Lexicon): readonly Found[] =>
  found.filter((f) => {
    if (!files.talk.likened.includes(f.sign)) return false
    const last = f.at.at(-1) ?? f.from
    const before = words.slice(Math.max(0, last - LIKE_AFTER), last)
    const like = before.findLastIndex((w) => w.word === 'like' || w.word === 'as')
    return like >= 0 && !before.slice(like + 1).some((w) => w.kind === 'stop' || w.kind === 'comma')
  })

/** "i get keloids": what somebody is prone to, not what they have. */
const onlyCondition = (found: readonly Found[], remarks: readonly RemarkHit[]): readonly Found[] => {
  const conditions = remarks.filter((r) => r.entry.kind === 'modifier')
  return found.filter((f) => conditions.some((c) => covers(c, f) && c.to - c.from > f.to - f.from))
}

/** "I fainted once as a kid": long over. */
const onlyHistory = (found: readonly Found[], remarks: readonly RemarkHit[], clauses: Clauses): readonly Found[] => {
  const past = new Set(remarks.flatMap((r) => (r.entry.kind === 'history' ? [clauses.of(r.from).index] : [])))
  return past.size === 0 ? [] : found.filter((f) => past.has(clauses.of(f.from).index))
}

// "when does it go", "will they turn really", "should I see any": so far before the sign its question opens
const ASKED_REACH = 6
const AHEAD: ReadonlySet<string> = new Set([
  'when',
  'will',
  'would',
  'should',
  'could',
  'does',
  'do',
  'can',
  'might',
  'how',
])
const COMES: ReadonlySet<string> = new Set(['go', 'turn', 'become', 'see', 'expect', 'fade', 'get'])
const THIS: ReadonlySet<string> = new Set([
  'this',
  'that',
  'so',
  'such',
  'be',
  'been',
  'being',
  'stop',
  'already',
  'now',
  'still',
  'more',
  'back',
])

/** "when does it go white?", "should I see blood?": asked of days to come. "Should I see this much blood?" is told. */
const onlyAhead = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { isSmall, pronouns }: Lexicon,
): readonly Found[] =>
  found.filter((f) => {
    const clause = clauses.of(f.from)
    if (!words[clause.to]?.word.includes('?')) return false
    const from = Math.max(clause.from, f.from - ASKED_REACH)
    const before = words.slice(from, f.from)
    const opens = before.findIndex((w) => AHEAD.has(w.word))
    const verb = before.findLastIndex((w) => COMES.has(w.word))
    if (opens < 0 || verb <= opens || before.some((w) => THIS.has(w.word))) return false
    const isOpening = words.slice(clause.from, from + opens).every((w) => AHEAD.has(w.word) || isSmall(w))
    return (
      isOpening &&
      before.slice(opens + 1).every((w) => isSmall(w) || COMES.has(w.word) || AHEAD.has(w.word) || pronouns.has(w.word))
    )
  })

/** "stitches came out today, 13 days": by then they are taken out, unless something is said of the wound. */
const onlyRemoval = (
  found: readonly Found[],
  words: readonly Word[],
  times: readonly TimeSaid[],
  clauses: Clauses,
  { files }: Lexicon,
): readonly Found[] => {
  const { sign, said, hours, unless } = files.talk.removal
  // asked for where stitches come out only
  let isWound: boolean | null = null
  return found.filter((f) => {
    if (f.sign !== sign || !f.at.every((i) => said.includes(words[i]?.base ?? ''))) return false
    const { sentence } = clauses.of(f.from)
    const isDue = times.some((t) => t.hours >= hours && Math.abs(clauses.of(t.from).sentence - sentence) <= 1)
    if (isDue) isWound ??= words.some((w) => unless.includes(w.word))
    return isDue && !isWound
  })
}

/** "can't sleep because it itches", "can't sleep upright": a consequence of the other sign. */
const onlyConsequence = (found: readonly Found[], words: readonly Word[], { files }: Lexicon): readonly Found[] =>
  found.filter((f) => files.severity.unless_next[f.sign]?.includes(words[f.to]?.word ?? ''))

/**
 * Signs that the words name without telling that they are there. Only beside another sign: with nothing else to go by, a feared
 * infection counts.
 * @param found in the order of the text
 */
export const notTold = (
  words: readonly Word[],
  found: readonly Found[],
  { remarks }: Annotated,
  times: readonly TimeSaid[],
  clauses: Clauses,
  lexicon: Lexicon,
): ReadonlySet<Found> => {
  const only = new Set([
    ...onlyAsked(found, remarks, clauses),
    ...onlyFright(found, remarks, lexicon),
    ...onlyLikeness(found, words, clauses, lexicon),
    ...onlyAsAfter(found, words, clauses, lexicon),
    ...onlyConsequence(found, words, lexicon),
    ...onlyLikenedCause(found, words, lexicon),
    ...onlyAhead(found, words, clauses, lexicon),
    ...onlyRemoval(found, words, times, clauses, lexicon),
    ...onlyHistory(found, remarks, clauses),
    ...onlyHearsay(found, words, clauses, lexicon),
    ...onlyFrightOfOthers(found, words, clauses, lexicon),
    ...onlyFearOfOthers(found, words, remarks, clauses, lexicon),
    ...onlyOthersCase(found, words, clauses, lexicon),
    ...onlyCondition(found, remarks),
    ...onlyForetold(found, words, clauses, lexicon),
    ...onlyAskedAhead(found, words, clauses, lexicon),
    ...onlyDuring(found, words, clauses, lexicon),
    ...onlyThingsFall(found, words, clauses, lexicon),
  ])
  return only.size < found.length ? only : new Set()
}
