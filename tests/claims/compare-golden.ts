// The contradictions among the five seed articles: question, facts and places; none of their words.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { lineIndex, makeComparer, parseArticle, sayPosition } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { seedsFolder } from './golden.ts'

export interface GoldenContradiction {
  readonly treatment: string
  readonly topic: string
  readonly about: string
  readonly severity: string
  readonly facts: readonly string[]
  /** first three letters of the file, place, answer */
  readonly positions: readonly string[]
}

export const compareGolden = join(import.meta.dirname, 'compare.golden.json')

export function compareFiles(paths: readonly string[], knowledge: Knowledge): GoldenContradiction[] {
  const { lint, compare } = makeComparer(knowledge)
  const read = paths.map((path) => {
    const source = readFileSync(path, 'utf8')
    return { name: basename(path).slice(0, 3), index: lineIndex(source), linted: lint(parseArticle(source), source) }
  })
  return compare(read.map(({ linted }) => linted)).map(
    ({ treatment, topic, about, severity, known: { facts }, positions }) => ({
      treatment,
      topic,
      about,
      severity,
      facts,
      positions: positions.map((position) => {
        const article = read[position.article]
        if (!article) throw new Error(`no article ${position.article}`)
        const { line, column } = article.index.point(position.start)
        return `${article.name}:${line}:${column} ${sayPosition(position)}`
      }),
    }),
  )
}

export const contradictionsOnSeeds = (knowledge: Knowledge): GoldenContradiction[] =>
  compareFiles(
    readdirSync(seedsFolder())
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => join(seedsFolder(), name)),
    knowledge,
  )
