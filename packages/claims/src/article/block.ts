/** Where a piece of a block's text stands in the file. `exact`: character by character. */
export interface Piece {
  readonly at: number
  readonly length: number
  readonly source: number
  readonly sourceLength: number
}

export type BlockKind = 'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'alt' | 'quote' | 'meta'

/** A link in a block: its words and where it leads. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly url: string
}

/** A run of prose: a paragraph, a heading, a list item, a table cell, a picture's description, a line of the front matter. */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  readonly pieces: readonly Piece[]
  /** headings above it, outermost first; for a cell also the heads of its row and column */
  readonly under: readonly string[]
  /** depth of a heading, else 0 */
  readonly depth: number
  /** links in it, by offsets of its text */
  readonly links: readonly Link[]
  /** length of the bold or slanted words that it begins with, else 0 */
  readonly lead: number
  /** inside a block quote */
  readonly isQuoted: boolean
  /** index of the section (heading) it belongs to */
  readonly section: number
}

/** Offsets in the file, end exclusive. */
export interface SourceSpan {
  readonly start: number
  readonly end: number
}

function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return pieces[low]
}

/** Where the text [start, end) of a block stands in the file. A piece that was written differently (an entity) is covered whole. */
export function sourceSpan(block: Block, start: number, end: number): SourceSpan {
  const first = pieceAt(block.pieces, start)
  const last = pieceAt(block.pieces, Math.max(start, end - 1))
  if (!first || !last) return { start: 0, end: 0 }
  const from =
    first.length === first.sourceLength ? first.source + Math.min(start - first.at, first.length) : first.source
  const to =
    last.length === last.sourceLength
      ? last.source + Math.min(end - last.at, last.length)
      : last.source + last.sourceLength
  return { start: from, end: Math.max(from, to) }
}
