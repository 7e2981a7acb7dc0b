import type { Annotated, RemarkHit } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { soughtInVain } from './sought.ts'
import { isTakenBack } from './taken-back.ts'

interface Scene {
  readonly words: readonly Word[]
  readonly clauses: Clauses
  readonly lexicon: Lexicon
  readonly found: readonly Found[]
  /** the sign that owns word `i` */
  readonly ownerOf: ReadonlyMap<number, Found>
  /** negations that deny, by the word after them */
  readonly negators: ReadonlyMap<number, RemarkHit>
  readonly signsIn: ReadonlyMap<number, readonly Found[]>
  readonly starts: ReadonlySet<number>
  readonly or: ReadonlySet<string>
  /** words that tell a sensation */
  readonly sensed: ReadonlySet<number>
}

// "no real sign of any pus": so many words may stand between a negation and what it denies
const REACH = 8

/** Walks back from word `from` to the negation that governs it; null = none does. Past another sign only over `or`. */
const negationBefore = (from: number, scene: Scene): RemarkHit | null => {
  const { words, lexicon, ownerOf, negators, or } = scene
  let joined = false
  for (let i = from, steps = 0; i > 0 && steps < REACH; steps++) {
    const negator = negators.get(i)
    if (negator) return negator
    const word = words[i - 1]
    const owner = ownerOf.get(i - 1)
    if (!word || word.kind === 'stop' || word.kind === 'comma' || word.kind === 'strange') return null
    if (owner && owner.from < i) {
      if (!joined) return null
      joined = false
      i = owner.from
      continue
    }
    if (or.has(word.word)) joined = true
    // "nothing sticky or smelly": a symptom that is no sign alone
    // "no water or pus": of the two that are denied the first is no sign
    else if (joined && word.kind === 'word' && negators.has(i - 1)) joined = false
    else if (word.kind !== 'blank') {
      if (lexicon.scopeEnds.has(word.word) || lexicon.clauses.has(word.word) || !lexicon.passes.has(word.word))
        return null
    }
    i--
  }
  return null
}

/** "scalp is not sore": the denial stands between the place and what is felt there. */
const negationInside = (sign: Found, { words, negators, lexicon }: Scene): RemarkHit | null => {
  for (let i = sign.head; i > sign.from; i--) {
    const negator = negators.get(i)
    if (negator) return negator
    const word = words[i - 1]
    if (!word || !(lexicon.passes.has(word.word) || lexicon.isSmall(word))) return null
  }
  return null
}

/** Has the clause nothing but its signs and small words: an item of a list? */
const isItem = (clause: Clause, { words, ownerOf, lexicon, or }: Scene): boolean => {
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (!word || ownerOf.has(i) || word.kind === 'blank') continue
    const isSmall = lexicon.passes.has(word.word) || or.has(word.word) || word.word === clause.opener
    // "no pain, pus or smell": a symptom that is no sign alone
    if (!isSmall && word.kind === 'word' && lexicon.isSymptom(word.word)) continue
    if (!isSmall || lexicon.links.has(word.base) || lexicon.pronouns.has(word.word)) return false
  }
  return true
}

/** "no pus, swelling or fever": the list ends with `or`, so the first `no` reaches all of it. */
const isInDeniedList = (sign: Found, scene: Scene, denied: ReadonlySet<Found>): boolean => {
  const { clauses, or } = scene
  const clause = clauses.of(sign.from)
  if (!or.has(clause.opener) && clause.opener !== ',') return false
  let before = clauses.list[clause.index - 1]
  if (!before || before.sentence !== clause.sentence || !isItem(clause, scene)) return false
  // "no swelling, smell or fever": over an item that is no sign
  while (before?.opener === ',' && !scene.signsIn.has(before.index) && isItem(before, scene))
    before = clauses.list[before.index - 1]
  const last = before && scene.signsIn.get(before.index)?.at(-1)
  if (!last || !denied.has(last)) return false
  if (clause.opener !== ',') return true
  // an item after a comma is only denied when an `or` closes the list
  for (let index = clause.index + 1; ; index++) {
    const next = clauses.list[index]
    if (!next || next.sentence !== clause.sentence || !isItem(next, scene)) return false
    if (or.has(next.opener)) return true
    if (next.opener !== ',') return false
  }
}

/** "fever: no", "pus? none", "pain free": a denial that follows. */
const isDeniedAfter = (sign: Found, { words, lexicon, starts }: Scene): boolean => {
  let i = sign.to
  let parted = false
  while (
    words[i] &&
    (words[i]?.kind === 'stop' || words[i]?.kind === 'mark' || words[i]?.word === 'is') &&
    i < sign.to + 3
  ) {
    parted ||= words[i]?.kind !== 'word'
    i++
  }
  const word = words[i]
  if (!word || !lexicon.files.grammar.after.includes(word.word)) return false
  // "besides pus nothing"
  if (words.slice(Math.max(0, sign.from - 3), sign.from).some((w) => BESIDES.has(w.word))) return false
  // "rash is not there"
  const isAbsent = lexicon.files.grammar.absent.includes(words[i + 1]?.word ?? '')
  const next = words[isAbsent ? i + 2 : i + 1]
  const ends = next === undefined || next.kind === 'stop' || next.kind === 'comma' || lexicon.clauses.has(next.word)
  const nextIsSign = starts.has(i + 1)
  if (word.word === 'free') return i === sign.to && !nextIsSign
  return ends || (parted && !nextIsSign && next?.kind !== 'word')
}

