import type { Screen } from './screen.ts'
import { pad, width, wrap } from './wrap.ts'

const GAP = 2

const NARROWEST_LAST = 20

/** Widths of the columns: as wide as their content, the last one takes what is left. */
const columnWidths = (rows: readonly (readonly string[])[], room: number): number[] => {
  const count = Math.max(...rows.map((row) => row.length))
  const widest = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
  const taken = widest.slice(0, -1).reduce((sum, w) => sum + w + GAP, 0)
  return [...widest.slice(0, -1), room - taken]
}

/** Rows in columns, the last of which wraps; where they find no room, each row as a list of its cells. */
export const table = (rows: readonly (readonly string[])[], screen: Screen, indent = 2): string[] => {
  if (rows.length === 0) return []
  const widths = columnWidths(rows, screen.columns - indent)
  const last = widths.length - 1
  if ((widths[last] ?? 0) < NARROWEST_LAST)
    return rows.flatMap((row) => wrap(row.join(', '), screen.columns, ' '.repeat(indent)))
  return rows.flatMap((row) => {
    const front = row.slice(0, last).map((cell, i) => pad(cell, widths[i] ?? 0) + ' '.repeat(GAP))
    return wrap(row[last] ?? '', screen.columns, ' '.repeat(indent) + front.join('')).map((line) => line.trimEnd())
  })
}
