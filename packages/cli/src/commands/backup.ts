import { backupPlace } from '@anagen/server'
import type { Command } from '../command.ts'
import { PLACE_NOTE, PLACE_OPTIONS, placeOf, withData } from '../data/place.ts'

/** Backs everything up into one file. */
export const backup: Command = {
  name: 'backup',
  usage: '[FILE] [--data FOLDER]',
  summary: 'Copies the whole database and the photos into one sealed file, while everything goes on.',
  words: [0, 1],
  options: PLACE_OPTIONS,
  examples: ['anagen backup', 'anagen backup clinic.backup --data /var/lib/anagen'],
  notes: [
    PLACE_NOTE,
    'The file is sealed with a key derived from the master key, and does not hold it: keep a copy of keys/master.key apart, or the backup cannot be read.',
    'Without FILE it goes to backups/ in the data folder. Move it to another machine.',
  ],
  run: async (args, io) => {
    const taken = await withData(() => backupPlace(placeOf(args), args.words[0] ?? null, new Date(io.now)))
    await io.out(`${taken.path}\n${taken.rows} rows of ${taken.tables} tables, ${taken.photos} photos\n`)
    return 0
  },
}
