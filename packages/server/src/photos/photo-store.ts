/**
 * Where sealed photos lie. What is put there is durable when `put` returns, and is there whole or not at all.
 * Names are made by us: clinic, patient, photo, with slashes between. Every function throws PhotoStoreError when the place cannot be used.
 */
export interface PhotoStore {
  readonly put: (name: string, sealed: Buffer) => Promise<void>
  /** null = there is none */
  readonly get: (name: string) => Promise<Buffer | null>
  /** this photo, and all below this name; nothing when there is none */
  readonly remove: (name: string) => Promise<void>
  /** all of them, in any order */
  readonly names: () => AsyncIterable<string>
  /** where it is, for whoever runs the server */
  readonly where: string
}

/** The place of photos cannot be used just now: why, for whoever runs the server. */
export class PhotoStoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PhotoStoreError'
  }
}
