// Times that are not the end of an effect: on the way to it, of what people do, or of one person's story.
import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import type { Match } from '../match/matcher.ts'
import { framesOf } from '../statement/frames.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Statement } from '../statement/statement.ts'
import { matchesOf } from './rule.ts'

/** "Should improve by six weeks and be gone by three months", "worst on day two": the time is of the way, not of the end. */
export const isNoEnd = ({ sentence: { words } }: Statement, quantity: Quantity): boolean => {
  const before = words.slice(Math.max(0, quantity.from - ON_THE_WAY), quantity.from).map(({ text }) => text)
  const last = before.findLastIndex((text) => TELLS_THE_WAY.test(text))
  return last >= 0 && !before.slice(last + 1).some((text) => TELLS_THE_END.test(text))
}
const ON_THE_WAY = 5
const TELLS_THE_WAY =
  /^(?:improv\w+|eas(?:e|es|ed|ing)|better|lessen\w*|shrink\w*|peak\w*|worst|strongest|highest|begin\w*|start\w*|arriv\w+|appear\w*|forms?|develop\w*|milder|softer|less|wash\w*|check\w*|review\w*)$/
const TELLS_THE_END = /^(?:gone|over|finish\w*|stop\w*|disappear\w*|vanish\w*|clear\w*|normal|nothing|no|last\w*)$/

export const isEnded = ({ sentence: { words } }: Statement): boolean =>
  words.some(({ text }) =>
    /^(?:restored|returns?|back|normal|healed|fallen|dropp?(?:ed)?|heals?|drop|off|finished|done)$/.test(text),
  )

/** "Anyone who has used minoxidil within six months", "in the last five years": what somebody has behind them. */
export const isOfHistory = ({ sentence: { words, breaks } }: Statement, { from }: Quantity): boolean => {
  const clause = breaks.findLastIndex((strength, i) => i <= from && strength > 0)
  const before = words.slice(Math.max(0, clause), from).map(({ text }) => text)
  const who = before.findIndex((text) => /^(?:who|whose)$/.test(text))
  const isPast = /^(?:last|past|previous|preceding)$/.test(before.at(-1) ?? '') && before.at(-2) === 'the'
  return isPast || (who >= 0 && PERFECT.test(before[who + 1] ?? ''))
}
const PERFECT = /^(?:has|have|had)$/

/** "Back to the office | 5 to 10 days": the row is about what people do. */
export const isOfAnAct = ({ block }: Statement): boolean =>
  block.kind === 'cell' &&
  block.under
    .slice(-2)
    .some((name) =>
      /^\W*(?:back|return|time off|days? off|off work|work|office|gym|sport|shower|wash|swim|session|visit|time in)/i.test(
        name,
      ),
    )

/** "Her scalp had been red for ten days": what happened to one person, not what is said to be usual. */
export const isOnePersons = ({ block, sentence: { words } }: Statement): boolean =>
  words.some(({ text }, i) => text === 'case' && OF_ONE.test(words[i - 1]?.text ?? '')) ||
  ((words.some(({ text }) => OF_ONE.test(text)) || IN_BLOCK.test(block.text)) &&
    words.some(({ text }) => isPast(text)) &&
    !words.some(({ text }) => OF_ALL.test(text)))

/** "Give it six months", "nightly for six months before you decide": how long to wait and see. */
export const isOfWaiting = ({ sentence: { words } }: Statement, { from, to }: Quantity): boolean =>
  // "give it ten days and you'll spot baby hairs" is a claim
  (words[to]?.text !== 'and' &&
    /^(?:it|them|yourself|things)$/.test(words[from - 1]?.text ?? '') &&
    /^(?:give|allow|giving|allowing|grant)$/.test(words[from - 2]?.text ?? '')) ||
  (words[to]?.text === 'before' &&
    words
      .slice(to + 1, to + 1 + TO_JUDGE)
      .some(({ text }) => /^(?:decid\w+|judg\w+|give|giving|conclud\w+)$/.test(text)))
const TO_JUDGE = 3
const OF_RESEARCH = 3
const RESEARCH = /^(?:stud(?:y|ies)|trials?|series|cohorts?|guarantee|warranty|patent)$/

/** "Hotel, 3 nights", "the trials lasted a year", "week 1 and week 16 side by side": the time is of a journey, of research or of pictures. */
export const isOfAnother = ({ sentence: { words } }: Statement, { from, to }: Quantity): boolean =>
  words.slice(Math.max(0, from - 2), to + 2).some(({ text }) => /^(?:hotel|hostel|flights?|villa)$/.test(text)) ||
  words.slice(Math.max(0, from - OF_RESEARCH), from).some(({ text }) => RESEARCH.test(text)) ||
  words.some(({ text }, i) => text === 'side' && words[i + 1]?.text === 'by' && words[i + 2]?.text === 'side')

/** "Tablets for the pain on the first two nights": how long the help is needed, not the effect. */
export const isOfCare = ({ sentence: { words } }: Statement, effectAt: number): boolean =>
  words.slice(Math.max(0, effectAt - NEAR_CARE), effectAt).some(({ text }) => AGAINST.test(text)) &&
  words.slice(0, effectAt).some(({ text }) => CARE.test(text))
const NEAR_CARE = 3

