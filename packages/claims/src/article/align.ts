import type { Piece } from './block.ts'

const ENTITY_LENGTH = 32

/**
 * Where each part of a text node stands in its source: escapes, entities, CRLF, indents and quote marks are in the source only.
 * Walks both once; what cannot be aligned becomes one piece that covers the whole.
 */
export function align(value: string, source: string, sourceStart: number, at: number): Piece[] {
  if (value === source) return [{ at, length: value.length, source: sourceStart, sourceLength: source.length }]
  const pieces: Piece[] = []
  let from = 0
  let j = 0
  let run = 0
  const flush = (i: number): void => {
    const length = i - from
    if (length > 0) pieces.push({ at: at + from, length, source: sourceStart + run, sourceLength: length })
  }
  for (let i = 0; i < value.length; i++) {
    if (value[i] === source[j]) {
      j++
      continue
    }
    flush(i)
    // indents, quote marks, backslashes and carriage returns are in the source only
    while (j < source.length && source[j] !== value[i] && /[\s>\\]/.test(source[j] ?? '')) j++
    const entity = source[j] === '&' ? source.slice(j, j + ENTITY_LENGTH).indexOf(';') : -1
    if (entity > 0) {
      const isPair = value.charCodeAt(i) >= 0xd800 && value.charCodeAt(i) < 0xdc00
      pieces.push({ at: at + i, length: isPair ? 2 : 1, source: sourceStart + j, sourceLength: entity + 1 })
      if (isPair) i++
      j += entity + 1
      from = i + 1
      run = j
      continue
    }
    while (j < source.length && source[j] !== value[i]) j++
    if (j === source.length) return [{ at, length: value.length, source: sourceStart, sourceLength: source.length }]
    from = i
    run = j
    j++
  }
  flush(value.length)
  return pieces
}
