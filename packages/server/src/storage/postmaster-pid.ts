import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `postmaster.pid` says. https://www.postgresql.org/docs/18/storage-file-layout.html */
export interface PostmasterPid {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
}

export const pidFile = (dataFolder: string): string => join(dataFolder, 'postmaster.pid')

const parsePostmasterPid = (text: string): PostmasterPid | null => {
  const [pid = '', , , port = '', socketFolder = ''] = text.split('\n')
  if (!/^-?\d+$/.test(pid.trim())) return null
  return { pid: Math.abs(Number(pid)), port: Number(port) || 5432, socketFolder: socketFolder.trim() }
}

/** Null where no server has the folder, or one is about to say so. @throws where the file is there and cannot be read */
export const readPostmasterPid = (dataFolder: string): PostmasterPid | null => {
  try {
    return parsePostmasterPid(readFileSync(pidFile(dataFolder), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}
