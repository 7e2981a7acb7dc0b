import { backupPlace, rowsOf } from '@anagen/server'
import type { Command } from '../command.ts'
import { PLACE_NOTE, PLACE_OPTIONS, placeOf, withData } from '../data/place.ts'

/** Backs everything up into one file. */
export const backup: Command = {
  name: 'backup',
  usage: '[FILE] [--logical] [--data FOLDER]',
  summary: 'Copies the whole database and the photos into one sealed file, while everything goes on.',
  words: [0, 1],
  options: {
    ...PLACE_OPTIONS,
    logical: { help: 'rows instead of files: for another version of PostgreSQL, or to move to DATABASE_URL' },
  },
  examples: ['anagen backup', 'anagen backup clinic.backup --data /var/lib/anagen'],
  notes: [
    PLACE_NOTE,
    'The file is sealed with a key derived from the master key, and does not hold it: keep a copy of keys/master.key apart, or the backup cannot be read.',
    'Without FILE it goes to ANAGEN_BACKUPS, else to backups/ in the data folder. From the first one on, what is stored is archived in wal/ and photos/ there, within a minute or so. Copy all of it to another machine.',
    'With DATABASE_URL it is always a logical one.',
  ],
  run: async (args, io) => {
    const choice = { path: args.words[0] ?? null, isLogical: args.has('logical'), now: new Date(io.now) }
    const { path, photos, about } = await withData(() => backupPlace(placeOf(args), choice))
    const held =
      about.kind === 'base'
        ? `the database (${(about.bytes / 1e6).toFixed(0)} MB)`
        : `${rowsOf(about)} rows of ${about.tables.length} tables`
    await io.out(`${path}\n${held}, ${photos} photos\n`)
    return 0
  },
}
