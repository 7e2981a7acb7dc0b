import type { Compiled } from './match/compile.ts'
import type { Finding } from './rules/rule.ts'
import { framesOf } from './statement/stance.ts'
import type { Article } from './statement/statement.ts'

/** frames of a sentence that takes back, doubts or leaves open what is claimed */
const DOUBTS = ['defers', 'rebuts', 'rebuts-before', 'warns'] as const
/** doubts and hedges from which on an article weighs */
const FEWEST = 4
/** a finding that a single inferring pattern makes */
const SLIGHT = 1
/** copy that promises does so more often */
const FEW = 2

/**
 * Does an article weigh what it says: it tells when to call, and again and again that something is not known, not promised, or only
 * so for some?
 */
function weighs({ statements }: Article, compiled: Compiled): boolean {
  if (!statements.some(({ isAlarm }) => isAlarm)) return false
  const weighed = compiled.classOf('weighed').words
  const signs = statements.reduce((sum, statement) => {
    const doubts = DOUBTS.some((name) => framesOf(statement, name).length > 0)
    const hedges = statement.sentence.ids.some((id) => ((weighed[id] ?? 0) & 1) === 1)
    return sum + (doubts ? 1 : 0) + (hedges ? 1 : 0)
  }, 0)
  return signs >= FEWEST
}

/**
 * Leaves out the one or two findings of an article that weighs, where single patterns read them into the words. Copy that promises
 * promises more than twice or says so outright; an odd turn of phrase on an honest page is nearly always innocent.
 */
export const withoutStray = (findings: readonly Finding[], article: Article, compiled: Compiled): readonly Finding[] =>
  findings.length <= FEW &&
  findings.every(({ strength }) => strength !== undefined && strength <= SLIGHT) &&
  weighs(article, compiled)
    ? []
    : findings
