// Claims that a text puts only in order to answer them: in quotation marks or bold with the denial behind, in a row, under a heading, or in
// a list whose opening line denies what it holds.
import type { Block } from '../article/block.ts'
import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import { COLON } from '../match/words.ts'
import type { Draft } from './draft.ts'
import type { Answered } from './statement.ts'

const QUOTED = /^\W*(?:(?:q|question|claim|statement)\b\W*)?(?:"[^"]{3,240}"|“[^”]{3,240}”)[.!,]?/iu
const LABEL = /^(?:a|answer|answers|us|we|reply|truth|fact|verdict)$/
const SEMICOLON = 3

const hasFrame = ({ matches }: Draft, name: string): boolean =>
  matches.some(({ owner, part }) => owner === 'frame' && part === name)

/** The first word of a sentence that stands at `offset` of its block or behind it. */
const wordAt = ({ sentence: { words } }: Draft, offset: number): number => {
  const at = words.findIndex(({ start }) => start >= offset)
  return at < 0 ? words.length : at
}

/** Where the quotation or the bold words end that a block begins with; 0: it begins with none. */
const leadOf = ({ text, lead }: Block): number => Math.max(lead, QUOTED.exec(text)?.[0].length ?? 0)

const isLabelled = ({ sentence: { words, breaks } }: Draft, at: number): boolean =>
  LABEL.test(words[at]?.text ?? '') && (breaks[at + 1] ?? 0) >= COLON

/** How a sentence answers, from word `at` on. "It does not." is an answer, "It does not hurt." says something of its own. */
function answerFrom(answer: Draft, at: number, isDenial: boolean): Answered['how'] | undefined {
  const { words, breaks } = answer.sentence
  const from = isLabelled(answer, at) ? at + 1 : at
  const says = (name: string, least: number): boolean =>
    answer.matches.some(
      (match) =>
        match.owner === 'frame' &&
        match.part === name &&
        match.from === from &&
        (match.to === words.length || (breaks[match.to] ?? 0) >= least),
    )
  if (answer.sentence.isQuestion) return undefined
  // '"It never hurts." It does not.' agrees
  if (says('answers-no', 1) || (!isDenial && says('answers-echo', COLON))) return 'denied'
  return says('answers-doubt', 1) ? 'doubted' : undefined
}

/** May the first sentence of the next block answer all that this one says? */
function isAnswerBlock(block: Block, next: Draft): boolean {
  if (block.kind === 'cell') return next.block.kind === 'cell' && next.block.under.at(-2) === block.text.trim()
  if (next.block.section !== block.section || next.block.kind === 'cell' || next.block.kind === 'heading') return false
  if (block.kind === 'heading') return true
  const isWhole = leadOf(block) >= block.text.trimEnd().length
  return isWhole && (next.block.kind !== 'item' || isLabelled(next, 0))
}

/** What the item of a denied list claims: its first sentence, or as much of it as stands before an answer of its own, which denies what the list only doubts. */
function claimOfItem(item: Draft, opening: Answered['how']): Answered {
  const { words, breaks } = item.sentence
  const lead = wordAt(item, leadOf(item.block))
  const cut = breaks.findIndex((strength, i) => i > 0 && strength >= COLON && strength !== SEMICOLON)
  const to = lead > 0 ? lead : cut > 0 ? cut : words.length
  return { from: 0, to, how: to < words.length ? 'denied' : opening }
}

/** How the opening line of a list, or the heading right above it, stands to its items; undefined: it says them. */
function openingOf(opener: Draft | undefined): Answered['how'] | undefined {
  const isOpening = opener?.block.kind === 'heading' || opener?.block.text.trimEnd().endsWith(':')
  if (!opener || !isOpening || hasFrame(opener, 'opens-vouched')) return undefined
  if (hasFrame(opener, 'opens-denied')) return 'denied'
  return hasFrame(opener, 'opens-doubted') ? 'doubted' : undefined
}

/** The sentences of an article that are answered, each with the words of it that are. */
export function answeredWords(drafts: readonly Draft[], compiled: Compiled): ReadonlyMap<Draft, Answered> {
  const found = new Map<Draft, Answered>()
  const isNegator = [inClass(compiled, 'negator'), inClass(compiled, 'noun-negator')]
  const denies = ({ sentence }: Draft, to: number): boolean =>
    sentence.ids.slice(0, to).some((id) => isNegator.some((is) => is(id)))
  const leads: Lead[] = []
  let opening: Answered['how'] | undefined
  for (let i = 0; i < drafts.length; ) {
    const { block } = drafts[i] as Draft
    const end = drafts.findIndex((draft, at) => at > i && draft.block !== block)
    const own = drafts.slice(i, end < 0 ? drafts.length : end)
    const next = drafts[i + own.length]
    i += own.length
    const isInList = block.kind === 'item'
    opening = isInList ? opening : openingOf(own.at(-1))
    const [first] = own
    if (isInList && opening && first) found.set(first, claimOfItem(first, opening))
    // a whole block that the next one answers, or the words that it begins with
    const lead = next && isAnswerBlock(block, next) ? block.text.length : leadOf(block)
    const claims = own.filter((draft) => wordAt(draft, lead) > 0)
    const last = claims.at(-1)
    if (!last) continue
    const rest = wordAt(last, lead)
    const isCut = rest < last.sentence.words.length
    const answer = isCut ? last : (own[claims.length] ?? (lead === block.text.length ? next : undefined))
    const isDenial = claims.some((draft) => denies(draft, wordAt(draft, lead)))
    const how = answer && answerFrom(answer, isCut ? rest : 0, isDenial)
    if (how) for (const draft of claims) found.set(draft, { from: 0, to: wordAt(draft, lead), how })
    if (lead < block.text.trimEnd().length) leads.push({ claims, lead, isAnswered: how !== undefined })
  }
  // "Risk free. Hardly. ... Suitable for all. It is not. ... Visible in two weeks. The study saw ...": all are put to be answered
  if (leads.filter(({ isAnswered }) => isAnswered).length >= FEWEST_ANSWERED)
    for (const { claims, lead, isAnswered } of leads)
      if (!isAnswered)
        for (const draft of claims) found.set(draft, { from: 0, to: wordAt(draft, lead), how: 'doubted' })
  return found
}

/** words that begin a paragraph, and what it says behind them */
interface Lead {
  readonly claims: readonly Draft[]
  readonly lead: number
  readonly isAnswered: boolean
}
const FEWEST_ANSWERED = 2
