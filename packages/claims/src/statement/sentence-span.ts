import { type SourceSpan, sourceSpan } from '../article/block.ts'
import type { Article } from './statement.ts'

/**
 * Where the sentence that holds a place of the file stands; null where no sentence does, or where it is written with marks inside
 * (emphasis, links, entities), so that to replace it would leave half of a mark behind.
 */
export function sentenceAt({ statements, source }: Article, { start, end }: SourceSpan): SourceSpan | null {
  for (const { block, sentence } of statements) {
    const text = block.text.slice(sentence.start, sentence.end)
    const from = sentence.start + (text.length - text.trimStart().length)
    const span = sourceSpan(block, from, from + text.trim().length)
    if (span.start > start || span.end < end) continue
    return source.slice(span.start, span.end) === text.trim() ? span : null
  }
  return null
}
