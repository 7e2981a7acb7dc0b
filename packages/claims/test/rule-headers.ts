// A rule's header is its manual and its test: @why, @passes and @flags are read here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'src', 'rules')

export interface RuleHeader {
  readonly about: string
  readonly why: string
  readonly passes: readonly string[]
  readonly flags: readonly string[]
}

/** The header of src/rules/<id>.ts. An example of several blocks has a line break written as \n. */
export function ruleHeader(id: string): RuleHeader {
  const text = readFileSync(join(folder, `${id}.ts`), 'utf8')
  const comments = text.split('/**').map((part) => part.split('*/')[0] ?? '')
  const found = comments.find((comment) => comment.includes('@why')) ?? ''
  const lines = found.split('\n').map((line) => line.replace(/^\s*\*\s?/, '').trim())
  const tagged = (tag: string) =>
    lines
      .filter((line) => line.startsWith(`@${tag}`))
      .map((line) =>
        line
          .slice(tag.length + 1)
          .trim()
          .replaceAll('\\n', '\n'),
      )
  return {
    about: lines.filter((line) => line !== '' && !line.startsWith('@')).join(' '),
    why: tagged('why').join(' '),
    passes: tagged('passes'),
    flags: tagged('flags'),
  }
}
