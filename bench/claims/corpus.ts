/** What is checked: articles repeated to 5 MB, cut at white space into files of about 5 kB, as clinics publish them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const FILE_CHARACTERS = 4950

export interface Corpus {
  /** what it was made of */
  readonly from: string
  readonly files: readonly string[]
  readonly bytes: number
}

/** The seed articles where they lie beside the repository (or where ANAGEN_SEEDS says), else our own. Front matter is left out. */
function articles(): { readonly from: string; readonly texts: readonly string[] } {
  const seeds = process.env.ANAGEN_SEEDS ?? join(root, '..', 'shared', 'seeds')
  const isThere = existsSync(seeds)
  const folder = isThere ? seeds : join(root, 'tests', 'claims', 'corpus', 'development')
  const texts = readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\r?\n[\s\S]*?\n---\r?\n/, ''))
  return { from: isThere ? 'the five seed articles' : 'the development corpus of tests/claims', texts }
}

/** @param least bytes to reach */
export function makeCorpus(least: number): Corpus {
  const { from, texts } = articles()
  const once = `${texts.join('\n\n')}\n\n`
  const text = once.repeat(Math.ceil(least / Buffer.byteLength(once)))
  const files: string[] = []
  let bytes = 0
  for (let at = 0; at < text.length && bytes < least; ) {
    const space = text.slice(at + FILE_CHARACTERS).search(/\s/)
    const end = space < 0 ? text.length : at + FILE_CHARACTERS + space
    const file = `${text.slice(at, end).trim()}\n`
    files.push(file)
    bytes += Buffer.byteLength(file)
    at = end
  }
  return { from, files, bytes }
}
