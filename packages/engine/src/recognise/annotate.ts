import type { Remark, SensationPhrase, SignPhrase } from './learnt.ts'
import type { Lexicon } from './lexicon.ts'
import { isMeant } from './meant.ts'
import type { PhraseBook, PhraseHit, PhraseReader } from './phrases.ts'
import type { PlaceHit } from './place-hit.ts'
import { BACK, findPlaces } from './places.ts'
import type { Word } from './read-words.ts'
import { deedAt, fixtureAt, isNoPlace } from './thing-names.ts'

/** A stretch that tells a sign as signs.yaml lists it. */
export interface SignHit extends PhraseHit<SignPhrase> {
  readonly what: 'sign'
}

/** A stretch that tells a sensation; one word may belong to several. */
export interface SensationHit {
  readonly what: 'sensation'
  readonly options: readonly SensationPhrase[]
  readonly from: number
  readonly to: number
  readonly at: readonly number[]
}

export type RemarkHit = PhraseHit<Remark>

/** What every lexicon found in the words. */
export interface Annotated {
  readonly signs: readonly SignHit[]
  readonly sensations: readonly SensationHit[]
  /** sensations inside the words of a listed phrase: they still take describing words ("brown" crusts) */
  readonly inner: readonly SensationHit[]
  readonly places: readonly PlaceHit[]
  readonly remarks: readonly RemarkHit[]
}

interface ContextHit {
  readonly what: 'context'
  readonly from: number
  readonly to: number
  readonly at: readonly number[]
}
type Claim = SignHit | SensationHit | ContextHit

const NO_KEYS: readonly number[] = []
const RANK = { sign: 0, context: 1, sensation: 2 } as const satisfies Record<Claim['what'], number>

// independent of what else is found at the same words
const FREE: ReadonlySet<Remark['kind']> = new Set([
  'modifier',
  'treatment',
  'part',
  'timed',
  'late',
  'many',
  'small',
  'again',
  'fast',
  'unable',
  'other-person',
  'asked',
  'person',
  'history',
  'graver',
  'fever-hidden',
])

const everywhere = <T>(book: PhraseBook<T>, words: readonly Word[], reader: PhraseReader): readonly PhraseHit<T>[] =>
  words.flatMap((_, i) => book.findAt(i, reader))

const readers = (words: readonly Word[], { isSmall, idOf }: Lexicon) => {
  const isSaid = ({ kind }: Word): boolean => kind === 'word' || kind === 'number' || kind === 'mark'
  const ids = (forms: readonly string[]): readonly number[] => forms.map(idOf).filter((id) => id >= 0)
  const bases = words.map((w) => (isSaid(w) ? ids([w.base]) : NO_KEYS))
  const keys = words.map((w) => (isSaid(w) ? ids(w.base === w.key ? [w.key] : [w.key, w.base]) : NO_KEYS))
  const mayPass = (i: number): boolean => {
    const word = words[i]
    return word !== undefined && (word.kind === 'word' ? isSmall(word) : word.kind === 'blank')
  }
  return {
    loose: { keys: (i: number) => bases[i] ?? NO_KEYS, mayPass, gap: 4 },
    strict: { keys: (i: number) => keys[i] ?? NO_KEYS, mayPass: () => false, gap: 0 },
  }
}

/** Of the phrases at the same words, those written the same way; then those that never calm. */
const sameWay = (hits: readonly SignHit[], words: readonly Word[]): readonly SignHit[] => {
  const alike = (hit: SignHit): number => hit.at.filter((i, n) => words[i]?.word === hit.entry.written[n]).length
  const groups = new Map<string, SignHit>()
  for (const hit of hits) {
    const place = hit.at.join()
    const rival = groups.get(place)
    const wins =
      rival === undefined ||
      alike(hit) > alike(rival) ||
      (alike(hit) === alike(rival) && hit.entry.neverCalm && !rival.entry.neverCalm)
    if (wins) groups.set(place, hit)
  }
  return [...groups.values()]
}

const together = (hits: readonly PhraseHit<SensationPhrase>[]): readonly SensationHit[] => {
  const groups = new Map<string, SensationHit>()
  for (const { entry, from, to, at } of hits) {
    const key = at.join()
    const group = groups.get(key)
    groups.set(key, { what: 'sensation', from, to, at, options: [...(group?.options ?? []), entry] })
  }
  return [...groups.values()]
}

/** "my head hurts" must not be read out of "the back of my head hurts". */
const cutsPlace = (
  hit: SignHit,
  placeAt: ReadonlyMap<number, PlaceHit>,
  words: readonly Word[],
  { insidePlaces, table }: Lexicon,
): boolean =>
  hit.at.length <= 3 &&
  hit.at.some((i) => {
    const place = placeAt.get(i)
    // "back is numb" is told of a head, "my back is numb" of a body
    if (place?.place === BACK && !hit.entry.neverCalm)
      return ![...table.values()].some((row) => row.get(BACK) === hit.entry.sign)
    if (!place || place.to - place.from < 2) return false
    const outside = words
      .slice(place.from, place.to)
      .filter((w, n) => !insidePlaces.has(w.word) && (place.from + n < hit.from || place.from + n >= hit.to))
    return outside.length > 0 && !hit.at.every((j) => place.from <= j && j < place.to)
  })

/** "bald patch" in "round the bald patch you did", "mark" in "red on the part you marked": words of a place that is put together tell no sign. */
const isOfComposed = (
  hit: SignHit,
  placeAt: ReadonlyMap<number, PlaceHit>,
  words: readonly Word[],
  { idOf, sensations }: Lexicon,
): boolean => {
  const isInside = (i: number): boolean => placeAt.get(i)?.isComposed === true
  const outside = hit.at.filter((i) => !isInside(i))
  // what is left outside is read without it
  const isRead = (i: number): boolean => placeAt.has(i) || sensations.said([idOf(words[i]?.base ?? '')]).length > 0
  return outside.length < hit.at.length && outside.every(isRead)
}

