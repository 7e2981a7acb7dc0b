import { type Contradiction, sayPosition } from '@anagen/claims'
import { type PlaceRange, placesIn } from './place.ts'

/** One side of a contradiction as the command writes it. */
export interface ComparePosition {
  readonly path: string
  readonly place: PlaceRange
  /** in words: "up to 7 days", "no" */
  readonly answer: string
  readonly quote: string
}

/** A question that articles answer in ways that exclude each other. */
export interface CompareMessage {
  readonly treatment: string
  readonly topic: string
  readonly about: string
  readonly question: string
  readonly severity: 'error' | 'warning'
  readonly facts: readonly string[]
  /** what the knowledge base says */
  readonly knowledge: string
  readonly positions: readonly ComparePosition[]
}

export interface CompareAnswer {
  readonly articles: readonly { readonly path: string; readonly problem?: string }[]
  readonly contradictions: readonly CompareMessage[]
}

/** An article that could be read. */
export interface ReadArticle {
  readonly path: string
  readonly source: string
}

export const compareMessages = (found: readonly Contradiction[], read: readonly ReadArticle[]): CompareMessage[] => {
  const places = read.map(({ source }) => placesIn(source))
  return found.map(({ treatment, topic, about, question, severity, known, positions }) => ({
    treatment,
    topic,
    about,
    question,
    severity,
    facts: known.facts,
    knowledge: known.says,
    positions: positions.flatMap((position) => {
      const path = read[position.article]?.path
      const place = places[position.article]?.(position)
      return path === undefined || !place ? [] : [{ path, place, answer: sayPosition(position), quote: position.quote }]
    }),
  }))
}
