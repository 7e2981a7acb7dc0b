import type { Lexicon } from './lexicon.ts'
import type { PhraseHit } from './phrases.ts'
import type { Word } from './read-words.ts'

/** A place of the body in the text. */
export interface PlaceHit {
  readonly place: string
  readonly from: number
  /** exclusive */
  readonly to: number
  /** "where the needles went" */
  readonly isDescribed: boolean
}

// "where they took a few of the grafts from": so far does a description of a place reach
const WHERE_REACH = 10

/** "where the needles went": the first row whose every word follows. */
const whereAt = (
  words: readonly Word[],
  start: number,
  { files, forms, whereTail, links }: Lexicon,
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
    let to = Math.max(...found.map((f) => f.i)) + 1
    while (reach.some(({ i }) => i === to) && whereTail.has(words[to]?.word ?? '')) to++
    // "where it was taken is bruised": the last link tells of the place
    while (to > start + 2 && links.has(words[to - 1]?.word ?? '')) to--
    return { place, from: start, to, isDescribed: true }
  }
  return null
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
    const narrows = (a: PlaceHit, b: PlaceHit): boolean =>
      a.to === b.from && b.isDescribed && (treated.has(a.place) || !treated.has(b.place) || narrow.includes(b.place))
    if (next && narrows(hit, next)) return []
    return before && narrows(before, hit) ? [{ ...hit, from: before.from }] : [hit]
  })

/** the back of the body, not of the head */
export const BACK = 'back'
const HEADS_BACK = 'donor'
const OWNER: ReadonlySet<string> = new Set(['my', 'his', 'her'])

/** All places named, longest first, none inside another. */
export const findPlaces = (words: readonly Word[], lexicon: Lexicon): readonly PlaceHit[] => {
  const keys = words.map((w) => (w.kind === 'word' ? [lexicon.idOf(w.base)] : []))
  const reader = {
    keys: (i: number) => keys[i] ?? [],
    mayPass: (i: number) => lexicon.insidePlaces.has(words[i]?.word ?? ''),
    gap: 3,
  }
  const named: PhraseHit<string>[] = []
  const hits: PlaceHit[] = []
  for (const [i, { word }] of words.entries()) {
    named.push(...lexicon.places.findAt(i, reader))
    if (word === 'where') {
      const hit = whereAt(words, i, lexicon)
      if (hit) hits.push(hit)
    }
  }
  const taken = new Uint8Array(words.length)
  for (const { from, to } of hits) taken.fill(1, from, to)
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
  return refined(
    hits.sort((a, b) => a.from - b.from),
    lexicon,
  )
}
