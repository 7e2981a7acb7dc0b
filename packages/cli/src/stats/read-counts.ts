import { quote } from '@anagen/engine'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import type { NamedCount } from './rate-rows.ts'
import { needColumns, numberIn, openTable } from './read-table.ts'

interface Count extends NamedCount {
  readonly line: number
}

/** Reads `events,out_of` and a third column as the name. Rows of one name are added up. @throws BadInput with the line that is wrong */
export const readCounts = async (path: string, io: Io): Promise<readonly NamedCount[]> => {
  const table = await openTable(path, io)
  needColumns(table, ['events', 'out_of'], path)
  const others = table.columns.filter((name) => name !== 'events' && name !== 'out_of')
  if (others.length > 1)
    throw new BadInput(`${quote(path)}: has ${others.length} columns beside events and out_of; leave one, the name`)
  const [nameColumn] = others
  const found = new Map<string, Count>()
  for await (const line of table.lines) {
    const name = nameColumn === undefined ? '' : line.cell(nameColumn)
    if (nameColumn !== undefined && name === '')
      throw new BadInput(
        `${quote(path)} line ${line.number}: ${nameColumn} is empty; write a name, or leave the column out`,
      )
    const events = numberIn(line, 'events', path)
    const outOf = numberIn(line, 'out_of', path)
    const wrong = [events, outOf].find((count) => !Number.isInteger(count) || count < 0)
    if (wrong !== undefined)
      throw new BadInput(`${quote(path)} line ${line.number}: ${wrong} is no count; write a whole number, 0 or more`)
    if (events > outOf)
      throw new BadInput(`${quote(path)} line ${line.number}: ${events} events out of ${outOf}; events cannot be more`)
    const before = found.get(name)
    found.set(name, {
      name,
      events: events + (before?.events ?? 0),
      outOf: outOf + (before?.outOf ?? 0),
      line: line.number,
    })
  }
  const counts = [...found.values()]
  if (counts.length === 0) throw new BadInput(`${quote(path)}: has no rows under its column names; give at least one`)
  const empty = counts.find(({ outOf }) => outOf === 0)
  if (empty)
    throw new BadInput(`${quote(path)} line ${empty.line}: out_of is 0; leave out who had no chance of an event`)
  return counts
}
