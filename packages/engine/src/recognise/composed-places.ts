import { type Composing, composing } from './composed-places-file.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import type { Word } from './read-words.ts'

// so many words may a place have: a text of nothing else must not take minutes
const LONGEST = 24

/** What the reader of one text needs. `namedAt`: the longest place named at a word; `end`: it reads no further. */
interface Text {
  readonly end: number
  readonly words: readonly Word[]
  readonly lexicon: Lexicon
  readonly is: Composing
  readonly namedAt: (i: number) => PlaceHit | null
}

const wordAt = (i: number, { words, end }: Text): string =>
  i < end && words[i]?.kind === 'word' ? (words[i]?.word ?? '') : ''
const isArticle = (i: number, text: Text): boolean =>
  text.is.articles.has(wordAt(i, text)) || (i < text.end && text.words[i]?.kind === 'number')

const BEFORE_TO: ReadonlySet<string> = new Set(['next', 'close', 'near', 'nearer', 'closer'])

/** A preposition; "sore to the point that I scream" is no place. */
const isLead = (i: number, text: Text): boolean => {
  const word = wordAt(i, text)
  return text.is.lead.has(word) && (word !== 'to' || BEFORE_TO.has(wordAt(i - 1, text)))
}
const isHead = ({ place }: PlaceHit, { lexicon }: Text): boolean =>
  lexicon.treated.has(place) || lexicon.nearby.has(place)

/** "you did", "that the nurse marked with pen", "i wanted filled": all its words are of closed lists, one of them a deed. Its end; `from` where there is none. */
const deedFrom = (from: number, text: Text): number => {
  const { is } = text
  let told = false
  let led = false
  let end = from
  for (let i = from; ; i++) {
    const word = wordAt(i, text)
    if (is.deed.has(word) && (led || told)) {
      told = true
      end = i + 1
    } else if (told && is.tail.has(word)) end = i + 1
    else if (is.who.has(word) || is.has.has(word)) led = true
    else if (!(i === from && (word === 'that' || word === 'which')) && !isArticle(i, text)) break
  }
  return told ? end : from
}

/** "of the", "in my": where the next part of the place would begin. */
const overArticles = (from: number, text: Text): number => {
  let i = from
  while (text.is.lead.has(wordAt(i, text)) || text.lexicon.insidePlaces.has(wordAt(i, text))) i++
  return i
}

/** "right hand side temple", "the left hand side of my head": no hand, and no half of a body. */
const isHandSide = (i: number, text: Text): boolean => {
  if (wordAt(i, text) !== 'hand' || !['left', 'right'].includes(wordAt(i - 1, text))) return false
  const side = text.namedAt(i + 1)
  const named = side && side.to > i + 2 ? side : text.namedAt(overArticles(i + 2, text))
  return wordAt(i + 1, text) === 'side' && named !== null && isHead(named, text)
}

interface Name {
  readonly place: string
  readonly to: number
  readonly isLossy: boolean
  /** "edge", "half": of the head only where more says so */
  readonly isVague: boolean
}

/** "the thin bit", "their two pin pricks", "my left temple": the longest name from `from`. */
const nameAt = (from: number, text: Text): Name | null => {
  const { is } = text
  let [i, liked, ofHead, isLossy, definite, hasArticle] = [from, false, false, false, false, false]
  let best: Name | null = null
  for (; ; i++) {
    const word = wordAt(i, text)
    const named = text.namedAt(i)
    if (named && isHead(named, text)) {
      best = { place: named.place, to: named.to, isLossy, isVague: false }
      // "the crown whorl", "the front corner": a name goes on
      const next = wordAt(named.to, text)
      if (!is.names.has(next) && !is.like.has(next)) return best
      ;[liked, ofHead, i] = [true, true, named.to - 1]
      continue
    }
    if (is.lossy.has(word)) [isLossy, ofHead] = [true, true]
    const place = is.onlyThe.has(word) && wordAt(i - 1, text) !== 'the' ? undefined : is.names.get(word)
    if (place !== undefined && isLossy && !definite) return null
    // "red in a circle" tells how it looks
    if (place !== undefined && is.needsDefinite.has(word) && !definite && !ofHead) return null
    if (place !== undefined && (definite || hasArticle || liked || !is.needsArticle.has(word)))
      best = { place, to: i + 1, isLossy, isVague: is.vague.has(word) && !ofHead }
    ofHead ||= is.ofHead.has(word) || (place !== undefined && !is.vague.has(word) && !is.onlyThe.has(word))
    if (is.definite.has(word)) definite = true
    else if (isArticle(i, text)) hasArticle = true
    else if (is.like.has(word) || isHandSide(i, text) || place !== undefined) liked = true
    else return best
  }
}

