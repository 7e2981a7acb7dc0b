import type { Heading, List, ListItem, Paragraph, Root, RootContent, Text } from 'mdast'
import type { LineIndex } from './line-index.ts'

const BULLET = /^[ \t\u00a0]*(?:[•‣◦▪●·*\-–—]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)/
const LONGEST_HEADING = 90
const ENDS_LIKE_PROSE = /[.,;:!…]["'”’)]?$/

interface Line {
  readonly start: number
  readonly end: number
  readonly bullet: number
  readonly isBlank: boolean
}

function linesOf(source: string): Line[] {
  const lines: Line[] = []
  let at = 0
  while (at <= source.length) {
    const newline = source.indexOf('\n', at)
    let end = newline < 0 ? source.length : newline
    const next = newline < 0 ? source.length + 1 : newline + 1
    if (end > at && source[end - 1] === '\r') end--
    const text = source.slice(at, end)
    const bullet = BULLET.exec(text)?.[0].length ?? 0
    const indent = text.length - text.trimStart().length
    lines.push({ start: at + (bullet || indent), end, bullet, isBlank: text.trim() === '' })
    at = next
  }
  return lines
}

const isHeading = (source: string, line: Line, before: Line | undefined, after: Line | undefined): boolean => {
  const text = source.slice(line.start, line.end).trim()
  return (
    line.bullet === 0 &&
    text.length <= LONGEST_HEADING &&
    !ENDS_LIKE_PROSE.test(text) &&
    /\p{L}/u.test(text) &&
    (before === undefined || before.isBlank || before.bullet > 0) &&
    (before === undefined ||
      after === undefined ||
      after.isBlank ||
      after.bullet > 0 ||
      source.slice(after.start, after.end).length > text.length)
  )
}

/**
 * Plain text as an mdast tree: a short line without a full stop is a heading, a line with a bullet or a number an item,
 * everything else up to the next empty line a paragraph. Indents mean nothing.
 */
export function parsePlainText(source: string, index: LineIndex): Root {
  const children: RootContent[] = []
  const lines = linesOf(source)
  const position = (start: number, end: number) => ({ start: index.point(start), end: index.point(end) })
  const text = (start: number, end: number): Text => ({
    type: 'text',
    value: source.slice(start, end),
    position: position(start, end),
  })
  let list: List | undefined
  let open: { start: number; end: number; item: boolean } | undefined
  const close = (): void => {
    if (!open) return
    const { start, end, item } = open
    const paragraph: Paragraph = { type: 'paragraph', children: [text(start, end)], position: position(start, end) }
    open = undefined
    if (!item) {
      children.push(paragraph)
      return
    }
    const entry: ListItem = { type: 'listItem', spread: false, children: [paragraph], position: position(start, end) }
    if (list) list.children.push(entry)
    else {
      list = { type: 'list', ordered: false, spread: false, children: [entry], position: position(start, end) }
      children.push(list)
    }
    if (list.position) list.position = { start: list.position.start, end: index.point(end) }
  }
  let isFirst = true
  lines.forEach((line, i) => {
    if (line.isBlank) return close()
    if (line.bullet > 0) {
      close()
      open = { start: line.start, end: line.end, item: true }
      return
    }
    if (!open && isHeading(source, line, lines[i - 1], lines[i + 1])) {
      list = undefined
      const heading: Heading = {
        type: 'heading',
        depth: isFirst ? 1 : 2,
        children: [text(line.start, line.end)],
        position: position(line.start, line.end),
      }
      children.push(heading)
    } else if (open) open = { ...open, end: line.end }
    else {
      list = undefined
      open = { start: line.start, end: line.end, item: false }
    }
    isFirst = false
  })
  close()
  return { type: 'root', children, position: position(0, source.length) }
}
