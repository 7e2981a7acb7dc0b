import type { Knowledge } from '@anagen/kb'
import { openKnowledge } from '@anagen/kb/open-node'

/** The folder named by ANAGEN_KNOWLEDGE, for somebody who edits a copy of the facts; else undefined: the one that came along. */
export const chosenFolder = (): string | undefined => process.env.ANAGEN_KNOWLEDGE || undefined

const opened = new Map<string | undefined, Promise<Knowledge>>()

/** The knowledge that this run answers from, read once. @throws KnowledgeError naming file, line and path of what is wrong */
export const ourKnowledge = (): Promise<Knowledge> => {
  const folder = chosenFolder()
  const knowledge = opened.get(folder) ?? openKnowledge(folder)
  opened.set(folder, knowledge)
  return knowledge
}
