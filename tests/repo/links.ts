import { dirname, join, normalize } from 'node:path'
import { type Complaint, lineOf } from './tree.ts'

const link = /\[[^\]\n]*\]\(<?([^)\s>]+)>?[^)]*\)/g

/** Links of a Markdown file to files or headings of this repository that are not there. */
export function deadLinks(file: string, text: string, known: Record<string, () => string>): readonly Complaint[] {
  const prose = withoutCode(text)
  return [...prose.matchAll(link)].flatMap(({ 1: target = '', index }) => {
    const problem = problemOf(file, target, { ...known, [file]: () => text })
    return problem ? [{ file, line: lineOf(text, index), message: `links to ${target}: ${problem}` }] : []
  })
}

function problemOf(file: string, target: string, known: Record<string, () => string>): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined
  const [path = '', anchor] = target.split('#')
  const wanted = path === '' ? file : normalize(join(dirname(file), decodeURI(path))).replace(/\/$/, '')
  const isFolder = Object.keys(known).some((name) => name.startsWith(`${wanted}/`))
  if (!(wanted in known) && !isFolder) return 'there is no such file'
  if (anchor && !anchors(known[wanted]?.() ?? '').has(anchor)) return `${wanted} has no heading for #${anchor}`
  return undefined
}

// As the usual renderers make them: lower case, letters, digits, - and _ stay, spaces become dashes, repeats are numbered.
function anchors(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const headings = [...withoutCode(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(({ 1: title = '' }) => {
    const words = title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = words.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
    const repeat = seen.get(slug) ?? 0
    seen.set(slug, repeat + 1)
    return repeat === 0 ? slug : `${slug}-${repeat}`
  })
  return new Set(headings)
}

// Same length and lines as before, so that places stay right.
const withoutCode = (text: string): string =>
  text.replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gm, (code) => code.replaceAll(/[^\n]/g, '.'))
