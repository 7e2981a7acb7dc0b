import { type Refusal, refusal } from '../refusal.ts'

/** Counts of engine against clinician: `counts[i][j]` cases that the engine gave level i and the clinician level j. */
export interface Crossed {
  /** from calm to worst */
  readonly levels: readonly string[]
  readonly counts: readonly (readonly number[])[]
}

export interface Judged {
  readonly engine: string
  readonly clinician: string
}

/**
 * @example crossed(['calm', 'urgent'], [{ engine: 'urgent', clinician: 'calm' }]).counts // [[0, 0], [1, 0]]
 */
export const crossed = (levels: readonly string[], cases: readonly Judged[]): Crossed | Refusal => {
  const counts = levels.map(() => levels.map(() => 0))
  for (const [row, { engine, clinician }] of cases.entries()) {
    const cells = counts[levels.indexOf(engine)]
    const column = levels.indexOf(clinician)
    const before = cells?.[column]
    if (!cells || before === undefined)
      return refusal('bad-value', `${engine} against ${clinician}; the levels are ${levels.join(', ')}`, row)
    cells[column] = before + 1
  }
  return { levels, counts }
}

/** @returns why this is no table, or nothing */
export const crossedProblem = ({ levels, counts }: Crossed): Refusal | undefined => {
  if (levels.length < 2) return refusal('bad-value', 'agreement needs two levels or more')
  if (counts.length !== levels.length || !counts.every((row) => row.length === levels.length))
    return refusal('bad-value', `the table must have ${levels.length} rows and columns`)
  if (!counts.flat().every((count) => Number.isInteger(count) && count >= 0))
    return refusal('bad-value', 'write whole counts, 0 or more')
  return counts.flat().some((count) => count > 0)
    ? undefined
    : refusal('no-rows', 'there is no case; give at least one')
}