// after these the place is said on; "where", "that", "since" go on to news
const GOES_ON: ReadonlySet<string> = new Set([
  'and',
  'but',
  'or',
  'like',
  'only',
  'mostly',
  'mainly',
  'still',
  'though',
  'too',
  'as',
])

/** What was lost there must be an old tale: "around the bald patch that came", "the bald spot, it's new" are news. */
const isOldTale = (to: number, text: Text): boolean => {
  const next = text.words[to]
  if (next === undefined) return true
  if (next.kind === 'word' && !GOES_ON.has(next.word) && !LEADS_ON.has(next.word)) return false
  return ![to + 1, to + 2].some((i) => text.lexicon.pronouns.has(wordAt(i, text)))
}

const LEADS_ON: ReadonlySet<string> = new Set(['at', 'on', 'in', 'near', 'by', 'towards', 'behind', 'above'])

/** Another part of the body follows: "the middle of my calf". */
const leadsToBody = (to: number, text: Text): boolean => {
  const i = overArticles(to, text)
  const named = text.namedAt(i) ?? text.namedAt(to)
  return named !== null && !isHead(named, text)
}

/** "thumb width in from", "two inches behind": how far from what follows. Its end, or `from`. */
const distanceAt = (from: number, text: Text): number => {
  const { is } = text
  let i = from
  while (isArticle(i, text) || is.like.has(wordAt(i, text))) i++
  const hasSpan = is.spans.has(wordAt(i, text))
  if (!hasSpan || i === from) return from
  i++
  const hasWidth = is.widths.has(wordAt(i, text))
  if (hasWidth) i++
  if (wordAt(i, text) === 'or' && wordAt(i + 1, text) === 'so') i += 2
  const at = i
  while (is.ways.has(wordAt(i, text)) || (i > at && wordAt(i, text) === 'from')) i++
  if (i > at) return i
  return hasWidth && wordAt(i, text) === 'from' ? i + 1 : from
}

const IT: ReadonlySet<string> = new Set(['it', 'them'])

/** "of it", "of my crown": what the name is a part of. null = of something that is not of the head. */
const wholeOf = (name: Name, text: Text): Name | null => {
  if (wordAt(name.to, text) !== 'of') return name
  if (IT.has(wordAt(name.to + 1, text))) return { ...name, to: name.to + 2, isVague: false }
  const whole = nameAt(overArticles(name.to, text), text)
  if (whole === null) return null
  const place = text.lexicon.nearby.has(whole.place) ? whole.place : name.place
  return { place, to: whole.to, isLossy: name.isLossy || whole.isLossy, isVague: name.isVague && whole.isVague }
}

// "the gap" alone may be a wound's, "the gap i wanted filled" is not
const FILLED: ReadonlySet<string> = new Set(['fill', 'filled', 'planted', 'grafted', 'implanted', 'transplanted'])

const NOT: ReadonlySet<string> = new Set(['not', 'nt', 'never', 'didnt', 'havent', 'hasnt', 'wasnt', 'werent'])

