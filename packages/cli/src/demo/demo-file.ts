import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A member of the demo with what they sign in with. */
export interface DemoMember {
  readonly id: string
  readonly kind: 'staff' | 'patient'
  readonly name: string
  readonly about: string
  readonly actorId: string
  readonly email: string
  /** password of staff, PIN of patients; made by chance at the first start */
  readonly secret: string
  /** of staff, once they set up their second factor */
  readonly totpUri: string | null
}

export interface DemoFile {
  readonly clinicId: string
  readonly slug: string
  readonly key: string
  readonly madeAt: string
  readonly members: readonly DemoMember[]
}

const fileIn = (folder: string): string => join(folder, 'demo.json')

export const readDemo = (folder: string): DemoFile | null =>
  existsSync(fileIn(folder)) ? (JSON.parse(readFileSync(fileIn(folder), 'utf8')) as DemoFile) : null

/** Only for the account that runs it: it holds the demo's passwords. */
export const writeDemo = (folder: string, demo: DemoFile): void => {
  const unfinished = `${fileIn(folder)}.new`
  writeFileSync(unfinished, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  renameSync(unfinished, fileIn(folder))
}
