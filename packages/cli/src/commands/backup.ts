import { backupPlace, rowsOf } from '@anagen/server'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { PLACE_NOTE, PLACE_OPTIONS, placeOf, withData } from '../data/place.ts'

const keepOf = (written: string | undefined): number | null => {
  if (written === undefined) return null
  if (!/^[1-9]\d{0,3}$/.test(written))
    throw new BadInput(`--keep is "${written.slice(0, 20)}"; write how many backups stay, 1 or more`)
  return Number(written)
}

/** Backs everything up into one file. */
export const backup: Command = {
  name: 'backup',
  usage: '[FILE] [--keep N] [--logical] [--data FOLDER]',
  summary: 'Copies the whole database and the photos into one sealed file, while everything goes on.',
  words: [0, 1],
  options: {
    ...PLACE_OPTIONS,
    logical: { help: 'rows instead of files: for another version of PostgreSQL, or to move to DATABASE_URL' },
    keep: { value: 'N', help: 'removes older backups than the newest N, and what only they needed' },
    'take-over': { help: 'the installation that archived into this folder is gone for ever: go on in its place' },
  },
  examples: ['anagen backup --keep 14', 'anagen backup clinic.backup --data /var/lib/anagen'],
  notes: [
    PLACE_NOTE,
    'The file is sealed with a key derived from the master key, and does not hold it: keep a copy of keys/master.key apart, or the backup cannot be read.',
    'Without FILE it goes to ANAGEN_BACKUPS, else to backups/ in the data folder. From the first one on, what is stored is archived in wal/ and photos/ there, within a minute or so. Copy all of it to another machine.',
    'With --keep, those among the backups that anagen named itself are counted; a file that you named stays.',
    'With DATABASE_URL it is always a logical one.',
  ],
  run: async (args, io) => {
    const choice = {
      path: args.words[0] ?? null,
      isLogical: args.has('logical'),
      now: new Date(io.now),
      isTakingOver: args.has('take-over'),
      keep: keepOf(args.one('keep')),
    }
    const { path, photos, about, removed } = await withData(() => backupPlace(placeOf(args), choice))
    const held =
      about.kind === 'base'
        ? `the database (${(about.bytes / 1e6).toFixed(0)} MB)`
        : `${rowsOf(about)} rows of ${about.tables.length} tables`
    const gone = removed?.backups.length
      ? `removed: ${removed.backups.join(', ')}, and ${removed.pieces} pieces and ${removed.photos} photos that only they needed\n`
      : ''
    await io.out(`${path}\n${held}, ${photos} photos\n${gone}`)
    return 0
  },
}
