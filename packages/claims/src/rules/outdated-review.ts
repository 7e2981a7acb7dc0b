import type { Article, Statement } from '../statement/statement.ts'
import { type Finding, fill, matchesOf, type Rule, type RuleContext, wordsSpan } from './rule.ts'

const ID = 'outdated-review'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTHS_A_YEAR = 12
const REACH = 8
const FIELDS =
  /^(?:last_?)?(?:medical(?:ly)?_?|clinical(?:ly)?_?|fact[_ -]?)?(?:review(?:ed)?|updated?|check(?:ed)?|revised|verified|approved)(?:_?(?:date|on|at))?$|^last[ _-]|^review[ _-]date$/

/** Months since year 0 of a date such as 2021, 2021-05, 2021-05-04. */
function monthsOf(text: string): number | null {
  const found = /\b((?:19|20)\d\d)(?:[-/.](\d{1,2}))?/.exec(text)
  if (!found) return null
  return Number(found[1]) * MONTHS_A_YEAR + (found[2] ? Number(found[2]) - 1 : MONTHS_A_YEAR - 1)
}

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text)

/** The date that a sentence such as "Last reviewed in March 2019" names, with its words. */
function writtenDate({ sentence }: Statement, from: number, until: number): { months: number; to: number } | null {
  const { words } = sentence
  for (let i = from; i < Math.min(words.length, until); i++) {
    const text = words[i]?.text ?? ''
    if (!isYear(text)) continue
    const month = words
      .slice(Math.max(from, i - 2), i)
      .map((word) => MONTHS.indexOf(word.text.slice(0, 3)))
      .find((m) => m >= 0)
    return { months: Number(text) * MONTHS_A_YEAR + (month ?? MONTHS_A_YEAR - 1), to: i + 1 }
  }
  return null
}

function finding(
  article: Article,
  span: { start: number; end: number },
  months: number,
  today: number,
  { data }: RuleContext,
): Finding[] {
  const allowed = data.numbers?.months ?? Number.POSITIVE_INFINITY
  const age = today - months
  if (age <= allowed) return []
  return [
    {
      start: span.start,
      end: span.end,
      ruleId: ID,
      severity: data.severity,
      reason: fill(data.reason, {
        said: article.source.slice(span.start, span.end).replace(/\s+/g, ' '),
        fact: `about ${Math.floor(age / MONTHS_A_YEAR)} years ago; medical content needs a review at least every ${allowed} months`,
      }),
      expected: data.expected,
      facts: data.sources,
    },
  ]
}

/**
 * Flags an article that nobody reviewed for three years. Needs the date of today.
 * @why    regulators changed their warnings on several of these treatments within the last years
 * @passes Last reviewed in March 2026.
 * @flags  Last reviewed in March 2019.
 */
export const outdatedReview: Rule = {
  id: ID,
  check: (article, context) => {
    const today = context.today ? monthsOf(context.today) : null
    if (today === null) return []
    const fromText = article.statements.flatMap((statement) => {
      const [match] = matchesOf(statement, ID, 'says')
      const date = match ? writtenDate(statement, match.from, match.to + REACH) : null
      return match && date
        ? finding(article, wordsSpan(statement, match.from, date.to), date.months, today, context)
        : []
    })
    const fromMeta = article.metaFields
      .filter(({ key }) => FIELDS.test(key.toLowerCase()))
      .flatMap((field) => {
        const months = monthsOf(field.value)
        return months === null ? [] : finding(article, field, months, today, context)
      })
    return [...fromMeta, ...fromText]
  },
}
