import { quote } from '@anagen/engine'
import type { SeenColumns } from '@anagen/stats'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { needColumns, numberIn, openTable, type Table } from './read-table.ts'

/** The check-ins of one group, with the line of each row for messages. */
export interface Group {
  readonly name: string
  readonly columns: SeenColumns
  readonly lineOf: (row: number) => number
}

const groupColumn = ({ columns }: Table, path: string): string | undefined => {
  const others = columns.filter((name) => !['left', 'right', 'weight'].includes(name))
  if (others.length > 1)
    throw new BadInput(
      `${quote(path)}: has ${others.length} columns beside left, right and weight (${others.map((name) => quote(name)).join(', ')}); leave one, the group`,
    )
  return others[0]
}

/**
 * Reads `left,right`, an optional `weight` and any other column as the group. An empty right means: still there when last seen.
 * @throws BadInput with the line that is wrong
 */
export const readCheckIns = async (path: string, io: Io): Promise<readonly Group[]> => {
  const table = await openTable(path, io)
  needColumns(table, ['left', 'right'], path)
  const group = groupColumn(table, path)
  const isWeighted = table.columns.includes('weight')
  const found = new Map<string, { left: number[]; right: number[]; weight: number[]; lines: number[] }>()
  for await (const line of table.lines) {
    const name = group === undefined ? '' : line.cell(group)
    if (group !== undefined && name === '')
      throw new BadInput(
        `${quote(path)} line ${line.number}: ${group} is empty; write the group, or leave the column out`,
      )
    const rows = found.get(name) ?? { left: [], right: [], weight: [], lines: [] }
    found.set(name, rows)
    rows.left.push(numberIn(line, 'left', path))
    rows.right.push(line.cell('right') === '' ? Number.POSITIVE_INFINITY : numberIn(line, 'right', path))
    if (isWeighted) rows.weight.push(numberIn(line, 'weight', path))
    rows.lines.push(line.number)
  }
  if (found.size === 0) throw new BadInput(`${quote(path)}: has no rows under its column names; give at least one`)
  return [...found].map(([name, { left, right, weight, lines }]) => ({
    name,
    columns: { left: Float64Array.from(left), right: Float64Array.from(right), ...(isWeighted && { weight }) },
    lineOf: (row) => lines[row] ?? 0,
  }))
}
