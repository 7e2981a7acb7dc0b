import { buildKnowledge, parseKnowledge } from '../packages/kb/src/authoring.ts'
import { shippedPath, writeCompiled } from '../packages/kb/src/folder-node.ts'
import { readTexts } from '../packages/kb/src/load-node.ts'

/** Checks the YAML of a folder and writes it beside as one file, for a fast start of the published package. */
export function writeCompiledKnowledge(folder: string): void {
  writeCompiled(shippedPath(folder), buildKnowledge(parseKnowledge(readTexts(folder))))
}
