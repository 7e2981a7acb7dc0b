import type { Grade, Knowledge, Sign } from '@anagen/kb'
import { annotate, type RemarkHit } from '../recognise/annotate.ts'
import { clausesOf } from '../recognise/clauses.ts'
import { foldPhrase } from '../recognise/fold.ts'
import { type Lexicon, lexiconOf } from '../recognise/lexicon.ts'
import { perLexicon } from '../recognise/per-lexicon.ts'
import type { PlaceHit } from '../recognise/place-hit.ts'
import { readWords, type Word } from '../recognise/read-words.ts'
import { timesOf } from '../recognise/time.ts'
import { worryOf } from '../recognise/worries.ts'
import { nearestWeights } from './nearest-weights.ts'
import { traitsIn } from './traits.ts'

/** Words that nobody reads, of which a person may say what they mean. */
export interface Piece {
  readonly words: readonly Word[]
  readonly traits: ReadonlySet<string>
  /** places near the scalp that it names: only a sign that is told of there may be offered */
  readonly places: readonly string[]
  /** how bad it says that it is, whatever it is: the highest grade that any of its words tells; null: none does */
  readonly grade: Grade | null
}

// who needs more words may tell of two things
const MOST_WORDS = 12
// log odds; handed back for worry from worryingFrom on, not asked about from far less
const WORRYING_FROM = 0
/** how much a word must speak for what is never normal, and how much more than for anything that may be */
const GRAVE = 2
const GRAVER_BY = 1
const SEVERE = 3

// what a remark of these kinds says is more than what one sign is
const BEYOND: ReadonlySet<RemarkHit['entry']['kind']> = new Set([
  'graver',
  'other-person',
  'unable',
  'fever-hidden',
  'modifier',
  'history',
  'asked',
  'worry',
  'spread',
  'returned',
  'then-worse',
  'since-gap',
  'again',
])
const HEAD = 'head'

const negatorsOf = perLexicon(
  ({ knowledge }): ReadonlySet<string> =>
    new Set(
      [...knowledge.vocabulary.absent, 'cant', 'cannot', 'couldnt', 'wont', 'unable', 'nothing'].flatMap(foldPhrase),
    ),
)

/** Speaks for what is never normal more than for anything else. */
const isGrave = (trait: string, lexicon: Lexicon): boolean => {
  let grave = 0
  let calm = 0
  for (const [sign, weight] of nearestWeights(lexicon).get(trait) ?? [])
    if (lexicon.knowledge.signs[sign]?.neverCalm ?? true) grave = Math.max(grave, weight)
    else calm = Math.max(calm, weight)
  return grave >= GRAVE && grave > calm + GRAVER_BY
}

const beyondScalp = (places: readonly PlaceHit[], { treated, general }: Lexicon): readonly string[] =>
  places.map(({ place }) => place).filter((place) => !treated.has(place) && !general.has(place) && place !== HEAD)

/** Does a sentence name a part of the body that is not near the scalp? "My chest, like a drum": what is said in it may be told of that part. */
export const namesElsewhere = (sentence: string, knowledge: Knowledge): boolean => {
  const lexicon = lexiconOf(knowledge)
  const { places } = annotate(readWords(sentence, lexicon), lexicon)
  return beyondScalp(places, lexicon).some((place) => !lexicon.nearby.has(place))
}

/** Does a clause of the sentence that holds words of the piece worry as a whole? "The soreness has a beat of its own": the piece alone need not. */
export const worriesAround = (sentence: string, piece: string, knowledge: Knowledge): boolean => {
  const lexicon = lexiconOf(knowledge)
  const words = readWords(sentence, lexicon)
  const start = sentence.indexOf(piece)
  const [from, to] = start < 0 ? [0, sentence.length] : [start, start + piece.length]
  return clausesOf(words, lexicon).list.some((clause) => {
    const own = words.slice(clause.from, clause.to)
    const holdsPiece = own.some(({ token }) => token.start < to && token.end > from)
    return holdsPiece && worryOf(clause, { words, lexicon }) >= WORRYING_FROM
  })
}

/**
 * A piece of which the person may say what it means, or null: then it stays not understood, whatever anybody chooses. That is every piece that is long, holds
 * a number, a time, a denial, another person or a part of the body where nothing was done, and all whose words speak for a danger.
 */
export const explainable = (text: string, knowledge: Knowledge): Piece | null => {
  const lexicon = lexiconOf(knowledge)
  const words = readWords(text, lexicon)
  const said = words.filter((w) => w.kind === 'word')
  if (said.length === 0 || said.length > MOST_WORDS) return null
  if (words.some((w) => w.kind === 'number' || w.kind === 'strange')) return null
  const { talk, persons, grave, poorly, unwell, nearby } = lexicon
  const negators = negatorsOf(lexicon)
  const isPerson = ({ word }: Word): boolean =>
    talk.others.has(word) || talk.partners.has(word) || talk.relatives.has(word) || talk.treating.has(word)
  const ofOthers = (w: Word): boolean => isPerson(w) || (persons.has(w.word) && !OWN.has(w.word))
  const isDanger = ({ word, base }: Word): boolean =>
    grave.has(word) || grave.has(base) || poorly.has(word) || unwell.has(word) || unwell.has(base)
  if (said.some((w) => negators.has(w.word) || ofOthers(w) || isDanger(w))) return null
  const annotated = annotate(words, lexicon)
  const { remarks, places } = annotated
  if (timesOf(words, annotated, lexicon).length > 0) return null
  if (remarks.some(({ entry }) => BEYOND.has(entry.kind) || (entry.kind === 'trend' && entry.trend === 'worse')))
    return null
  const grades = remarks.flatMap(({ entry }) => (entry.kind === 'severity' ? entry.grade : []))
  const grade = grades.reduce<Grade | null>((most, one) => (most === null || one > most ? one : most), null)
  if (grade !== null && grade >= SEVERE) return null
  const elsewhere = beyondScalp(places, lexicon)
  if (elsewhere.some((place) => !nearby.has(place))) return null
  if (worryOf({ from: 0, to: words.length }, { words, lexicon }) >= WORRYING_FROM) return null
  const traits = traitsIn(words, lexicon)
  for (const trait of traits) if (isGrave(trait, lexicon)) return null
  return { words, traits, places: elsewhere, grade }
}

const OWN: ReadonlySet<string> = new Set(['i', 'im', 'ive', 'id'])

/** Is the sign told of every place that the piece names? */
export const mayBeThere = ({ places }: Piece, sign: Sign): boolean =>
  places.every((place) => sign.places.includes(place))
