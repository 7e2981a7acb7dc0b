import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildKnowledge, parseKnowledge } from '../packages/kb/src/authoring.ts'
import { toCompiled } from '../packages/kb/src/compiled.ts'
import { readTexts } from '../packages/kb/src/load-node.ts'

/** Checks the YAML of a folder and writes it beside as one JSON file, for a fast start of the published package. */
export function writeCompiledKnowledge(folder: string): void {
  writeFileSync(join(folder, 'compiled.json'), toCompiled(buildKnowledge(parseKnowledge(readTexts(folder)))))
}