// "past the hairline" is only where, "past the bit you did" is where nothing was done
const SESSION: ReadonlySet<string> = new Set(['treated', 'needles', 'ink', 'recipient'])

/** A place that is put together of known words behind a preposition; null where anything in it is not known, or another part of the body follows. */
const placeFrom = (from: number, text: Text): PlaceHit | null => {
  const isBeyond = text.is.beyond.has(wordAt(from, text))
  let at = isBeyond ? from + 1 : from
  while (isLead(at, text)) at++
  const far = distanceAt(at, text)
  if (at === from && far === at) return null
  const name = nameAt(far, text)
  const whole = name && wholeOf(name, text)
  if (!whole) return null
  const to = deedFrom(whole.to, text)
  const isDone = to > whole.to
  if (whole.isVague && !isDone && far === at) return null
  if (whole.isLossy && !isDone && !isOldTale(to, text)) return null
  const isFilled = text.words.slice(whole.to, to).some((w) => FILLED.has(w.word))
  if (text.is.onlyFilled.has(wordAt(whole.to - 1, text)) && !isFilled) return null
  if (leadsToBody(to, text)) return null
  const hit = { place: whole.place, from, to, isDescribed: true }
  if (!isBeyond && !NOT.has(wordAt(to, text))) return { ...hit, isComposed: true }
  return SESSION.has(whole.place) ? { ...hit, isBeyond: true } : null
}

/** "i have least hair": its end, or `from`; "i have no hair left" is news. */
const leastFrom = (from: number, text: Text): number => {
  let i = from
  while (text.is.who.has(wordAt(i, text)) || text.is.has.has(wordAt(i, text)) || wordAt(i, text) === 'the') i++
  if (i === from || !text.is.amounts.has(wordAt(i, text)) || wordAt(i + 1, text) !== 'hair') return from
  const next = text.words[i + 2]
  return next?.kind === 'word' && !GOES_ON.has(next.word) ? from : i + 2
}

/** "where my hair is thinnest", "where the sun usually hits": a thing of the head or the day says where. Its end, or `from`. */
const thingFrom = (from: number, text: Text): number => {
  const { is } = text
  let i = from
  while (isArticle(i, text) || is.definite.has(wordAt(i, text))) i++
  const [isHair, isTouching] = [is.hair, is.touching].map((set) => set.has(wordAt(i, text)))
  if (!isHair && !isTouching) return from
  i++
  while (is.hair.has(wordAt(i, text)) || is.touching.has(wordAt(i, text))) i++
  while (is.has.has(wordAt(i, text)) || wordAt(i, text) === 'the') i++
  const says = wordAt(i, text)
  if (!(isHair && is.extreme.has(says)) && !(isTouching && is.touch.has(says))) return from
  i++
  while (is.tail.has(wordAt(i, text)) || is.touch.has(wordAt(i, text))) i++
  // "where my hair is thin now" is news
  return isHair && !isOldTale(i, text) ? from : i
}

/** "where it was numbed", "where they shaved me", "where my parting is widest": a clause of closed words that says where. */
const whereFrom = (from: number, text: Text): PlaceHit | null => {
  if (!text.is.where.has(wordAt(from, text))) return null
  const to = Math.max(...[deedFrom, thingFrom, leastFrom].map((read) => read(from + 1, text)))
  if (to === from + 1 || leadsToBody(to, text)) return null
  return { place: 'treated', from, to, isDescribed: true, isComposed: true }
}

/** The place that is put together at word `from`. @param named places that the lexicon names, longest first at each word */
export const composedPlaceAt = (
  from: number,
  words: readonly Word[],
  lexicon: Lexicon,
  named: ReadonlyMap<number, PlaceHit>,
): PlaceHit | null => {
  const is = composing(lexicon)
  const text: Text = { words, lexicon, is, end: from + LONGEST, namedAt: (i) => named.get(i) ?? null }
  return whereFrom(from, text) ?? placeFrom(from, text)
}
