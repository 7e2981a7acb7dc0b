import type { Cell, CompareOutput } from '@anagen/engine/planning'
import { plain } from '../text/plain.ts'
import { bullets, heading, paint, paragraph, type Screen, section } from '../text/screen.ts'
import { pad, wrap } from '../text/wrap.ts'
import { showSources } from './sources.ts'

/** Which parts to show. */
export interface CompareView {
  readonly only: readonly string[] | undefined
  readonly isShort: boolean
  readonly withSources: boolean
}

const GAP = 2
const NARROWEST_CELL = 13
/** Shown in full under their heading; in the overview they would only name themselves. */
const ONLY_BELOW = ['what']

type Option = CompareOutput['options'][number]

const cellOf = (option: Option, key: string): Cell | undefined => option.cells.find((c) => c.criterion === key)

/** One block of the overview: the names of the rows, and so many options beside each other as find room. */
const block = (options: readonly Option[], rows: CompareOutput['criteria'], screen: Screen): string[] => {
  const names = Math.min(20, Math.max(...rows.map((r) => r.name.length)))
  const room = Math.max(NARROWEST_CELL, Math.floor((screen.columns - names) / options.length) - GAP)
  const line = (first: string, cells: readonly string[]): string[] => {
    const wrapped = [wrap(first, names), ...cells.map((cell) => wrap(plain(cell), room))]
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, i) =>
      wrapped
        .map((lines, column) => pad(lines[i] ?? '', column === 0 ? names : room))
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
  }
  const head = line(
    '',
    options.map((o) => o.slug),
  ).map((text) => paint(screen, 'bold', text))
  return [
    ...head,
    ...rows.flatMap((row) =>
      line(
        row.name,
        options.map((o) => cellOf(o, row.key)?.short ?? 'unknown'),
      ),
    ),
  ]
}

const overview = (output: CompareOutput, rows: CompareOutput['criteria'], screen: Screen): string[] => {
  const shown = rows.filter((row) => !ONLY_BELOW.includes(row.key))
  if (shown.length === 0) return []
  const names = Math.min(20, Math.max(...shown.map((r) => r.name.length)))
  const beside = Math.max(1, Math.floor((screen.columns - names) / (NARROWEST_CELL + GAP)))
  const blocks: string[][] = []
  for (let i = 0; i < output.options.length; i += beside)
    blocks.push(block(output.options.slice(i, i + beside), shown, screen))
  return blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
}

const origin = (item: Cell['items'][number], screen: Screen): string[] => {
  const from =
    item.sources.length > 0 ? `sources ${item.sources.join(', ')}` : `no source: ${item.unsourced ?? 'none is named'}`
  const facts = item.facts.length > 0 ? `${item.facts.join(', ')} - ` : ''
  return wrap(`${facts}${from}`, screen.columns, '      ').map((line) => paint(screen, 'dim', line))
}

const row = (output: CompareOutput, key: string, screen: Screen, withSources: boolean): string[] =>
  output.options.flatMap((option) => {
    const cell = cellOf(option, key)
    const items = cell?.items ?? []
    const lead = `  ${option.slug}: `
    if (items.length === 1 && items[0])
      return [...wrap(items[0].text, screen.columns, lead), ...(withSources ? origin(items[0], screen) : [])]
    return [
      `${lead}${cell?.short ?? 'unknown'}`,
      ...items.flatMap((item) => [
        ...wrap(item.text, screen.columns, '    - '),
        ...(withSources ? origin(item, screen) : []),
      ]),
    ]
  })

/** The comparison for a person: an overview that fits the screen, then every row in full. */
export const showComparison = (output: CompareOutput, screen: Screen, view: CompareView): string => {
  const rows = output.criteria.filter((c) => view.only === undefined || view.only.includes(c.key))
  const lines = [
    ...bullets(
      screen,
      output.options.map((o) => `${o.slug}: ${o.name}`),
    ),
    '',
    ...overview(output, rows, screen),
    ...(view.isShort
      ? []
      : rows.flatMap((r) => [...heading(screen, r.name), ...row(output, r.key, screen, view.withSources)])),
    ...(view.withSources ? section(screen, 'Sources', showSources(output.sources, screen)) : []),
    '',
    ...paragraph(
      screen,
      `${output.notes.join(' ')}${view.withSources ? '' : ' --sources shows where each line comes from.'} anagen suitability says what is for you.`,
      0,
    ),
  ]
  return `${lines.join('\n')}\n`
}
