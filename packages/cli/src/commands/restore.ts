import { restorePlace } from '@anagen/server'
import type { Command } from '../command.ts'
import { newPlaceOf, PLACE_OPTIONS, withData } from '../data/place.ts'

/** Puts a backup back. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE --data NEW-FOLDER',
  summary: 'Puts a backup back into a new, empty installation: all of it, or nothing.',
  words: [1, 1],
  options: PLACE_OPTIONS,
  examples: ['anagen restore clinic.backup --data /var/lib/anagen-new'],
  notes: [
    'First put your copy of the master key into keys/master.key of the new folder, closed to other accounts: chmod 600.',
    'A database that is in use is never written over. With DATABASE_URL set, that database must be new and empty.',
  ],
  run: async (args, io) => {
    const [path = ''] = args.words
    const restored = await withData(() => restorePlace(newPlaceOf(args), path))
    await io.out(
      `As of ${restored.takenAt}: ${restored.rows} rows, ${restored.photos} photos.\nNow run: anagen audit verify, and anagen doctor.\n`,
    )
    return 0
  },
}
