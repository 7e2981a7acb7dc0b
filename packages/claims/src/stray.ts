import type { Compiled } from './match/compile.ts'
import { type Finding, GRAVE, matchesOf } from './rules/rule.ts'
import { framesOf } from './statement/frames.ts'
import type { ReadStance } from './statement/stance.ts'
import type { Article, Statement } from './statement/statement.ts'

/** frames of a sentence that takes back, doubts or leaves open what is claimed */
const DOUBTS = ['defers', 'rebuts', 'rebuts-before', 'denies-before', 'warns'] as const
/** rules on promises: a page that denies or reports what they look for does not promise it */
const PROMISES: ReadonlySet<string> = new Set([
  'absolute-safety',
  'painless',
  'guaranteed-result',
  'permanent-cure',
  'medical-cure-claim',
  'unsupported-superiority',
  'no-contraindications',
  'false-approval',
])
const DISCLOSES = [
  ['undisclosed-interest', 'discloses'],
  ['testimonial-as-evidence', 'disclaims'],
  ['testimonial-as-evidence', 'disclaims-all'],
  ['before-after', 'conditions'],
  ['unsafe-instruction', 'asks-first'],
] as const

/** signs of weighing from which on a page weighs: nine in ten honest pages have as many, half of the others */
const FEWEST = 2
/** all that is found together: one claim that one pattern reads word for word, or two that are inferred */
const LITTLE = 2

/** A harmful instruction that is said outright is never left alone: it counts double. */
const weightOf = ({ ruleId, strength = Number.POSITIVE_INFINITY }: Finding): number =>
  GRAVE.has(ruleId) ? 2 * strength : strength

const isDoubtful = (statement: Statement): boolean => DOUBTS.some((name) => framesOf(statement, name).length > 0)

/** Does a sentence name a promise in order to deny it, to ask for it, or to tell that others make it? */
function deniesAPromise(statement: Statement, next: Statement | undefined, readStance: ReadStance): boolean {
  const said = statement.matches.filter(
    ({ owner, part }) => PROMISES.has(owner) && (part === 'says' || part === 'broad'),
  )
  return said.length > 0 && said.every((match) => !MEANT.has(readStance(statement, match, next).stance))
}
const MEANT: ReadonlySet<string> = new Set(['asserted', 'conditional'])

/**
 * Does an article weigh what it says: it tells when to call, and again and again that something is not known, not promised, only so for
 * some, to be asked first, or paid for by somebody?
 */
function weighs({ statements }: Article, compiled: Compiled, readStance: ReadStance): boolean {
  if (!statements.some(({ isAlarm }) => isAlarm)) return false
  const weighed = compiled.classOf('weighed').words
  let signs = 0
  for (const statement of statements) {
    if (statement.sentence.ids.some((id) => ((weighed[id] ?? 0) & 1) === 1)) signs++
    if (isDoubtful(statement)) signs++
    if (deniesAPromise(statement, statements[statement.index + 1], readStance)) signs++
    if (DISCLOSES.some(([rule, group]) => matchesOf(statement, rule, group).length > 0)) signs++
    if (signs >= FEWEST) return true
  }
  return false
}

/**
 * Leaves out the one or two findings of an article that weighs, where little was read into the words. Copy that promises promises more
 * than twice or says so outright; an odd turn of phrase on an honest page is nearly always innocent.
 */
export function withoutStray(
  findings: readonly Finding[],
  article: Article,
  compiled: Compiled,
  readStance: ReadStance,
): readonly Finding[] {
  const total = findings.reduce((sum, finding) => sum + weightOf(finding), 0)
  return findings.length > 0 && total <= LITTLE && weighs(article, compiled, readStance) ? [] : findings
}
