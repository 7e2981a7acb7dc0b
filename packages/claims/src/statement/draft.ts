import type { Block } from '../article/block.ts'
import type { Sentence } from './sentence.ts'
import type { Statement } from './statement.ts'
import type { Mention } from './treatments.ts'

/** A sentence with its block, before it is known what it is about. */
export interface Draft {
  readonly block: Block
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
  readonly matches: Statement['matches']
}

export const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** The treatments that mentions name, each once. */
export const slugsOf = (mentions: readonly Mention[]): string[] => unique(mentions.flatMap((mention) => mention.slugs))
