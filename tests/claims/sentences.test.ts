// Single sentences on a page about a treatment: honest ones are left alone, and most claims are found however they are worded.
// Both lists were worked on: they keep what was reached, and say nothing of text that nobody has seen (docs/claims.md does).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeLint, parseArticle } from '@anagen/claims'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const knowledge = loadKnowledge()
const lint = makeLint(knowledge)

const read = <T>(name: string): T => parse(readFileSync(join(import.meta.dirname, 'sentences', `${name}.yaml`), 'utf8'))

/** The rules that flag a sentence, or a row of a table, on a page about a treatment. */
function flaggedBy(treatment: string, sentence: string): string[] {
  const name = knowledge.treatments[treatment]?.name ?? treatment
  const body = sentence.includes(' | ') ? `| What | ${name} |\n|---|---|\n| ${sentence} |` : sentence
  const source = `# ${name} at our clinic\n\nOne of our treatments is explained here by our team.\n\n${body}\n\nThe visit takes about an hour.\n`
  const at = source.indexOf(body)
  return lint(parseArticle(source), source, { today: '2026-11-21', treatment })
    .findings.filter(({ start }) => start >= at && start < at + body.length)
    .map(({ ruleId }) => ruleId)
}

const LEAST_FOUND = 0.9

const passes = Object.entries(read<Record<string, string[]>>('passes'))
test.each(passes)('%s: honest sentences are left alone', (treatment, sentences) => {
  const flagged = sentences.flatMap((sentence) => flaggedBy(treatment, sentence).map((rule) => `${rule}: ${sentence}`))
  expect(flagged).toEqual([])
})

test('nine claims in ten are found by their rule', () => {
  const flags = Object.entries(read<Record<string, Record<string, string[]>>>('flags'))
  const tried = flags.flatMap(([rule, treatments]) =>
    Object.entries(treatments).flatMap(([treatment, sentences]) =>
      sentences.map((sentence) => ({ rule, sentence, isFound: flaggedBy(treatment, sentence).includes(rule) })),
    ),
  )
  const missed = tried.filter(({ isFound }) => !isFound).map(({ rule, sentence }) => `${rule}: ${sentence}`)
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual((1 - LEAST_FOUND) * tried.length)
})
