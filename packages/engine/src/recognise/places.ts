import { baldPlaceAt } from './bald-place.ts'
import { composedPlaceAt } from './composed-places.ts'
import { partWords } from './composed-places-file.ts'
import type { Lexicon } from './lexicon.ts'
import type { PhraseHit } from './phrases.ts'
import type { PlaceHit } from './place-hit.ts'
import { range } from './range.ts'
import type { Word } from './read-words.ts'

// "where they took a few of the grafts from": so far does a description of a place reach
const WHERE_REACH = 10

const DOES: ReadonlySet<string> = new Set(['i', 'you', 'we', 'they', 'he', 'she', 'ye', 'u'])

/** "squirt" in "where i squirt the drops": what somebody does with something is no sign. */
const isDeed = (i: number, words: readonly Word[], inside: ReadonlySet<string>): boolean =>
  DOES.has(words[i - 1]?.word ?? '') && (words[i + 1]?.word === 'it' || inside.has(words[i + 1]?.word ?? ''))

/** "where the needles went": the first row whose every word follows. */
const whereAt = (
  words: readonly Word[],
  start: number,
  { files, forms, whereTail, links, insidePlaces }: Lexicon,
): PlaceHit | null => {
  const reach: { readonly base: string; readonly i: number }[] = []
  for (let i = start + 1; i < Math.min(words.length, start + 1 + WHERE_REACH); i++) {
    const word = words[i]
    if (word === undefined || word.kind === 'stop' || word.kind === 'comma') break
    reach.push({ base: word.base, i })
  }
  for (const { has, place } of files.places.where) {
    const found = has.map((either) => {
      const meant = new Set(either.split('|').map((w) => forms.base(forms.meant(w))))
      return reach.find(({ base }) => meant.has(base))
    })
    if (!found.every((f) => f !== undefined)) continue
    const last = Math.max(...found.map((f) => f.i))
    let to = last + 1
    while (reach.some(({ i }) => i === to) && whereTail.has(words[to]?.word ?? '')) to++
    // "where it was taken is bruised": the last link tells of the place
    while (to > start + 2 && links.has(words[to - 1]?.word ?? '')) to--
    const deeds = reach.filter(({ i }) => isDeed(i, words, insidePlaces)).map(({ i }) => i)
    return { place, from: start, to, isDescribed: true, told: [...found.map((f) => f.i), ...deeds, ...range(last, to)] }
  }
  return null
}

const OF = 'of'
const NEEDLES = 'needles'
// "the hair of my arms" is hair wherever it grows
const HAIRS: ReadonlySet<string> = new Set(['hair', 'own-hair', 'graft-hair'])

/** "the middle bit of my leg": a part of the leg, whatever bits of the head are called. */
const partOf = (hits: readonly PlaceHit[], words: readonly Word[], lexicon: Lexicon): readonly PlaceHit[] => {
  const { treated, nearby, insidePlaces } = lexicon
  const parts = partWords(lexicon)
  const isBody = ({ place }: PlaceHit): boolean => !treated.has(place) && !nearby.has(place)
  const isOf = (a: PlaceHit, b: PlaceHit): boolean => {
    const between = words.slice(a.to, b.from)
    return (
      between.some((w) => w.word === OF) &&
      between.every((w) => w.word === OF || insidePlaces.has(w.word) || parts.has(w.word))
    )
  }
  const merged: PlaceHit[] = []
  for (const hit of hits) {
    const before = merged.at(-1)
    const isPart = before && isOf(before, hit) && isBody(hit) && !isBody(before) && !HAIRS.has(before.place)
    if (isPart) merged[merged.length - 1] = { ...hit, from: before.from }
    else merged.push(hit)
  }
  return merged
}

/** "belly where the fat was taken": the description says more than the name before it. */
const refined = (
  hits: readonly PlaceHit[],
  {
    treated,
    files: {
      places: { narrow },
    },
  }: Lexicon,
): readonly PlaceHit[] =>
  hits.flatMap((hit, n) => {
    const next = hits[n + 1]
    const before = hits[n - 1]
    // "all over where they did the needles" is nowhere else
    const narrows = (a: PlaceHit, b: PlaceHit): boolean =>
      (a.to === b.from && b.isDescribed && a.place === ANYWHERE && treated.has(b.place)) ||
      (a.to === b.from && b.isDescribed && (treated.has(a.place) || !treated.has(b.place) || narrow.includes(b.place)))
    if (next && narrows(hit, next)) return []
    if (!before || !narrows(before, hit)) return [hit]
    const told = hit.told && [...range(before.from, before.to), ...hit.told]
    return [{ ...hit, from: before.from, ...(told && { told }) }]
  })

/** the back of the body, not of the head */
export const BACK = 'back'
const ANYWHERE = 'whole'
const HEADS_BACK = 'donor'
const OWNER: ReadonlySet<string> = new Set(['my', 'his', 'her'])

