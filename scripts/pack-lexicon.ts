import { writeFileSync } from 'node:fs'
import { lexiconFile, shippedLexicon } from '../packages/cli/src/data/kept-lexicon.ts'
import { packedLexicon } from '../packages/engine/src/check.ts'
import { loadKnowledge } from '../packages/kb/src/load-node.ts'

/** Learns the phrases of the knowledge and writes them beside the built engine, so that the first question of whoever installs it is answered at once. */
export function writePackedLexicon(dist: string): void {
  const knowledge = loadKnowledge()
  writeFileSync(shippedLexicon(dist), lexiconFile(knowledge.digest, packedLexicon(knowledge)))
}
