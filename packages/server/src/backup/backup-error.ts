import { PhotoStoreError } from '../photos/photo-store.ts'

export type BackupProblem =
  | 'backup-unreadable'
  | 'backup-newer'
  | 'backup-other-key'
  | 'backup-incomplete'
  | 'not-empty'
  | 'other-postgres'
  | 'archive-gap'
  | 'archive-conflict'
  | 'until-not-reached'
  | 'file-exists'
  | 'cannot-write'
  | 'photos-unreachable'

/** Why a backup was not made or not put back, and what to do. Nothing was changed. */
export class BackupError extends Error {
  readonly code: BackupProblem

  constructor(code: BackupProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupError'
    this.code = code
  }
}

/** The place of photos that cannot be used, told as what it means here; anything else as it is. */
export const inWords = (error: unknown, whatWasNotDone: string): unknown =>
  error instanceof PhotoStoreError
    ? new BackupError('photos-unreachable', `${error.message}. ${whatWasNotDone}`, { cause: error })
    : error