/** Places put together of known words, where they say more than the names in them. */
const composed = (
  words: readonly Word[],
  named: readonly PhraseHit<string>[],
  hits: readonly PlaceHit[],
  lexicon: Lexicon,
): readonly PlaceHit[] => {
  const described = new Map(hits.map((hit) => [hit.from, hit] as const))
  const isDescribed = new Uint8Array(words.length)
  for (const { from, to } of hits) isDescribed.fill(1, from, to)
  const longest = new Map<number, PlaceHit>()
  for (const { entry, from, to } of named)
    if ((longest.get(from)?.to ?? 0) < to) longest.set(from, { place: entry, from, to, isDescribed: false })
  const isNamed = new Uint8Array(words.length)
  for (const { from, to } of longest.values()) isNamed.fill(1, from, to)
  const found: PlaceHit[] = []
  let reached = 0
  // "my leg is numb in the lower part": it is the leg's
  let isOfBody = false
  for (const [i, word] of words.entries()) {
    if (word.kind !== 'word' || lexicon.clauses.has(word.word)) isOfBody = false
    const name = longest.get(i)?.place
    if (name !== undefined && name !== ANYWHERE && !lexicon.treated.has(name) && !lexicon.nearby.has(name))
      isOfBody = true
    if (i < reached || isOfBody) continue
    const hit = baldPlaceAt(i, words, lexicon) ?? composedPlaceAt(i, words, lexicon, longest)
    if (hit === null) continue
    const own = described.get(hit.from)
    const others = range(hit.from, hit.to).some((n) => isDescribed[n] === 1 && !(own && own.from <= n && n < own.to))
    if (others || (own ? own.to > hit.to : isDescribed[hit.from] === 1)) continue
    const saysMore = words
      .slice(hit.from, hit.to)
      .some((w, n) => isNamed[hit.from + n] !== 1 && !lexicon.isSmall(w) && !lexicon.towards.has(w.word))
    // "puncture marks" are also a name of small scabs
    if (!saysMore && !hit.isBeyond && hit.place !== NEEDLES) continue
    // "where he sprayed the liquid": of known words only, at the place that its row names
    found.push(own ? { ...hit, place: own.place } : hit)
    reached = hit.to
  }
  return found
}

/** "where my arm was jabbed": another part of the body is what it says. */
const crossesBody = (
  { place, from, to }: PlaceHit,
  named: readonly PhraseHit<string>[],
  { treated, nearby, files: { places } }: Lexicon,
): boolean =>
  !places.narrow.includes(place) &&
  named.some(
    (n) =>
      from < n.from &&
      n.to <= to &&
      n.entry !== place &&
      n.entry !== 'device' &&
      !treated.has(n.entry) &&
      !nearby.has(n.entry),
  )

/** All places named, longest first, none inside another. */
export const findPlaces = (words: readonly Word[], lexicon: Lexicon): readonly PlaceHit[] => {
  const keys = words.map((w) => (w.kind === 'word' ? [lexicon.idOf(w.base)] : []))
  const reader = {
    keys: (i: number) => keys[i] ?? [],
    mayPass: (i: number) => lexicon.insidePlaces.has(words[i]?.word ?? ''),
    gap: 3,
  }
  const named: PhraseHit<string>[] = []
  let hits: PlaceHit[] = []
  for (const [i, { word }] of words.entries()) {
    named.push(...lexicon.places.findAt(i, reader))
    if (word === 'where') {
      const hit = whereAt(words, i, lexicon)
      if (hit) hits.push(hit)
    }
  }
  hits = hits.filter((hit) => !crossesBody(hit, named, lexicon))
  const taken = new Uint8Array(words.length)
  for (const { from, to } of hits) taken.fill(1, from, to)
  const together = composed(words, named, hits, lexicon)
  const starts = new Set(together.map((hit) => hit.from))
  hits = hits.filter((hit) => !starts.has(hit.from))
  for (const hit of together) {
    hits.push(hit)
    taken.fill(1, hit.from, hit.to)
  }
  // "at the back" is the back of the head, "in my back" the body's
  const isOwnBack = (hit: PhraseHit<string>): boolean =>
    hit.entry === HEADS_BACK && words[hit.to - 1]?.word === BACK && OWNER.has(words[hit.to - 2]?.word ?? '')
  const told = (hit: PhraseHit<string>): number =>
    hit.at.filter((i) => !lexicon.insidePlaces.has(words[i]?.word ?? '')).length
  const order = named.sort((a, b) => told(b) - told(a) || b.at.length - a.at.length || a.from - b.from)
  for (const hit of order) {
    const { from, to } = hit
    const entry = isOwnBack(hit) ? BACK : hit.entry
    if (taken.subarray(from, to).includes(1)) continue
    taken.fill(1, from, to)
    hits.push({ place: entry, from, to, isDescribed: false })
  }
  const inOrder = hits.sort((a, b) => a.from - b.from)
  return refined(partOf(inOrder, words, lexicon), lexicon)
}
