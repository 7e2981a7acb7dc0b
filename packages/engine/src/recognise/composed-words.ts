/** Words that places are put together of, behind a preposition. */
export interface ComposedPlaces {
  readonly names: { readonly [place: string]: string }
  readonly lead: string
  readonly definite: string
  readonly articles: string
  readonly like: string
  readonly lossy: string
  readonly vague: string
  readonly needs_article: string
  readonly needs_definite: string
  readonly who: string
  readonly has: string
  readonly deed: string
  readonly tail: string
  readonly of_head: string
  readonly only_the: string
  readonly only_filled: string
  readonly beyond: string
  readonly amounts: string
  readonly where: string
  readonly hair: string
  readonly extreme: string
  readonly touching: string
  readonly touch: string
  readonly spans: string
  readonly widths: string
  readonly ways: string
}
