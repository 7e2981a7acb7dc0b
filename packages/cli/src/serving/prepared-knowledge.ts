import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Knowledge } from '@anagen/kb'
import { isCompiled } from '@anagen/kb/open-node'
import { existsSync } from '../builtin.ts'
import { chosenFolder, ourKnowledge } from '../knowledge.ts'

const LAUNCHER = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'launch.mjs')

/**
 * Has another process compile the knowledge and learn its phrases where nothing is kept, at the first start of a new version: the twenty megabytes that
 * this takes would stay in the server's memory as long as it runs. What goes wrong there is not told: whoever opens the knowledge next does the same, and says so.
 */
export const prepareKnowledge = async (folder: string | undefined = chosenFolder()): Promise<void> => {
  // a published package brings both along
  if (isCompiled(folder) || !existsSync(LAUNCHER)) return
  const ended = Promise.withResolvers<void>()
  const child = spawn(process.execPath, [LAUNCHER, join(import.meta.dirname, 'prepare.ts')], {
    env: folder === undefined ? process.env : { ...process.env, ANAGEN_KNOWLEDGE: folder },
    stdio: 'ignore',
  })
  child.on('error', () => ended.resolve())
  child.on('exit', () => ended.resolve())
  await ended.promise
}

/** The knowledge that this server answers from. @throws KnowledgeError naming file, line and path of what is wrong */
export const preparedKnowledge = async (): Promise<Knowledge> => {
  await prepareKnowledge()
  return ourKnowledge()
}