/** "Leave scabs alone, and stay out of the sun, the pool and the sauna for four weeks": the time is of the act that its clause begins with. */
export function isOfCommand(
  { sentence: { words, ids, breaks }, effects, quantities }: Statement,
  quantity: Quantity,
  compiled: Compiled,
): boolean {
  const isAct = inClass(compiled, 'care-act')
  const isOther = (i: number): boolean =>
    effects.some(({ from, to }) => from <= i && i < to) || quantities.some(({ from, to }) => from <= i && i < to)
  for (let i = quantity.from - 1; i >= 0 && quantity.from - i <= LONGEST_ACT && !isOther(i); i--) {
    const opens = i === 0 || (breaks[i] ?? 0) > 0 || LEADS.test(words[i - 1]?.text ?? '')
    if (opens && (isAct(ids[i]) || /^(?:stay|keep)$/.test(words[i]?.text ?? ''))) return true
  }
  return false
}
const LONGEST_ACT = 14
const LEADS = /^(?:and|then|but|please|also|do|not|never|so)$/
const AGAINST = /^(?:for|against|to|with|relieve|ease|control|treat|reduce)$/
const CARE =
  /^(?:tablets?|painkillers?|paracetamol|ibuprofen|acetaminophen|creams?|ice|pads?|packs?|antihistamines?|medicines?|steroids?|antibiotics?|drops|pillows?|dressings?|bandages?|spray|relief)$/
const IN_BLOCK = /\b(?:she|he|her|his|i)\b/i
const OF_ONE = /^(?:my|her|his|she|he|i|mine|hers)$/
const HAPPENED =
  /^(?:was|were|had|has|have|lasted|took|taken|went|came|did|stayed|kept|fell|felt|stopped|faded|settled|looked|got|began|grew|filled|closed|borrowed|used|tried|started)$/
const isPast = (text: string): boolean =>
  HAPPENED.test(text) || (text.endsWith('ed') && !text.endsWith('eed') && text.length > SHORTEST_PAST)
const SHORTEST_PAST = 4
const OF_ALL =
  /^(?:is|are|will|always|usual(?:ly)?|normal(?:ly)?|every(?:one|body)?|all|expect|heals?|lasts?|fades?|you|your|yours|our|we|patients|clients|proof|proves|shows|guarantee\w*)$/

/** Does a sentence speak of hair that grows? */
export const isOfHair = (statement: Statement): boolean =>
  matchesOf(statement, 'contradicts-evidence-duration', 'results').some(({ from, to }) =>
    statement.sentence.words.slice(from, to).some(({ text }) => HAIR.test(text)),
  )
const HAIR = /^(?:hairs?|growth|regrowth|hairline|density|crown|strands?|results?)$/

/** "Three days after the operation you may pick off any crusts": the time is of what people may do. */
export const isOfPermission = (statement: Statement, quantity: Quantity): boolean =>
  matchesOf(statement, 'unsafe-instruction', 'permits-next').some(
    ({ to }) => to > quantity.to && statement.effects.every((effect) => effect.from >= to),
  ) && statement.effects.length > 0

/** "A weekend in Barcelona, and a new hairline": a noun with its place, which no preposition makes a time of something. */
export const isOfNothing = ({ sentence: { words, breaks } }: Statement, { from, to }: Quantity): boolean =>
  from === 0 &&
  /^(?:in|at)$/.test(words[to]?.text ?? '') &&
  words[to + 1]?.isCapital === true &&
  (breaks[to + 1] ?? 0) === 0

/** "When the numbness wears off, most people need tablets for a few days": the time is of something else. */
export const isAfterClause = ({ sentence: { words, breaks } }: Statement, quantity: Quantity): boolean =>
  /^(?:when|once|after|if|until|while)$/.test(words[0]?.text ?? '') &&
  breaks.slice(1, quantity.from).some((strength) => strength > 0)

/** "An itch can follow for a day or so": how long it may be, not when it is over. */
export const isLoose = (statement: Statement, { from }: Quantity): boolean =>
  matchesOf(statement, 'contradicts-evidence-duration', 'loose').length > 0 &&
  /^(?:for|about|around|lasting|take|takes)$/.test(statement.sentence.words[from - 1]?.text ?? '')

/** "Do not fret if you stay red for five weeks": what comforts says that it is normal. */
export const comfortBefore = (statement: Statement, { from }: Pick<Quantity, 'from'>): Match | undefined =>
  framesOf(statement, 'comforts').find(
    ({ to }) => to <= from && /^(?:if|when|should)$/.test(statement.sentence.words[to]?.text ?? ''),
  )

/** "If your forehead is puffy for three weeks, that is still quite normal": the verdict stands after the condition. */
export const comfortAfter = ({ sentence: { words, breaks } }: Statement, { to }: Pick<Quantity, 'to'>): boolean => {
  const verdict = breaks.findIndex((strength, i) => i >= to && strength > 0)
  if (verdict < 0 || !/^(?:if|when|should)$/.test(words[0]?.text ?? '')) return false
  const said = words.slice(verdict, verdict + LONGEST_VERDICT).map(({ text }) => text)
  const fine = said.findIndex((text) => FINE.test(text))
  // "it is usual to call us" calls nothing usual but the call
  const isWhole = verdict + fine + 1 >= words.length || (breaks[verdict + fine + 1] ?? 0) > 0
  return PRONOUN.test(said[0] ?? '') && fine > 0 && isWhole && !said.some((text) => DENIES.test(text))
}
const PRONOUN = /^(?:that|this|it)$/
const LONGEST_VERDICT = 6
const FINE = /^(?:normal|fine|ordinary|usual|expected|harmless)$/
const DENIES = /^(?:not|no|never|hardly|neither)$/
