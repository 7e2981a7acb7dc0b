import type { Level } from '@anagen/kb'
import { wrap } from './wrap.ts'

const NARROWEST = 40
/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100
const USUAL = 80

const CODES = {
  bold: '1',
  dim: '2',
  expected: '1;32',
  watch: '1;36',
  contact: '1;33',
  urgent: '1;35',
  emergency: '1;97;41',
} as const satisfies Record<Level | 'bold' | 'dim', string>
export type Style = keyof typeof CODES

/** What the text is shown on. */
export interface Screen {
  readonly columns: number
  readonly colour: boolean
}

/** The columns to write for: those of the terminal, within what can be read. */
export const readableColumns = (terminal: number | undefined): number =>
  Math.min(WIDEST, Math.max(NARROWEST, terminal ?? USUAL))

/** Adds colour where the screen has it. Colour never carries a meaning of its own. */
export const paint = (screen: Screen, style: Style, text: string): string =>
  screen.colour && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text

/** Bold lines. */
export const title = (screen: Screen, text: string): string[] =>
  wrap(text, screen.columns).map((line) => paint(screen, 'bold', line))

export const heading = (screen: Screen, text: string): string[] => ['', ...title(screen, text)]

/** A paragraph, indented. */
export const paragraph = (screen: Screen, text: string, indent = 2): string[] =>
  wrap(text, screen.columns, ' '.repeat(indent))

/** A list, one bullet an item. */
export const bullets = (screen: Screen, items: readonly string[], bullet = '-', indent = 2): string[] =>
  items.flatMap((item) => wrap(item, screen.columns, `${' '.repeat(indent)}${bullet} `))

/** A heading with its lines, or nothing where there are none. */
export const section = (screen: Screen, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [...heading(screen, title), ...lines]
