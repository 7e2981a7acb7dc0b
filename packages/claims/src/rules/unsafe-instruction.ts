import type { Match } from '../match/matcher.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { barredActs } from './barred-acts.ts'
import { isCommand } from './command.ts'
import { groundsOf, treatmentsOf } from './evidence.ts'
import { phraseRule, tellsWhenToCall } from './phrase-rule.ts'
import { matchesOf, nextOf, type Rule, type RuleContext } from './rule.ts'

const ID = 'unsafe-instruction'

/** "If you run a fever, come to us the same day" */
const namesASign = (statement: Statement): boolean =>
  matchesOf(statement, 'missing-when-to-seek-help', 'urgent').length > 0 &&
  matchesOf(statement, 'missing-when-to-seek-help', 'alarm').length > 0

/** "If anyone swallows the liquid, seek emergency care now": tells of what happened already, and the main clause begins with whom to call. */
const sendsForHelp = (match: Match, statement: Statement, article: Article, { readStance }: RuleContext): boolean => {
  const { words, breaks } = statement.sentence
  const main = breaks.findIndex((strength, i) => i > 0 && strength > 0)
  return (
    /^(?:if|when|should)$/.test(words[0]?.text ?? '') &&
    match.from < main &&
    matchesOf(statement, 'missing-when-to-seek-help', 'contact').some(
      (call) => call.from === main && readStance(statement, call, nextOf(article, statement)).stance === 'asserted',
    )
  )
}

/** "When four weeks are up, sport is fine again" */
const isAfterAWait = (
  { group }: Match,
  { quantities, sentence: { words } }: Statement,
  longWait = Number.POSITIVE_INFINITY,
): boolean =>
  group.endsWith('/states') &&
  quantities.some(({ unit, isInterval, high, from, to }) => {
    const near = words.slice(Math.max(0, from - 4), to + 4).map(({ text }) => text)
    return unit === 'hours' && !isInterval && high >= longWait && near.some((text) => WAITED.test(text))
  })
const WAITED = /^(?:after|when|once|from|until|till|past|passed|up|later|over|gone)$/

const says = phraseRule({
  id: ID,
  // a doubt corrects no instruction: who reads it follows it
  also: ['conditional', 'questioned'],
  groups: ['says', 'states'],
  accepts: (match, _reading, statement, article, context) =>
    !namesASign(statement) &&
    !sendsForHelp(match, statement, article, context) &&
    !(match.group.endsWith('/states') && tellsWhenToCall(statement)) &&
    !isAfterAWait(match, statement, context.data.numbers?.long_wait_hours) &&
    matchesOf(statement, ID, 'asks-first').length === 0 &&
    (match.group.endsWith('/states') || isCommand(statement, match, context.compiled)),
  evidence: (statement, { knowledge, data }) => {
    const text = statement.block.text.toLowerCase()
    const facts = treatmentsOf(knowledge, statement.treatments).flatMap((treatment) => [
      ...treatment.interactions.map((i) => ({ id: i.id, says: i.why, about: i.what })),
      ...treatment.instructions.map((i) => ({
        id: i.id,
        says: i.instruction,
        about: `${i.instruction} ${i.topic ?? ''}`,
      })),
    ])
    const scored = facts.map((fact) => ({
      fact,
      score: fact.about
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word.length > 3 && text.includes(word)).length,
    }))
    const [best] = scored.toSorted((a, b) => b.score - a.score)
    return best && best.score > 0
      ? { text: `${best.fact.says.replace(/\.$/, '')} (${best.fact.id})`, facts: [best.fact.id] }
      : groundsOf(data)
  },
})

/**
 * Flags an instruction that harms.
 * @why    an instruction is followed; the knowledge base says what must not be done and who decides
 * @passes Do not stop a prescribed blood thinner on your own.
 * @passes Stop warfarin only if the doctor who prescribed it agrees.
 * @flags  Stop your blood thinner a week before the session.
 * @flags  Pick off the scabs as soon as they itch.
 */
export const unsafeInstruction: Rule = {
  id: ID,
  check: (article, context) => {
    const said = says.check(article, context)
    const acts = barredActs(article, context).filter(
      (act) => !said.some((finding) => finding.start < act.end && act.start < finding.end),
    )
    return [...said, ...acts]
  },
}
