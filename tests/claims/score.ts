// Holds the findings on a labelled corpus against its labels. The format: corpus/README.md.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeLint, parseArticle } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { parse } from 'yaml'

interface Label {
  readonly rule: string
  readonly text: string
}

interface Labelled {
  readonly article: string
  readonly kind: 'clean' | 'problems'
  readonly labels?: readonly Label[]
}

export interface Counts {
  hits: number
  falseAlarms: number
  missed: number
}

export interface Score {
  readonly rules: Readonly<Record<string, Counts>>
  readonly articles: number
  readonly clean: number
  readonly precision: number
  readonly recall: number
  readonly falseAlarmsPerCleanArticle: number
  /** labels whose words are not in their article exactly once */
  readonly brokenLabels: readonly string[]
}

/** Judges as of this day, so that review dates keep their age. */
const TODAY = '2026-11-21'

export type CorpusPart =
  | 'development'
  | 'development-2'
  | 'development-3'
  | 'development-4'
  | 'development-5'
  | 'development-6'
  | 'development-7'
  | 'development-8'
  | 'development-9'
  | 'held-out'
  | 'held-out-2'
  | 'held-out-3'
  | 'held-out-4'
  | 'held-out-5'
  | 'held-out-6'
  | 'held-out-7'
  | 'held-out-8'
  | 'held-out-9'
  | 'held-out-10'
  | 'held-out-11'
  | 'held-out-12'
  | 'held-out-13'
  | 'held-out-14'
  | 'held-out-15'
  | 'held-out-16'
  | 'held-out-17'
  | 'held-out-18'
  | 'held-out-19'
  | 'held-out-20'
  | 'held-out-21'
  | 'held-out-22'
  | 'held-out-23'
  | 'held-out-24'
  | 'held-out-25'
  | 'held-out-26'
  | 'held-out-27'
  | 'held-out-28'
  | 'held-out-29'
  | 'held-out-30'
  | 'held-out-31'
  | 'held-out-32'
  | 'held-out-33'
  | 'held-out-34'
  | 'held-out-35'
  | 'held-out-36'
  | 'held-out-37'
  | 'held-out-38'
  | 'held-out-39'
  | 'held-out-40'
  | 'held-out-41'

export const corpusFolder = (part: CorpusPart): string => join(import.meta.dirname, 'corpus', part)

/** A hit has the rule of a label and shares at least a word with it; each label counts once. */
export function scoreCorpus(folder: string, knowledge: Knowledge): Score {
  const lint = makeLint(knowledge)
  const rules: Record<string, Counts> = {}
  const of = (rule: string): Counts => {
    const counts = rules[rule] ?? { hits: 0, falseAlarms: 0, missed: 0 }
    rules[rule] = counts
    return counts
  }
  const brokenLabels: string[] = []
  let articles = 0
  let clean = 0
  let onClean = 0
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.labels.yaml'))
    .sort()) {
    const { article, kind, labels = [] }: Labelled = parse(readFileSync(join(folder, file), 'utf8'))
    const source = readFileSync(join(folder, article), 'utf8')
    articles++
    if (kind === 'clean') clean++
    const spans = labels.map(({ rule, text }) => {
      const start = source.indexOf(text)
      if (start < 0 || source.indexOf(text, start + 1) >= 0) brokenLabels.push(`${file}: ${text}`)
      return { rule, start, end: start + text.length, isFound: false }
    })
    for (const finding of lint(parseArticle(source), source, { today: TODAY }).findings) {
      const same = spans.filter(
        ({ rule, start, end }) => rule === finding.ruleId && start < finding.end && finding.start < end,
      )
      const fresh = same.find((span) => !span.isFound)
      if (fresh) {
        fresh.isFound = true
        of(finding.ruleId).hits++
      } else {
        of(finding.ruleId).falseAlarms++
        if (kind === 'clean') onClean++
      }
    }
    for (const span of spans) if (!span.isFound) of(span.rule).missed++
  }
  const sum = (key: keyof Counts): number => Object.values(rules).reduce((total, counts) => total + counts[key], 0)
  return {
    rules,
    articles,
    clean,
    precision: sum('hits') / (sum('hits') + sum('falseAlarms')),
    recall: sum('hits') / (sum('hits') + sum('missed')),
    falseAlarmsPerCleanArticle: onClean / clean,
    brokenLabels,
  }
}

/** The score as lines: one a rule, then the sum. */
export function showScore(name: string, score: Score): string {
  const rows = Object.entries(score.rules)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([rule, { hits, falseAlarms, missed }]) => {
      const share = (part: number, whole: number): string => (whole === 0 ? '  – ' : (part / whole).toFixed(2))
      return `${rule.padEnd(34)} ${share(hits, hits + falseAlarms)}  ${share(hits, hits + missed)}  (${hits} hit, ${falseAlarms} false, ${missed} missed)`
    })
  return [
    `${name}: ${score.articles} articles, ${score.clean} of them clean`,
    `${'rule'.padEnd(34)} prec  rec`,
    ...rows,
    `precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}, false alarms per clean article ${score.falseAlarmsPerCleanArticle.toFixed(2)}`,
  ].join('\n')
}
