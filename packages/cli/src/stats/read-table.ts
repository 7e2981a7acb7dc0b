import { createReadStream } from 'node:fs'
import { quote } from '@anagen/engine'
import { nearest } from '@anagen/kb'
import { parse } from 'csv-parse'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'

/** One line of a CSV file: its cells by column name, and where it stands. */
export interface Line {
  /** counted from 1, the header included */
  readonly number: number
  readonly cell: (column: string) => string
}

export interface Table {
  readonly columns: readonly string[]
  readonly lines: AsyncIterable<Line>
}

type Raw = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

const rawLines = async function* (path: string, io: Io): AsyncGenerator<Raw> {
  const parser = parse({ bom: true, info: true, trim: true, skip_empty_lines: true, delimiter: [',', ';', '\t'] })
  const source = path === '-' ? io.stdin() : createReadStream(path)
  const feeding = (async () => {
    try {
      for await (const chunk of source)
        if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve))
      parser.end()
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  })()
  for await (const raw of parser) yield raw
  await feeding
}

const asBadInput = (error: unknown, path: string): BadInput => {
  if (error instanceof BadInput) return error
  const { code = '', lines } = error as { code?: string; lines?: number }
  if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return new BadInput(
      `${quote(path)} line ${lines}: has another number of columns than the first line; write an empty cell as ,,`,
    )
  if (code.startsWith('CSV_'))
    return new BadInput(`${quote(path)} line ${lines ?? '?'}: is no CSV; check the quotation marks`)
  return new BadInput(
    `cannot read ${quote(path)} (${code || 'error'}); write the path of a CSV file, or - for standard input`,
  )
}

/** Opens a CSV file with a line of column names; `-` is standard input. @throws BadInput with the line that is wrong */
export const openTable = async (path: string, io: Io): Promise<Table> => {
  const raw = rawLines(path, io)
  const first = await raw.next().catch((error: unknown) => {
    throw asBadInput(error, path)
  })
  if (first.done) throw new BadInput(`${quote(path)}: is empty; the first line names the columns, such as left,right`)
  const columns = first.value.record.map((name) => name.toLowerCase())
  const lines = async function* (): AsyncGenerator<Line> {
    try {
      for await (const { record, info } of raw)
        yield { number: info.lines, cell: (column) => record[columns.indexOf(column)] ?? '' }
    } catch (error) {
      throw asBadInput(error, path)
    }
  }
  return { columns, lines: lines() }
}

/** @throws BadInput where a column that is needed is missing */
export const needColumns = ({ columns }: Table, needed: readonly string[], path: string): void => {
  for (const name of needed) {
    if (columns.includes(name)) continue
    const meant = nearest(name, columns)
    const has = columns.map((column) => quote(column)).join(', ')
    throw new BadInput(
      `${quote(path)}: no column ${name} (it has ${has}); ${meant ? `rename ${quote(meant)} to ${name}` : `name the columns in the first line: ${needed.join(',')}`}`,
    )
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** @throws BadInput where the cell is no number */
export const numberIn = (line: Line, column: string, path: string): number => {
  const text = line.cell(column)
  if (!NUMBER.test(text))
    throw new BadInput(
      `${quote(path)} line ${line.number}: ${column} is ${text === '' ? 'empty' : quote(text)}; write a number such as 36 or 36.5`,
    )
  return Number(text)
}
