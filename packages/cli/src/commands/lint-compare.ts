import type { LintOptions } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { lintAnswer } from '../answer/lint-answer.ts'
import { type CompareAnswer, compareMessages } from '../answer/lint-compare-answer.ts'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { showCompare } from '../show/lint-compare.ts'
import { articlePaths } from '../stream/articles.ts'
import { eachArticle, problemsOf, valuesOf } from '../stream/each-article.ts'
import { toJson } from '../text/plain.ts'
import { exitCode, type FailOn } from './lint-options.ts'

const LEAST_ARTICLES = 2

/** Holds articles against each other. @returns the exit code */
export async function lintCompare(
  args: Arguments,
  io: Io,
  knowledge: Knowledge,
  options: LintOptions,
  level: FailOn,
): Promise<number> {
  if (new Set(articlePaths(args.words)).size < LEAST_ARTICLES)
    throw new BadInput('--compare: one article is nothing to compare; give two or more')
  const { makeComparer, parseArticle } = await import('@anagen/claims')
  const { lint, compare } = makeComparer(knowledge)
  const attempts = await eachArticle(args.words, io, (path, source) => {
    const linted = lint(parseArticle(source), source, options)
    // refuses a front matter that cannot be read
    lintAnswer(path, source, linted, knowledge)
    return { path, source, linted }
  })
  const read = valuesOf(attempts)
  const contradictions = compareMessages(compare(read.map(({ linted }) => linted)), read)
  const answer: CompareAnswer = {
    articles: attempts.map((attempt) =>
      'problem' in attempt ? { path: attempt.path, problem: attempt.problem } : { path: attempt.path },
    ),
    contradictions,
  }
  await io.out(args.has('json') ? `${toJson(answer, 2)}\n` : `${showCompare(answer, io.screen).join('\n')}\n`)
  return exitCode(
    problemsOf(attempts).length > 0,
    contradictions.map(({ severity }) => severity),
    level,
  )
}
