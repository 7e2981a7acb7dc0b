/** Figures as text, and rows as a Markdown table that can also be read in a terminal. */
import type { Spread } from './statistics.ts'

export type Cells = readonly string[]

export function table(head: Cells, rows: readonly Cells[]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: Cells): string => `| ${cells.map((cell, column) => pad(cell, column, widths)).join(' | ')} |`
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

/** The first column is a name, the others are figures. */
function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}

/** @example figure(7612345) // '7,610,000': three digits are all that a shared machine can be trusted with */
export function figure(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })
}

export const withSpread = ({ median, min, max }: Spread): string => `${figure(median)} [${figure(min)}..${figure(max)}]`
