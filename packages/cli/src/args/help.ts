import type { Command } from '../command.ts'
import { bullets, heading, paragraph, type Screen } from '../text/screen.ts'
import { pad, width, wrap } from '../text/wrap.ts'

const columnOf = (names: readonly string[], screen: Screen): number =>
  Math.min(Math.max(...names.map(width)) + 4, Math.floor(screen.columns / 2))

/** Two columns: a name and what it means. */
export const definitions = (rows: readonly (readonly [string, string])[], screen: Screen): string[] => {
  const column = columnOf(
    rows.map(([name]) => name),
    screen,
  )
  return rows.flatMap(([name, meaning]) =>
    width(name) + 4 > column
      ? [`  ${name}`, ...wrap(meaning, screen.columns, ' '.repeat(column))]
      : wrap(meaning, screen.columns, pad(`  ${name}`, column)),
  )
}

/** The help of one command, with examples that can be copied. */
export const commandHelp = (command: Command, screen: Screen): string => {
  const options = Object.entries(command.options).map(
    ([name, spec]) =>
      [`--${name}${spec.value ? ` ${spec.value}` : ''}`, spec.help + (spec.repeatable ? ' (repeatable)' : '')] as const,
  )
  const lines = [
    `anagen ${command.name} ${command.usage}`.trim(),
    ...paragraph(screen, command.summary, 0),
    ...(options.length > 0 ? [...heading(screen, 'Options'), ...definitions(options, screen)] : []),
    ...heading(screen, 'Examples'),
    ...command.examples.map((example) => `  ${example}`),
    ...(command.notes ? [...heading(screen, 'Notes'), ...bullets(screen, command.notes)] : []),
  ]
  return `${lines.join('\n')}\n`
}
