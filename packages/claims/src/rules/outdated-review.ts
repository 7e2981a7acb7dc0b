import type { Article, Statement } from '../statement/statement.ts'
import { type Finding, fill, matchesOf, type Rule, type RuleContext, wordsSpan } from './rule.ts'

const ID = 'outdated-review'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTHS_A_YEAR = 12
const REACH = 8
const FIELDS =
  /^(?:last_?)?(?:medical(?:ly)?_?|clinical(?:ly)?_?|fact[_ -]?)?(?:review(?:ed)?|updated?|check(?:ed)?|revised|verified|approved)(?:_?(?:date|on|at))?$|^last[ _-]|^review[ _-]date$/
/** "next review due", "please recheck by": not when it was reviewed but when it should be */
const DUE =
  /\b(?:next|due)\b.*\b(?:review|check|update|revision)|\b(?:review|check|update)\b.*\bdue\b|\bre-?check\b|\b(?:review|check|update|revise) (?:again|by|before)\b|^(?:valid|good|current|in force) (?:until|till|to|through|thru)$|^(?:review )?(?:expir(?:es|y|ation)|lapses)(?: date| on)?$/

/** Months since year 0 of a date such as 2021, 2021-05, 2021-05-04, 4 May 2021. */
function monthsOf(text: string): number | null {
  const found = /\b((?:19|20)\d\d)(?:[-/.](\d{1,2}))?/.exec(text)
  if (!found) return null
  const named = MONTHS.findIndex((month) => new RegExp(`\\b${month}[a-z]*\\b`, 'i').test(text))
  const month = found[2] ? Number(found[2]) - 1 : named >= 0 ? named : MONTHS_A_YEAR - 1
  return Number(found[1]) * MONTHS_A_YEAR + month
}

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text)
/** "31.12.2023" */
const DOTTED = /^\d{1,2}\.(\d{1,2})\.((?:19|20)\d\d)$/

/** The date that a sentence such as "Last reviewed in March 2019" names, with its words. */
function writtenDate({ sentence }: Statement, from: number, until: number): { months: number; to: number } | null {
  const { words } = sentence
  for (let i = from; i < Math.min(words.length, until); i++) {
    const text = words[i]?.text ?? ''
    const [, dottedMonth, dottedYear] = DOTTED.exec(text) ?? []
    if (dottedYear) return { months: Number(dottedYear) * MONTHS_A_YEAR + Number(dottedMonth) - 1, to: i + 1 }
    if (!isYear(text)) continue
    const month = words
      .slice(Math.max(from, i - 2), i)
      .map((word) => MONTHS.indexOf(word.text.slice(0, 3)))
      .find((m) => m >= 0)
    return { months: Number(text) * MONTHS_A_YEAR + (month ?? MONTHS_A_YEAR - 1), to: i + 1 }
  }
  return null
}

interface Dated {
  readonly start: number
  readonly end: number
  /** months since year 0 */
  readonly months: number
  /** the review was to be made then, and nothing says that it was */
  readonly isDue: boolean
}

function finding(
  article: Article,
  { start, end, months, isDue }: Dated,
  today: number,
  { data }: RuleContext,
): { readonly finding: Finding; readonly isDue: boolean }[] {
  const { months: interval = Number.POSITIVE_INFINITY, overdue = Number.POSITIVE_INFINITY } = data.numbers ?? {}
  const age = today - months
  if (age <= (isDue ? overdue : interval)) return []
  const said = article.source.slice(start, end).replace(/\s+/g, ' ')
  return [
    {
      isDue,
      finding: {
        start,
        end,
        ruleId: ID,
        severity: data.severity,
        reason: isDue
          ? `Was to be reviewed (${said}), ${age} months ago.`
          : fill(data.reason, {
              said,
              fact: `about ${Math.floor(age / MONTHS_A_YEAR)} years ago; medical content needs a review at least every ${interval} months`,
            }),
        expected: data.expected,
        facts: data.sources,
      },
    },
  ]
}

/**
 * Flags an article that nobody reviewed for three years, or whose next review is overdue. Needs the date of today.
 * @why    regulators changed their warnings on several of these treatments within the last years
 * @passes Last reviewed in March 2026.
 * @flags  Last reviewed in March 2019.
 * @flags  Next review due in May 2025.
 */
export const outdatedReview: Rule = {
  id: ID,
  check: (article, context) => {
    const today = context.today ? monthsOf(context.today) : null
    if (today === null) return []
    const fromText = article.statements.flatMap((statement) => {
      const [due] = matchesOf(statement, ID, 'due')
      const match = due ?? matchesOf(statement, ID, 'says')[0]
      const date = match ? writtenDate(statement, match.from, match.to + REACH) : null
      return match && date
        ? finding(
            article,
            { ...wordsSpan(statement, match.from, date.to), months: date.months, isDue: due !== undefined },
            today,
            context,
          )
        : []
    })
    const fromMeta = article.metaFields.flatMap(({ key, value, start, end }) => {
      const name = key.toLowerCase()
      const isDue = DUE.test(name.replaceAll(/[_-]/g, ' '))
      const months = isDue || FIELDS.test(name) ? monthsOf(value) : null
      return months === null ? [] : finding(article, { start, end, months, isDue }, today, context)
    })
    const found = [...fromMeta, ...fromText]
    // "reviewed January 2021, valid until January 2023" is out of date once, by the day that it names for it
    const overdue = found.filter(({ isDue }) => isDue)
    return (overdue.length > 0 ? overdue : found).map(({ finding }) => finding)
  },
}
