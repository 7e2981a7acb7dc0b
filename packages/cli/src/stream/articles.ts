import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { readStdin, readTextFile } from './text-input.ts'

const MOST_BYTES = 2_000_000
const ARTICLES = '**/*.{md,markdown,txt}'
const IS_GLOB = /[*?{}[\]]/

/** The files that words name: paths, globs, folders (their .md, .markdown and .txt), or `-` for standard input. */
export function articlePaths(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (word === '-') return [word]
    if (existsSync(word)) {
      const inside = statSync(word).isDirectory() ? globSync(join(word, ARTICLES)).sort() : []
      // a folder without articles is reported and not passed over
      return inside.length > 0 ? inside : [word]
    }
    if (!IS_GLOB.test(word)) return [word]
    const found = globSync(word).sort()
    // a glob that matches nothing is read as a path, so that it is reported and not passed over
    return found.length > 0 ? found : [word]
  })
}

/** @throws BadInput when it is no text, empty, or longer than any article */
export async function readArticleText(path: string, io: Io): Promise<string> {
  if (path !== '-' && existsSync(path) && statSync(path).isDirectory())
    throw new BadInput(`${path}: holds no articles; give a folder with .md, .markdown or .txt files`)
  const text = path === '-' ? await readStdin(io, path, MOST_BYTES) : readTextFile(path, path, MOST_BYTES)
  if (text.includes('\u0000')) throw new BadInput(`${path}: is a binary file; give Markdown or plain text`)
  if (text.trim() === '') throw new BadInput(`${path}: is empty; give an article`)
  return text
}
