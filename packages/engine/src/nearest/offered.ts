import { type Knowledge, rank, type Sign } from '@anagen/kb'
import { decide } from '../decide/decide.ts'
import { lexiconOf } from '../recognise/lexicon.ts'
import type { Report } from '../report.ts'
import { mayBeThere, type Piece } from './explainable.ts'
import { nearestWeights } from './nearest-weights.ts'
import { phraseOf } from './phrase-of.ts'

/** A sign that may be what was meant, and how far it would reach alone. */
interface Candidate {
  readonly sign: string
  readonly reaches: number
  readonly score: number
}

const OFFERED = 4
/** so many of them reach contact or more */
const WORRYING = 2
/** what the treatment may do is likelier than the rest; natural logarithms, as the evidence of the words */
const LISTED = 2
/** said once more in other words */
const TOLD_ALREADY = 1
/** a danger that is taken for the calm sign that is nearest, or that sits where it sits */
const NEIGHBOUR = 2
/** a sign that nothing done is known for is offered only for words that speak so much for it */
const UNLISTED_FROM = 4
/** the words speak for what is not calm here more than for what is */
const GRAVER_BY = 1.5
const CONTACT = rank('contact')

type Evidence = ReadonlyMap<string, number>

const evidence = ({ traits }: Piece, knowledge: Knowledge): Evidence => {
  const weights = nearestWeights(lexiconOf(knowledge))
  const of = new Map<string, number>()
  for (const trait of traits)
    for (const [sign, weight] of weights.get(trait) ?? []) of.set(sign, (of.get(sign) ?? 0) + weight)
  return of
}

const candidates = (piece: Piece, said: Evidence, report: Report, knowledge: Knowledge): readonly Candidate[] => {
  const told = new Set(report.signs.map(({ sign }) => sign))
  const done = report.treatments.flatMap(({ slug }) => knowledge.treatments[slug] ?? [])
  const ofComplications = new Set(
    done.flatMap(({ complications }) =>
      complications.flatMap(({ pattern }) => pattern.any.flat().flatMap(({ sign }) => sign ?? [])),
    ),
  )
  const ofEffects = new Set(done.flatMap(({ effects }) => effects.flatMap(({ signs }) => signs)))
  return Object.values(knowledge.signs).flatMap((sign) => {
    const isListed = ofEffects.has(sign.id) || ofComplications.has(sign.id)
    const spoken = said.get(sign.id) ?? 0
    if ((!isListed && spoken < UNLISTED_FROM) || !mayBeThere(piece, sign)) return []
    const score = spoken + (isListed ? LISTED : 0) + (told.has(sign.id) ? TOLD_ALREADY : 0)
    return [{ sign: sign.id, reaches: reachOf(sign, report, knowledge), score }]
  })
}

/** How far the sign would reach alone and mild, after what was done to this person. */
const reachOf = ({ id, lowestGrade }: Sign, report: Report, knowledge: Knowledge): number => {
  const { treatments, modifiers, unknownTreatments, unknownModifiers } = report
  const alone: Report = {
    treatments,
    unknownTreatments,
    signs: [{ sign: id, grade: lowestGrade, trend: null }],
    temperatureC: null,
    modifiers,
    unknownModifiers,
    notUnderstood: [],
    earlier: [],
  }
  return rank(decide(alone, knowledge).level)
}

/** Is the one taken for the other, by the vocabulary itself, or are both of one kind? */
const isNeighbour = (one: Sign | undefined, other: Sign | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  (one.group === other.group ||
    one.not.some(({ means }) => means === other.id) ||
    other.not.some(({ means }) => means === one.id))

/** Where nothing speaks for either the worse goes first, then the alphabet: the same words always get the same signs. */
const byScore = (a: Candidate, b: Candidate): number =>
  b.score - a.score || b.reaches - a.reaches || (a.sign < b.sign ? -1 : 1)
const worstFirst = (a: Candidate, b: Candidate): number => b.reaches - a.reaches || byScore(a, b)

/**
 * The signs nearest to a piece, the worst first: as many that reach contact or more, alone, after what was done, as others. Empty where no danger is among
 * them, or nothing else: such a question would only lead one way; and where the words speak for a danger more than for anything calm.
 */
export const offeredFor = (piece: Piece, report: Report, knowledge: Knowledge): readonly string[] => {
  const said = evidence(piece, knowledge)
  const all = candidates(piece, said, report, knowledge)
  const mayBeCalm = new Set(all.filter(({ reaches }) => reaches < CONTACT).map(({ sign }) => sign))
  const most = (isMeant: (sign: string) => boolean): number =>
    Math.max(0, ...[...said].filter(([sign]) => isMeant(sign)).map(([, weight]) => weight))
  if (most((sign) => !mayBeCalm.has(sign)) > most((sign) => mayBeCalm.has(sign)) + GRAVER_BY) return []
  const first = (from: readonly Candidate[], count: number): readonly Candidate[] => [
    ...Iterator.from(from.toSorted(byScore))
      .filter(({ sign }) => phraseOf(sign, knowledge) !== null)
      .take(count),
  ]
  const calm = first(
    all.filter(({ reaches }) => reaches < CONTACT),
    OFFERED - WORRYING,
  )
  const near = (sign: string): boolean => calm.some((c) => isNeighbour(knowledge.signs[c.sign], knowledge.signs[sign]))
  const worrying = first(
    all
      .filter(({ reaches }) => reaches >= CONTACT)
      .map((c) => ({ ...c, score: c.score + (near(c.sign) ? NEIGHBOUR : 0) })),
    WORRYING,
  )
  if (worrying.length === 0 || calm.length === 0) return []
  return [...worrying, ...calm].sort(worstFirst).map(({ sign }) => sign)
}
