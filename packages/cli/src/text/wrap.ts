import widthOf from 'fast-string-width'

const PLAIN = /^[ -~]*$/

/** Columns that a text takes on a terminal. */
export const width = (text: string): number => (PLAIN.test(text) ? text.length : widthOf(text))

/** A web address stays in one piece, so that it can be clicked and copied. */
const ADDRESS = /^https?:/

/** Cuts a word that is wider than a line, between characters as people see them. */
const cut = (word: string, columns: number): string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && width(piece + segment) > columns) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}

/**
 * Breaks a text into lines of at most `columns` columns.
 * @param first put before the first line, such as a bullet; the others are indented by as much
 */
export const wrap = (text: string, columns: number, first = ''): string[] => {
  const indent = ' '.repeat(width(first))
  const room = Math.max(1, columns - indent.length)
  const lines: string[] = []
  let line = ''
  const words = text.split(/\s+/u).filter((word) => word !== '')
  for (const word of words.flatMap((w) => (width(w) > room && !ADDRESS.test(w) ? cut(w, room) : [w]))) {
    if (line !== '' && width(line) + 1 + width(word) > room) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((content, i) => (i === 0 ? first : indent) + content)
}

/** `text` filled with spaces up to `columns`. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)))
