import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LAST_BACKUP } from './take.ts'

/** Written where pieces were let go of: until the next backup no restore reaches a moment after it. */
const GAP = 'archive-gap.json'

export const noteGap = (folder: string): Promise<void> =>
  writeFile(join(folder, GAP), `${JSON.stringify({ at: new Date().toISOString() })}\n`, { mode: 0o600 })

/** When pieces were let go of since the last backup; null: none were. */
export const gapSince = async (folder: string): Promise<string | null> => {
  const read = (name: string): Promise<string | null> =>
    readFile(join(folder, name), 'utf8').then(
      (text) => (JSON.parse(text) as { at: string }).at,
      () => null,
    )
  const [gap, backup] = await Promise.all([read(GAP), read(LAST_BACKUP)])
  return gap !== null && (backup === null || Date.parse(backup) < Date.parse(gap)) ? gap : null
}

export const gapSaid = (since: string): string =>
  `the archive could not be written, and what waited for it was let go of (${since}) so that check-ins go on: run anagen backup once there is room in the folder of backups.`