/** Harmless talk takes words from signs and sensations where it is longer: "blood test"; so do long denials: "can't see any". */
const competes = ({ entry: { kind }, at }: RemarkHit): boolean =>
  (kind === 'context' && at.length > 1) ||
  ((kind === 'negator' || kind === 'not-negation' || kind === 'mild') && at.length > 2)

/** Longest first; of the same length signs before harmless talk before single sensations. No word is used twice. */
const choose = (claims: readonly Claim[], count: number): readonly Claim[] => {
  const taken = new Uint8Array(count)
  const chosen: Claim[] = []
  const order = [...claims].sort(
    (a, b) =>
      b.at.length - a.at.length || RANK[a.what] - RANK[b.what] || a.to - a.from - (b.to - b.from) || a.from - b.from,
  )
  for (const claim of order) {
    if (claim.at.some((i) => taken[i] === 1)) continue
    for (const i of claim.at) taken[i] = 1
    chosen.push(claim)
  }
  return chosen.sort((a, b) => a.from - b.from)
}

/** A shorter remark inside a longer one is part of it: the `no` of "no problems" denies nothing. */
const outermost = (hits: readonly RemarkHit[]): readonly RemarkHit[] => {
  const bound = hits.filter((h) => !FREE.has(h.entry.kind)).sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: RemarkHit[] = []
  let reach = 0
  let longest = 0
  for (const hit of bound) {
    const inside = hit.to <= reach && hit.to - hit.from < longest
    if (inside) continue
    kept.push(hit)
    if (hit.to > reach) [reach, longest] = [hit.to, hit.to - hit.from]
  }
  return [...kept, ...hits.filter((h) => FREE.has(h.entry.kind))].sort((a, b) => a.from - b.from)
}

/** "it is dying" in "it is dying down": what is amiss goes on to say that it eases. */
const goesOnToEase = (hit: RemarkHit, heard: readonly RemarkHit[]): boolean =>
  hit.entry.kind === 'amiss' &&
  heard.some(
    ({ entry, from, to }) =>
      entry.kind === 'trend' && entry.trend === 'better' && hit.from < from && from < hit.to && hit.to < to,
  )

/** Looks every lexicon up in the words. */
export const annotate = (words: readonly Word[], lexicon: Lexicon): Annotated => {
  const { loose, strict } = readers(words, lexicon)
  const places = findPlaces(words, lexicon).filter((place) => !isNoPlace(place, words, lexicon))
  const remarks = everywhere(lexicon.remarks, words, strict)
  const listed = everywhere(lexicon.signs, words, loose).map((hit): SignHit => ({ what: 'sign', ...hit }))
  const placeAt = new Map(
    places.flatMap((p) => Array.from({ length: p.to - p.from }, (_, n) => [p.from + n, p] as const)),
  )
  const signs = sameWay(listed, words).filter(
    (hit) =>
      isMeant(hit, words, lexicon) &&
      !cutsPlace(hit, placeAt, words, lexicon) &&
      !isOfComposed(hit, placeAt, words, lexicon),
  )
  // the blood of "where they took the blood" bleeds not
  const isInPlace = (hit: SensationHit): boolean =>
    hit.at.every((i) => {
      const place = placeAt.get(i)
      return place !== undefined && place.to - place.from > hit.at.length && (place.told?.includes(i) ?? true)
    })
  // nor is the "marked" of "the part you marked" a degree
  const isOfPlace = ({ entry, from, to }: RemarkHit): boolean =>
    (entry.kind === 'severity' || entry.kind === 'trend') &&
    placeAt.get(from)?.isComposed === true &&
    placeAt.get(from) === placeAt.get(to - 1)
  // nor is "fat was taken" fat
  const parts = remarks.filter((r) => r.entry.kind === 'part')
  const isInPart = (hit: SensationHit): boolean => parts.some((p) => p.from <= hit.from && hit.to <= p.to)
  // "the shower drain" drains nothing
  const isFixture = ({ at: [first = 0] }: SensationHit): boolean => fixtureAt(first, words, lexicon)
  const isDeed = ({ at: [first = 0] }: SensationHit): boolean => deedAt(first, words, lexicon)
  const sensations = together(everywhere(lexicon.sensations, words, { ...loose, gap: 2 })).filter(
    (hit) => !isInPlace(hit) && !isInPart(hit) && !isFixture(hit) && !isDeed(hit),
  )
  const harmless = remarks.filter(competes).map(({ from, to, at }): ContextHit => ({ what: 'context', from, to, at }))
  const chosen = choose([...signs, ...sensations, ...harmless], words.length)
  const signWords = new Set(chosen.flatMap((c) => (c.what === 'sign' ? c.at : [])))
  const isInSign = (hit: RemarkHit): boolean =>
    !FREE.has(hit.entry.kind) &&
    hit.entry.kind !== 'trend' &&
    hit.entry.kind !== 'returned' &&
    hit.at.every((i) => signWords.has(i))
  const kept = new Set(chosen.flatMap((c) => (c.what === 'context' ? [`${c.from}-${c.to}`] : [])))
  const heard = remarks.filter((r) => !competes(r) || kept.has(`${r.from}-${r.to}`))
  return {
    signs: chosen.filter((c) => c.what === 'sign'),
    sensations: chosen.filter((c) => c.what === 'sensation'),
    inner: sensations.filter((hit) => hit.at.every((i) => signWords.has(i))),
    places,
    remarks: outermost(heard).filter((hit) => !isInSign(hit) && !isOfPlace(hit) && !goesOnToEase(hit, heard)),
  }
}
