import type { Root } from 'mdast'
import { parseDocument } from 'yaml'
import type { SourceSpan } from './block.ts'

/** One line of the front matter and where its value stands. */
export interface MetaField extends SourceSpan {
  readonly key: string
  readonly value: string
}

/** What cannot be read in the front matter, and where. */
export interface MetaProblem extends SourceSpan {
  readonly message: string
}

export interface FrontMatter {
  readonly fields: readonly MetaField[]
  readonly problem: MetaProblem | null
}

const NONE: FrontMatter = { fields: [], problem: null }

interface Scalar {
  readonly value?: unknown
  readonly items?: readonly { readonly value?: unknown }[]
  readonly range?: readonly number[]
}

/** The scalar fields of the YAML at the top, with offsets into the file. */
export function readFrontMatter(tree: Root, source: string): FrontMatter {
  const node = tree.children[0]
  const nodeStart = node?.position?.start.offset
  if (node?.type !== 'yaml' || nodeStart === undefined) return NONE
  const start = nodeStart + source.slice(nodeStart).search(/\n/) + 1
  const end = node.position?.end.offset ?? start
  const text = source.slice(start, start + node.value.length + (source.slice(start, end).match(/\r\n/g)?.length ?? 0))
  const document = parseDocument(text, { uniqueKeys: true })
  const [error] = document.errors
  if (error) return { fields: [], problem: { start, end, message: error.message.split('\n')[0] ?? 'cannot be read' } }
  const items = (document.contents as { items?: readonly { key: Scalar; value: Scalar | null }[] } | null)?.items
  if (!items)
    return {
      fields: [],
      problem: document.contents === null ? null : { start, end, message: 'is not a list of "name: value" lines' },
    }
  return {
    problem: null,
    fields: items.flatMap(({ key, value }) => {
      // "treatment: [prp, exosome]" is read like "prp, exosome"
      const plain = value?.items ? value.items.map((item) => String(item.value ?? '')).join(', ') : value?.value
      const range = value?.range
      if (plain === undefined || plain === null || typeof plain === 'object' || !range) return []
      const [from = 0, to = 0] = range
      return [{ key: String(key.value), value: String(plain), start: start + from, end: start + to }]
    }),
  }
}
