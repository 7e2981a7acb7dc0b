import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmTable } from 'micromark-extension-gfm-table'
import { withoutSuppressions } from '../suppress.ts'
import { lineIndex } from './line-index.ts'
import { parsePlainText } from './plain-text.ts'
import { tellFormat } from './tell-format.ts'

const extensions = [gfmTable(), frontmatter(['yaml'])]
const mdastExtensions = [gfmTableFromMarkdown(), frontmatterFromMarkdown(['yaml'])]

/** The article as an mdast tree with positions, Markdown with front matter and tables, or plain text; told apart by content. */
export function parseArticle(source: string): Root {
  const prose = withoutSuppressions(source)
  return tellFormat(prose) === 'plain'
    ? parsePlainText(prose, lineIndex(prose))
    : fromMarkdown(prose, { extensions, mdastExtensions })
}