const BESIDES: ReadonlySet<string> = new Set(['besides', 'except', 'apart', 'bar', 'beside', 'aside', 'barring'])
const UNTIL: ReadonlySet<string> = new Set(['until', 'till'])

/** words between what is denied and its exception: "no swelling anywhere apart from my lips" */
const BEFORE_EXCEPTION = 3
const IN_EXCEPTION = 8

/** "no swelling apart from my lips", "no fever except last night": it is there, where or when the exception says. "No pain apart from a headache" tells another sign. */
const hasException = (sign: Found, { words, clauses, found }: Scene): boolean => {
  const { sentence } = clauses.of(sign.from)
  for (let i = sign.to; i < sign.to + BEFORE_EXCEPTION; i++) {
    const [word, next] = [words[i]?.word ?? '', words[i + 1]]
    if (!next || clauses.of(i + 1).sentence !== sentence) return false
    if (BESIDES.has(word) || (word === 'other' && next.word === 'than') || (word === 'but' && next.word === 'for'))
      return !found.some(({ from }) => from > i && from <= i + IN_EXCEPTION && clauses.of(from).sentence === sentence)
  }
  return false
}

/** "no swelling until today": it was denied once, and is there now. */
const endsLater = (sign: Found, negator: RemarkHit, { words, clauses, lexicon }: Scene): boolean => {
  const { later } = lexicon.files.grammar
  const clause = clauses.of(sign.from)
  // "until yesterday no pus"
  if (UNTIL.has(clause.opener) && negator.from > clause.from + 1) return true
  const next = clauses.list[clause.index + 1]
  if (next && next.sentence === clause.sentence && later.includes(next.opener)) return true
  return words.slice(sign.to, clause.to).some((w) => later.includes(w.word))
}

const orWords = perLexicon(({ files }): ReadonlySet<string> => new Set(files.grammar.or))

/** The signs that the words deny. A second negation takes the first back; in doubt the sign is there. */
export const deniedSigns = (
  words: readonly Word[],
  found: readonly Found[],
  { remarks, sensations }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): ReadonlySet<Found> => {
  const ownerOf = new Map(found.flatMap((f) => f.at.map((i) => [i, f] as const)))
  const { grammar, conditions } = lexicon.files
  const { negated } = conditions
  // "nothing sticky or smelly"
  const isNothing = (r: RemarkHit): boolean =>
    r.entry.kind === 'context' && words[r.from]?.word === 'nothing' && r.to === r.from + 2
  // "no patches or redness": the `no` of harmless talk reaches over the `or`
  const isNoneOr = (r: RemarkHit): boolean =>
    r.entry.kind === 'context' &&
    ['no', 'not', 'without'].includes(words[r.from]?.word ?? '') &&
    grammar.or.includes(words[r.to]?.word ?? '')
  const wellWords = remarks.filter(
    (r) => r.entry.kind === 'all-well' && [...negated, 'nothing'].includes(words[r.from]?.word ?? ''),
  )
  const denying = remarks.filter(
    (r) =>
      r.entry.kind === 'negator' && !r.at.some((i) => ownerOf.get(i)?.isLack || ownerOf.get(i)?.sensation === null),
  )
  const scene: Scene = {
    words,
    clauses,
    lexicon,
    found,
    ownerOf,
    // the `no` of "no problem" denies what the problem is with: "no problem in breathing"
    negators: new Map([
      ...wellWords.flatMap((r) => [[r.from + 1, r] as const, [r.to, r] as const]),
      ...remarks.filter(isNoneOr).map((r) => [r.to, r] as const),
      ...remarks.filter(isNothing).map((r) => [r.from + 1, r] as const),
      ...denying.map((r) => [r.to, r] as const),
    ]),
    signsIn: Map.groupBy(found, (f) => clauses.of(f.from).index),
    starts: new Set(found.map((f) => f.from)),
    or: orWords(lexicon),
    sensed: new Set(sensations.flatMap((hit) => hit.at)),
  }
  const denied = new Set<Found>()
  for (const sign of found) {
    const negator = negationBefore(sign.from, scene) ?? (sign.head > sign.from ? negationInside(sign, scene) : null)
    const isDouble = negator !== null && negationBefore(negator.from, scene) !== null
    const isDenied =
      negator !== null &&
      !isDouble &&
      !endsLater(sign, negator, scene) &&
      !hasException(sign, scene) &&
      !isTakenBack(sign, negator, scene)
    if (isDenied) denied.add(sign)
    else if (negator === null && (isDeniedAfter(sign, scene) || isInDeniedList(sign, scene, denied))) denied.add(sign)
  }
  for (const sign of soughtInVain(words, found, clauses, lexicon)) denied.add(sign)
  return denied
}
