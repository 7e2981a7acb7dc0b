import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, type EmbeddedOptions, openEmbedded } from '../../src/storage/embedded.ts'
import { firstLine } from '../support/first-line.ts'

export const isRoot = process.getuid?.() === 0

const made: string[] = []
const opened: Embedded[] = []

/** A new folder that every account may enter. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-storage-'))
  chmodSync(folder, 0o755)
  made.push(folder)
  return folder
}

/** Opens a folder; closed by `cleanUp`. */
export const open = async (options: EmbeddedOptions): Promise<Embedded> => {
  const embedded = await openEmbedded({ isDurable: false, ...options })
  opened.push(embedded)
  return embedded
}

/** Takes a disk away that a test mounted: at once, also while a process that is about to end still looks into it. */
export const unmount = (folder: string): void => void execFileSync('umount', ['--lazy', folder])

export const cleanUp = async (): Promise<void> => {
  for (const embedded of opened.splice(0)) await embedded.close()
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Another process that opens the folder; what it said, and ways to let it go or kill it. */
export const otherProcess = async (folder: string, uid?: number) => {
  const script = join(import.meta.dirname, 'hold.ts')
  const child = spawn(process.execPath, [script, folder, ...(uid === undefined ? [] : [String(uid)])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const said = JSON.parse(await firstLine(child))
  return {
    said,
    leave: () => {
      child.stdin.end()
      return ended
    },
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}
