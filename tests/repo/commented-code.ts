import type { Source } from './source.ts'
import { type Complaint, lineOf } from './tree.ts'

const looksLikeCode =
  /^\s*(const|let|import|export|if \(|for \(|while \(|await |return )[^.]*[;{(=]\s*$|^\s*\w[\w.]*\([^)]*\);?\s*$/

/** Code kept in a comment: history is what git is for. */
export function commentedCode({ file, text, comments }: Source): readonly Complaint[] {
  return comments
    .filter(({ type, value }) => type === 'Line' && looksLikeCode.test(String(value)))
    .map(({ start }) => ({ file, line: lineOf(text, start), message: 'is commented-out code: remove it' }))
}
