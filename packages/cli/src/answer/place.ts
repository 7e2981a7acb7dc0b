import { lineIndex } from '@anagen/claims'

/** Line and column count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface PlaceRange {
  readonly start: Place
  readonly end: Place
}

/** Turns spans of a text into lines and columns. */
export function placesIn(source: string): (span: { readonly start: number; readonly end: number }) => PlaceRange {
  const { point } = lineIndex(source)
  const place = (offset: number): Place => {
    const { line, column } = point(offset)
    return { line, column }
  }
  return ({ start, end }) => ({ start: place(start), end: place(end) })
}
