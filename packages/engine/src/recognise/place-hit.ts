/** A place of the body in the text. */
export interface PlaceHit {
  readonly place: string
  readonly from: number
  /** exclusive */
  readonly to: number
  /** "where the needles went" */
  readonly isDescribed: boolean
  /** of a description: the words that say which place; what stands between may tell a sign ("where the skin is hot round the jabs") */
  readonly told?: readonly number[]
  /** put together of a preposition and known words only: "in the thin bit you did"; none of its words tells a sign */
  readonly isComposed?: boolean
  /** put together, and where nothing was done: "past the bit you did" */
  readonly isBeyond?: boolean
}
