export type StorageProblem =
  | 'account-missing'
  | 'binaries-missing'
  | 'binaries-too-old'
  | 'binaries-do-not-run'
  | 'data-folder-foreign'
  | 'data-folder-unreachable'
  | 'data-folder-unwritable'
  | 'database-newer'
  | 'database-older'
  | 'database-too-old'
  | 'database-unreachable'
  | 'database-not-utf8'
  | 'disk-full'
  | 'migration-changed'
  | 'migration-failed'
  | 'start-failed'
  | 'socket-folder-unsafe'

/** Why there is no storage: a code for programs, and a sentence that says what to do. Never holds a password. */
export class StorageError extends Error {
  readonly code: StorageProblem

  constructor(code: StorageProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageError'
    this.code = code
  }
}
