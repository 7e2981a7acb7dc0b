import { restorePlace } from '@anagen/server'
import { Temporal } from 'temporal-polyfill'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { newPlaceOf, PLACE_OPTIONS, withData } from '../data/place.ts'

const untilOf = (written: string | undefined): Temporal.Instant | null => {
  if (written === undefined) return null
  try {
    return Temporal.Instant.from(written)
  } catch {
    throw new BadInput(
      `--until is "${written.slice(0, 40)}"; write a time with its zone, for example 2026-11-21T09:30Z`,
    )
  }
}

const said = (restored: Awaited<ReturnType<typeof restorePlace>>): string => {
  if (restored.kind === 'logical') return `As of ${restored.takenAt}: ${restored.rows} rows, ${restored.photos} photos.`
  const { takenAt, upTo, pieces, photos } = restored
  return pieces === 0
    ? `As of ${takenAt}: the backup alone, ${photos} photos. Nothing that was archived after it was found.`
    : `The backup of ${takenAt} and ${pieces} pieces of the archive, ${photos} photos. The last thing stored is of ${upTo ?? takenAt}.`
}

/** Puts a backup back. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE --data NEW-FOLDER [--wal FOLDER] [--until TIME]',
  summary: 'Puts a backup back into a new, empty installation: all of it, or nothing.',
  words: [1, 1],
  options: {
    ...PLACE_OPTIONS,
    wal: {
      value: 'FOLDER',
      help: 'what was archived after the backup; default: wal/ beside FILE. "none": the backup alone',
    },
    until: { value: 'TIME', help: 'stop there instead of at the end of the archive, for example 2026-11-21T09:30Z' },
  },
  examples: [
    'anagen restore clinic.backup --data /var/lib/anagen-new',
    'anagen restore clinic.backup --data /var/lib/anagen-new --until 2026-11-21T09:30Z',
  ],
  notes: [
    'First put your copy of the master key into keys/master.key of the new folder, closed to other accounts: chmod 600.',
    'Afterwards make a new backup: what is stored from then on is added to that one.',
    'A database that is in use is never written over. With DATABASE_URL set, that database must be new and empty.',
  ],
  run: async (args, io) => {
    const [path = ''] = args.words
    const wal = args.one('wal')
    const choice = { path, wal: wal === 'none' ? null : wal, until: untilOf(args.one('until')) }
    const restored = await withData(() => restorePlace(newPlaceOf(args), choice))
    await io.out(
      `${said(restored)}\nNow run, for the same folder: anagen audit verify, anagen doctor, and anagen backup.\n`,
    )
    return 0
  },
}
