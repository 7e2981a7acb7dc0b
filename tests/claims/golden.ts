// The findings on the five seed articles: place, rule, facts and our reason; none of their words.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineIndex, makeLint, parseArticle } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'

export interface GoldenFinding {
  readonly seed: string
  readonly place: string
  readonly rule: string
  readonly facts: readonly string[]
}

/** The folder of the seeds: beside the repository, or where ANAGEN_SEEDS says. They are not part of it. */
export const seedsFolder = (): string =>
  process.env.ANAGEN_SEEDS ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'seeds')

export const goldenFile = join(import.meta.dirname, 'seeds.golden.json')

export const hasSeeds = (): boolean => existsSync(seedsFolder())

export function findingsOnSeeds(knowledge: Knowledge): GoldenFinding[] {
  const lint = makeLint(knowledge)
  return readdirSync(seedsFolder())
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => {
      const source = readFileSync(join(seedsFolder(), name), 'utf8')
      const { point } = lineIndex(source)
      return lint(parseArticle(source), source, { today: '2026-11-21' }).findings.map(
        ({ start, end, ruleId, facts }) => {
          const [from, to] = [point(start), point(end)]
          return {
            seed: name.slice(0, 3),
            place: `${from.line}:${from.column}-${to.line}:${to.column}`,
            rule: ruleId,
            facts,
          }
        },
      )
    })
}
