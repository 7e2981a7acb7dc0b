import { existsSync } from 'node:fs'
import { type Article, type Finding, type Linted, lineIndex, sentenceAt } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import type { Diagnostic, Range } from 'vscode-languageserver'
import { frontMatterProblem } from '../answer/front-matter-problem.ts'

/** What a quick fix writes, and over what; kept with the diagnostic, so that the fix is the one of that text. */
export interface Fix {
  readonly title: string
  readonly range: Range
  readonly newText: string
}

/** Reads and judges a text. */
export type Check = (source: string) => Linted

const ERROR = 1
const WARNING = 2
const MOST_CHARACTERS = 2_000_000
/** Rules that ask for something that is nowhere: their wording is added, nothing is replaced. */
const ASKS_FOR_MORE = /^missing-/

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** docs/claims.md where it lies beside the program, as it does in the repository. */
const MANUAL = new URL('../../../../docs/claims.md', import.meta.url)
const manualOf = (ruleId: string): string | undefined => {
  if (!existsSync(MANUAL)) return undefined
  const page = new URL(MANUAL)
  page.hash = ruleId
  return page.href
}

const notChecked = (message: string): Diagnostic => ({
  range: START,
  severity: ERROR,
  source: 'anagen',
  code: 'not-checked',
  message: `This could not be checked: ${message}`,
})

/** What an editor shows for a text. A text that cannot be checked says so, in a diagnostic of its own: nothing is never a mistake. */
export function diagnose(source: string, check: Check, knowledge: Knowledge): Diagnostic[] {
  if (source.trim() === '') return []
  if (source.length > MOST_CHARACTERS) return [notChecked(`it is longer than ${MOST_CHARACTERS} characters`)]
  if (source.includes('\u0000')) return [notChecked('it is not text')]
  try {
    const { article, findings } = check(source)
    const problem = frontMatterProblem(source, article, knowledge)
    const found = findings.map((finding) => toDiagnostic(finding, article))
    return problem ? [{ ...notChecked(problem.message), code: 'front-matter' }, ...found] : found
  } catch (error) {
    return [notChecked(error instanceof Error ? error.message : String(error))]
  }
}

const rangesIn = (source: string): ((span: { readonly start: number; readonly end: number }) => Range) => {
  const { point } = lineIndex(source)
  const at = (offset: number) => {
    const { line, column } = point(offset)
    return { line: line - 1, character: column - 1 }
  }
  return ({ start, end }) => ({ start: at(start), end: at(end) })
}

function toDiagnostic(finding: Finding, article: Article): Diagnostic {
  const { ruleId, severity, reason, expected, facts } = finding
  const range = rangesIn(article.source)
  const href = manualOf(ruleId)
  const fix = fixFor(finding, article)
  return {
    range: range(finding),
    severity: severity === 'error' ? ERROR : WARNING,
    source: 'anagen',
    code: ruleId,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: `${reason} Instead: ${expected}.${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`,
    ...(fix ? { data: { ...fix, range: range(fix.span) } } : {}),
  }
}

function fixFor(finding: Finding, article: Article) {
  const { suggestion, ruleId } = finding
  if (suggestion === undefined) return undefined
  const { source } = article
  if (ASKS_FOR_MORE.test(ruleId)) {
    const end = { start: source.length, end: source.length }
    const gap = source.endsWith('\n\n') ? '' : source.endsWith('\n') ? '\n' : '\n\n'
    return { title: `Add at the end: ${suggestion}`, span: end, newText: `${gap}${suggestion}\n` }
  }
  const span = sentenceAt(article, finding)
  return span ? { title: `Replace the sentence: ${suggestion}`, span, newText: suggestion } : undefined
}
