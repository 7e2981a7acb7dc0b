/** Our checker, whole and in parts. A linter takes a text and returns how many findings it has. */
import { makeLint, parseArticle } from '@anagen/claims'
import { loadKnowledge } from '@anagen/kb/load-node'
import { blocksOf } from '../../packages/claims/src/article/blocks.ts'
import { makeChecker } from '../../packages/claims/src/lint.ts'
import { matchSentence } from '../../packages/claims/src/match/matcher.ts'
import { readSentences, type Sentence } from '../../packages/claims/src/statement/sentence.ts'

export type Linter = (text: string) => number | Promise<number>

export const OURS = 'ours: the whole plugin (Markdown, English, statements, 21 rules)'
export const MATCHER = 'ours: the phrase matcher alone, on words'

/** The whole plugin: parsing, statements, rules, suppressions. */
export function wholePlugin(): Linter {
  const lint = makeLint(loadKnowledge())
  return (text) => lint(parseArticle(text), text, { today: '2026-11-21' }).findings.length
}

/** All patterns of the book on sentences that are cut into words beforehand, one list a file. */
export function matcherAlone(files: readonly string[]): Linter {
  const { compiled } = makeChecker(loadKnowledge())
  const cut = new Map<string, readonly Sentence[]>()
  for (const file of new Set(files))
    cut.set(
      file,
      blocksOf(parseArticle(file), file, { fields: [], problem: null }).flatMap((block) =>
        readSentences(block, compiled.vocabulary),
      ),
    )
  return (text) => (cut.get(text) ?? []).reduce((sum, sentence) => sum + matchSentence(sentence, compiled).length, 0)
}
