/** A place in a file: line and column count from 1, offset from 0. */
export interface Point {
  line: number
  column: number
  offset: number
}

export interface LineIndex {
  readonly point: (offset: number) => Point
}

/** Turns offsets into lines and columns; lines end at LF, CRLF or a lone CR. */
export function lineIndex(source: string): LineIndex {
  const starts = [0]
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return {
    point(offset) {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
    },
  }
}
