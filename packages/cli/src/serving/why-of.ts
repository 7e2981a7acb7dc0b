/**
 * Why something failed, for the console of whoever runs the server: the message of an error of ours, which says what to do; of any other only its code
 * or name, since a driver's message may hold what a patient wrote.
 */
export const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'no reason given'
  if (OURS.has(error.name)) return error.message
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' ? code : error.name
}

const OURS: ReadonlySet<string> = new Set(['BackupError', 'StorageError', 'PhotoStoreError', 'MasterKeyError'])
