import { LineCounter, parseDocument, visit } from 'yaml'
import type { Complaint } from './tree.ts'

const checkBy = /^(check|review)_by$/

// the whole knowledge is read by two tests: each text is parsed once
const documents = new Map<
  string,
  { readonly document: ReturnType<typeof parseDocument>; readonly lines: LineCounter }
>()

const parsed = (text: string) => {
  const lines = new LineCounter()
  const known = documents.get(text) ?? {
    document: parseDocument(text, { strict: true, uniqueKeys: true, prettyErrors: true, lineCounter: lines }),
    lines,
  }
  documents.set(text, known)
  return known
}

/** What keeps a YAML file from being read as one document without doubt. */
export function yamlErrors(file: string, text: string): readonly Complaint[] {
  const { errors, warnings } = parsed(text).document
  return [...errors, ...warnings].map(({ message, linePos }) => ({
    file,
    line: linePos?.[0].line ?? 1,
    message: message.split('\n')[0] ?? message,
  }))
}

/** Facts whose `check_by` or `review_by` date lies before today (both as 2026-11-21). */
export function pastCheckDate(file: string, text: string, today: string): readonly Complaint[] {
  const { document, lines } = parsed(text)
  const found: Complaint[] = []
  visit(document, {
    Pair(_, { key, value }) {
      const { value: name, range } = key as { value?: unknown; range?: readonly number[] }
      const date = String((value as { value?: unknown } | null)?.value)
      const isDue = checkBy.test(String(name)) && /^\d{4}-\d\d-\d\d$/.test(date) && date < today
      if (isDue)
        found.push({
          file,
          line: lines.linePos(range?.[0] ?? 0).line,
          message: `should have been checked by ${date}`,
        })
    },
  })
  return found
}
