import { examinePlace, type Finding } from '@anagen/server'
import type { Command } from '../command.ts'
import { PLACE_NOTE, PLACE_OPTIONS, placeOf, withData } from '../data/place.ts'
import { toJson } from '../text/plain.ts'
import { paint, type Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'

const STYLE = { ok: 'expected', warn: 'contact', bad: 'emergency' } as const
const NAME_WIDTH = 12

const show = ({ state, about, said }: Finding, screen: Screen): string => {
  const [first = '', ...rest] = wrap(said, screen.columns - NAME_WIDTH - 6)
  const indent = ' '.repeat(NAME_WIDTH + 6)
  return [
    `${paint(screen, STYLE[state], state.padEnd(4))}  ${about.padEnd(NAME_WIDTH)}${first}`,
    ...rest.map((line) => indent + line),
  ].join('\n')
}

/** Says what is well with an installation and what is not. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--backup FILE] [--data FOLDER]',
  summary:
    'Looks at database, keys, disk, mail, audit, photos and backups, and says what to do about what is not well.',
  words: [0, 0],
  options: {
    ...PLACE_OPTIONS,
    backup: { value: 'FILE', help: 'read this backup whole and compare every piece' },
    json: { help: 'write JSON' },
  },
  examples: ['anagen doctor', 'anagen doctor --backup clinic.backup --data /var/lib/anagen'],
  notes: [PLACE_NOTE, 'Exit code 1 when something is bad.'],
  run: async (args, io) => {
    const findings = await withData(() => examinePlace(placeOf(args), process.env, args.one('backup') ?? null))
    await io.out(
      args.has('json') ? `${toJson(findings, 2)}\n` : `${findings.map((found) => show(found, io.screen)).join('\n')}\n`,
    )
    return findings.some(({ state }) => state === 'bad') ? 1 : 0
  },
}
