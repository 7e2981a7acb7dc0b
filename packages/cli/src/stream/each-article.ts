import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { plain } from '../text/plain.ts'
import { articlePaths, readArticleText } from './articles.ts'

/** An article that was read, or why it could not be. */
export type Attempt<T> =
  | { readonly path: string; readonly value: T }
  | { readonly path: string; readonly problem: string }

/**
 * Reads the articles that words name, each once, and works on each. What cannot be read is told on standard error, one line each,
 * and the others go on.
 */
export async function eachArticle<T>(
  words: readonly string[],
  io: Io,
  work: (path: string, source: string) => T | Promise<T>,
): Promise<Attempt<T>[]> {
  const attempts: Attempt<T>[] = []
  for (const path of new Set(articlePaths(words))) {
    try {
      attempts.push({ path, value: await work(path, await readArticleText(path, io)) })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      io.err(`anagen: ${plain(error.message)}\n`)
      attempts.push({ path, problem: error.message })
    }
  }
  return attempts
}

export const problemsOf = <T>(attempts: readonly Attempt<T>[]): string[] =>
  attempts.flatMap((attempt) => ('problem' in attempt ? [attempt.problem] : []))

export const valuesOf = <T>(attempts: readonly Attempt<T>[]): T[] =>
  attempts.flatMap((attempt) => ('value' in attempt ? [attempt.value] : []))
