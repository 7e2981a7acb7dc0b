// Words of a match that are no claim of the treatment: something in them is denied, cut off, or of an everyday thing.
import { inClass } from '../match/in-class.ts'
import type { Match } from '../match/matcher.ts'
import { COLON } from '../match/words.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { matchesOf, nextOf, type RuleContext } from './rule.ts'

const DENIES = /^(?:not|never|neither|nor|nobody|none|hardly)$/
/** patterns that have a denial of their own */
const HAS_DENIAL =
  /\b(?:no|not|never|none|nothing|nobody|without|zero|cannot|nor|neither|hardly|free|nowhere|nil|zero|no-det|negator|noun-negator|far|less|lack|least|refuse|ruled-out|indifferent|turned-away|fully|almost|permit-after|other-way|unrivalled|surpass)\b/

/** "The fee is not refunded": a denial stands between the words of a pattern that has none. */
export function isDeniedInside(statement: Statement, { from, to, pattern }: Match): boolean {
  const { words } = statement.sentence
  const at = words.findIndex(({ text }, i) => i > from && i < to - 1 && DENIES.test(text))
  if (at < 0 || HAS_DENIAL.test(pattern.replace(/ & !\([^)]*\)| & !\S+/g, ''))) return false
  return !/^(?:only|just|merely|simply|least)$/.test(words[at + 1]?.text ?? '')
}

const NEGATES = /^(?:not|no|never|neither|nor|none|nothing)$/

/** "It is not: dozens of injections sting": what stands after the colon is not what is denied before it. */
export const isCutByColon = ({ sentence: { words, breaks } }: Statement, { from, to }: Match): boolean =>
  words.slice(from, to - 1).some(({ text }, i) => NEGATES.test(text) && (breaks[from + i + 1] ?? 0) >= COLON)

/** "A bit of sweat can't hurt": the clause has an everyday thing for its subject, and names no treatment. */
export function isOfEveryday(
  { sentence: { ids, breaks }, mentions }: Statement,
  { from, to }: Match,
  { compiled }: RuleContext,
): boolean {
  const everyday = compiled.classOf('everyday').words
  const person = compiled.classOf('person-subject').words
  const start = Math.max(
    0,
    breaks.findLastIndex((strength, i) => i <= from && strength > 0),
  )
  if (mentions.some((mention) => mention.from >= start && mention.from < to)) return false
  const subject = ids.slice(start, Math.min(from, start + LONGEST_NOUN))
  const isIn = (words: Uint8Array, id = 0): boolean => ((words[id] ?? 0) & 1) === 1
  return !subject.some((id) => isIn(person, id)) && subject.some((id) => isIn(everyday, id))
}
const LONGEST_NOUN = 5

/** Where the clause of a match begins. */
const clauseOf = ({ sentence: { breaks } }: Statement, from: number): number =>
  Math.max(
    0,
    breaks.findLastIndex((strength, i) => i <= from && strength > 0),
  )

/** an article and its noun */
const AN_OBJECT = 2

/** "Keep the leaflet for good", "we hold your records for life": a thing of the office is kept, and nothing is said of hair or of a treatment. */
export function isOfOffice(statement: Statement, { from, to }: Match, { compiled }: RuleContext): boolean {
  const { ids, breaks } = statement.sentence
  const start = clauseOf(statement, from)
  if (statement.mentions.some((mention) => mention.from >= start && mention.from < to)) return false
  // "nobody leaves without an appointment": the thing may stand right behind the pattern; "no risk and no deposit" has two
  const end = breaks.findIndex((strength, i) => i >= to && strength > 0)
  const isJoint = inClass(compiled, 'joint')
  const behind = ids.slice(to, Math.min(to + AN_OBJECT, end < 0 ? ids.length : end))
  const said = [...ids.slice(start, to), ...(behind.some(isJoint) ? [] : behind)]
  return said.some(inClass(compiled, 'office-thing')) && !said.some(inClass(compiled, 'hairs'))
}

/** "The hair that falls after a fever grows back": what another cause brought ends by itself. */
export function isOfOtherCause(statement: Statement, { to }: Match, { compiled }: RuleContext): boolean {
  const { ids } = statement.sentence
  const isCause = inClass(compiled, 'other-cause')
  const determines = inClass(compiled, 'determines')
  const brings = inClass(compiled, 'comes-from')
  return ids.some((id, i) => i < to && isCause(id) && brings(determines(ids[i - 1]) ? ids[i - 2] : ids[i - 1]))
}

/** a word or two that stand before a remark */
const A_NAME = 4
const OTHERS: ReadonlySet<string> = new Set(['reported', 'asked', 'rebutted'])

/** '... "they are painless", she writes. ... *Painless.* Half the people reported pain.': named at the head of a paragraph because somebody else said it. */
export function isTakenUp(id: string, statement: Statement, article: Article, { readStance }: RuleContext): boolean {
  const { block, sentence } = statement
  if (sentence.start > 0 || sentence.words.length > A_NAME || sentence.end >= block.text.trimEnd().length) return false
  return article.statements
    .slice(0, statement.index)
    .some((before) =>
      matchesOf(before, id, 'says').some((match) =>
        OTHERS.has(readStance(before, match, nextOf(article, before)).stance),
      ),
    )
}
