import type { Nodes, Parents, PhrasingContent, Root, Table } from 'mdast'
import { align } from './align.ts'
import type { Block, BlockKind, Link, Piece } from './block.ts'
import type { FrontMatter } from './front-matter.ts'

/** Front-matter fields that readers see as prose. */
const READ_FIELDS = new Set([
  'title',
  'description',
  'summary',
  'subtitle',
  'excerpt',
  'seo_title',
  'meta_description',
  'alt',
  'image_alt',
  'caption',
])

interface Draft {
  text: string
  pieces: Piece[]
  links: Link[]
  lead: number
}

const newDraft = (): Draft => ({ text: '', pieces: [], links: [], lead: 0 })

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0

function write(draft: Draft, value: string, source: string, start: number, end: number): void {
  for (const piece of align(value, source.slice(start, end), start, draft.text.length)) draft.pieces.push(piece)
  draft.text += value
}

/** A joint that stands for something that is no text, such as a line break; it maps to where it stands. */
function joint(draft: Draft, node: Nodes, text: string): void {
  draft.pieces.push({ at: draft.text.length, length: text.length, source: startOf(node), sourceLength: 0 })
  draft.text += text
}

/** Cuts an article's tree into blocks of prose, in reading order. */
export function blocksOf(tree: Root, source: string, meta: FrontMatter): Block[] {
  const blocks: Block[] = []
  const headings: { depth: number; text: string }[] = []
  let section = 0
  const push = (
    kind: BlockKind,
    draft: Draft,
    depth: number,
    isQuoted: boolean,
    extra: readonly string[] = [],
  ): void => {
    if (draft.text.trim() === '') return
    const under = [...headings.map((heading) => heading.text), ...extra]
    blocks.push({ kind, ...draft, under, depth, isQuoted, section })
  }
  for (const field of meta.fields) {
    if (!READ_FIELDS.has(field.key.toLowerCase())) continue
    const raw = source.slice(field.start, field.end)
    const quote = /^["']/.test(raw) ? 1 : 0
    const draft = newDraft()
    write(draft, field.value, source, field.start + quote, Math.max(field.start + quote, field.end - quote))
    push(field.key === 'title' ? 'title' : 'meta', draft, field.key === 'title' ? 1 : 0, false)
  }
  const inline = (draft: Draft, node: PhrasingContent, isQuoted: boolean): void => {
    switch (node.type) {
      case 'text':
        write(draft, node.value, source, startOf(node), endOf(node))
        return
      case 'inlineCode': {
        const start = source.indexOf(node.value, startOf(node))
        const isPlain = start >= 0 && start < endOf(node)
        write(
          draft,
          node.value,
          source,
          isPlain ? start : startOf(node),
          isPlain ? start + node.value.length : endOf(node),
        )
        return
      }
      case 'break':
        joint(draft, node, '\n')
        return
      case 'image':
      case 'imageReference': {
        if (!node.alt) return
        const alt = newDraft()
        const start = source.indexOf('[', startOf(node)) + 1
        const exact = source.startsWith(node.alt, start)
        write(alt, node.alt, source, start, exact ? start + node.alt.length : endOf(node))
        push('alt', alt, 0, isQuoted)
        return
      }
      case 'link': {
        const from = draft.text.length
        for (const child of node.children) inline(draft, child, isQuoted)
        draft.links.push({ from, to: draft.text.length, url: node.url })
        return
      }
      case 'html':
        joint(draft, node, ' ')
        return
      default:
        if ('children' in node) for (const child of node.children) inline(draft, child, isQuoted)
    }
  }
  const draftOf = (node: { readonly children: readonly PhrasingContent[] }, isQuoted: boolean): Draft => {
    const draft = newDraft()
    node.children.forEach((child, i) => {
      inline(draft, child, isQuoted)
      if (i === 0 && (child.type === 'strong' || child.type === 'emphasis')) draft.lead = draft.text.length
    })
    return draft
  }
  const beginSection = (depth: number, text: string): void => {
    while (headings.length > 0 && (headings.at(-1)?.depth ?? 0) >= depth) headings.pop()
    headings.push({ depth, text })
    section++
  }
  const table = (node: Table, isQuoted: boolean): void => {
    const [head, ...rows] = node.children
    const heads = head?.children.map((cell) => draftOf(cell, isQuoted).text.trim()) ?? []
    for (const cell of head?.children ?? []) push('cell', draftOf(cell, isQuoted), 0, isQuoted)
    for (const row of rows) {
      const name = row.children[0] ? draftOf(row.children[0], isQuoted).text.trim() : ''
      row.children.forEach((cell, column) => {
        const labels = column > 0 ? [name, heads[column] ?? ''] : [heads[column] ?? '']
        push('cell', draftOf(cell, isQuoted), 0, isQuoted, labels)
      })
    }
  }
  const walk = (node: Nodes, kind: BlockKind, isQuoted: boolean): void => {
    switch (node.type) {
      case 'heading': {
        const draft = draftOf(node, isQuoted)
        beginSection(node.depth, draft.text.trim())
        push('heading', draft, node.depth, isQuoted)
        return
      }
      case 'paragraph': {
        const [only] = node.children
        const isBold = node.children.length === 1 && only?.type === 'strong' && kind === 'paragraph'
        const draft = draftOf(node, isQuoted)
        if (isBold && !/[.!,;]$/.test(draft.text.trim())) {
          beginSection(7, draft.text.trim())
          push('heading', draft, 7, isQuoted)
          return
        }
        push(kind, draft, 0, isQuoted)
        return
      }
      case 'table':
        table(node, isQuoted)
        return
      case 'blockquote':
        for (const child of node.children) walk(child, 'quote', true)
        return
      case 'listItem':
        for (const child of node.children) walk(child, 'item', isQuoted)
        return
      case 'code':
      case 'yaml':
      case 'html':
      case 'definition':
        return
      default:
        if ('children' in node) for (const child of (node as Parents).children) walk(child, kind, isQuoted)
    }
  }
  walk(tree, 'paragraph', false)
  return blocks
}
