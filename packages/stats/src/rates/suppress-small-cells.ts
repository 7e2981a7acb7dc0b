/** One cell of a table that leaves the clinic. */
export interface Cell {
  readonly name: string
  readonly count: number
}

export interface ShownCell {
  readonly name: string
  /** null: hidden, because few people could be recognised */
  readonly count: number | null
}

export const FEWEST_SHOWN = 5

/**
 * Hides counts from 1 to 4, and, where only one would be hidden, the next smallest too: else the total gives it away.
 * The total of the table may be shown beside it.
 * @example suppressSmallCells([{ name: 'A', count: 2 }, { name: 'B', count: 9 }, { name: 'C', count: 40 }]).map(({ count }) => count) // [null, null, 40]
 */
export const suppressSmallCells = (cells: readonly Cell[], fewest: number = FEWEST_SHOWN): readonly ShownCell[] => {
  const small = cells.filter(({ count }) => isSmall(count, fewest))
  const partner =
    small.length === 1
      ? cells.filter(({ count }) => count >= fewest).toSorted((a, b) => a.count - b.count)[0]
      : undefined
  return cells.map((cell) => ({
    name: cell.name,
    count: isSmall(cell.count, fewest) || cell === partner ? null : cell.count,
  }))
}

const isSmall = (count: number, fewest: number): boolean => !(count === 0 || count >= fewest)
