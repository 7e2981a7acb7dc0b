import type { Hours } from '@anagen/kb'
import type { Vocabulary } from '../match/vocabulary.ts'
import type { Named } from '../statement/name-finder.ts'
import { type Quantity, readQuantities } from '../statement/quantity.ts'
import { readSentences, type Sentence } from '../statement/sentence.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { activitiesIn, type CareWords } from './care-words.ts'

/** What a text says about doing something after a session: to leave it, that it is allowed, or to do it. */
export interface Care {
  readonly statement: Statement
  readonly activity: string
  readonly says: 'avoid' | 'allow' | 'do'
  /** it is left until then; null: no time is said */
  readonly until: { readonly low: Hours; readonly high: Hours } | null
  /** it is allowed, or to be done, from then; null: no time is said */
  readonly from: Hours | null
  /** it is said of the time before the session */
  readonly isBefore: boolean
  /** the sentence begins with it: it tells somebody to do it */
  readonly isCommand: boolean
  /** words [first, last) of the statement that say it */
  readonly first: number
  readonly last: number
}

const COMMA = 1
const STRONG = 2
const SEMICOLON = 3
const AFTER_REACH = 8
const NEXT = 3
const BEGINS_REACH = 3

type Marker = Named<'avoid' | 'allow'>
type Words = Pick<Sentence, 'words' | 'breaks'>

/** A marker counts for what follows it up to a semicolon, a dash or a bracket; "not allowed" and "may not" avoid. */
function markersOf(sentence: Words, words: CareWords): readonly Marker[] {
  const found = words.findMarkers(sentence)
  return found.map((marker, i) => {
    const near = [found[i - 1], found[i + 1]].some(
      (other) =>
        other?.what === 'avoid' && (Math.abs(other.to - marker.from) <= 1 || Math.abs(other.from - marker.to) <= 1),
    )
    return marker.what === 'allow' && near ? { ...marker, what: 'avoid' } : marker
  })
}

const isCut = ({ breaks }: Words, from: number, to: number, least = STRONG): boolean =>
  breaks.slice(from + 1, to + 1).some((strength) => strength >= least)

/** What a heading, a lead line or the head of a column says for the lines below it. */
interface Lead {
  readonly says: 'avoid' | 'allow' | null
  readonly time: Quantity | null
  readonly begins: boolean
  readonly isBefore: boolean
}

const NO_LEAD: Lead = { says: null, time: null, begins: false, isBefore: false }

function leadOf(sentence: Words, words: CareWords): Lead {
  const [marker] = markersOf(sentence, words)
  const time = readQuantities(sentence).find((q) => q.unit === 'hours' && !q.isInterval) ?? null
  return {
    says: marker?.what ?? null,
    time,
    begins: time !== null && beginsAt(sentence, time, words),
    isBefore: words.findBefore(sentence).length > 0,
  }
}

const beginsAt = (sentence: Words, time: Quantity, words: CareWords): boolean => {
  const before = words.findBegins(sentence).filter(({ to }) => to <= time.from && time.from - to < BEGINS_REACH)
  return before.length > 0 && !time.isUpperBound
}

/** "24 hours before the session", but not "before and after" */
const isBeforeAt = (sentence: Words, time: Quantity, words: CareWords): boolean =>
  words
    .findBefore(sentence)
    .some(
      ({ from, to }) =>
        from - time.to < NEXT && from >= time.to && !/^(?:and|or)$/.test(sentence.words[to]?.text ?? ''),
    )

/** The time that a mention stands with: the one after it, else the one before it. */
function timeOf({ statement, from, to }: { statement: Statement; from: number; to: number }): Quantity | null {
  const times = statement.quantities.filter((q) => q.unit === 'hours' && !q.isInterval)
  const after = times.find((q) => q.from >= to && !isCut(statement.sentence, to - 1, q.from, SEMICOLON))
  const before = times.findLast((q) => q.to <= from && !isCut(statement.sentence, q.to - 1, from, SEMICOLON))
  return after ?? before ?? null
}

/** "No alcohol for 3 days, wash gently": after a time, a command begins anew. */
function isNewCommand(
  { sentence, quantities }: Statement,
  marker: Marker,
  mention: Named<unknown>,
  words: CareWords,
): boolean {
  const time = quantities.find((q) => q.unit === 'hours' && q.from >= marker.to && q.to <= mention.from)
  if (!time) return false
  return words
    .findInstructs(sentence)
    .some(
      ({ from }) =>
        from >= time.to &&
        from <= mention.from &&
        ((sentence.breaks[from] ?? 0) > 0 || /^(?:and|then)$/.test(sentence.words[from - 1]?.text ?? '')),
    )
}

/** "Swimming and sauna: wait a month" */
const hasColon = ({ block, sentence: { words } }: Statement, from: number, to: number): boolean =>
  block.text.slice(words[from]?.end ?? 0, words[to]?.start ?? 0).includes(':')

function saysOf(statement: Statement, mention: Named<unknown>, words: CareWords): Marker | null {
  const { sentence } = statement
  const before = markersOf(sentence, words).findLast(
    (marker) =>
      marker.to <= mention.from &&
      !isCut(sentence, marker.from, mention.from) &&
      !isNewCommand(statement, marker, mention, words),
  )
  const after = words
    .findAfter(sentence)
    .find(
      ({ from }) =>
        from >= mention.to &&
        from - mention.to <= AFTER_REACH &&
        (!isCut(sentence, mention.to - 1, from, COMMA) || hasColon(statement, mention.to - 1, from)),
    )
  // "daily life may go on at once, as long as alcohol is avoided"
  const isNearer =
    before && after && after.from - mention.to <= NEXT && isCut(sentence, before.from, mention.from, COMMA)
  return (isNearer ? after : (before ?? after)) ?? null
}

/** Reads what an article tells people to do and to leave, sentence by sentence, with the headings and lead lines above. */
export function readCare(article: Article, words: CareWords, vocabulary: Vocabulary): Care[] {
  const found: Care[] = []
  let lead: { readonly section: number; readonly lead: Lead } | undefined
  for (const statement of article.statements) {
    const { block, sentence } = statement
    const heading = leadOfText(block.under.at(-1) ?? '', words, vocabulary)
    const above = block.kind === 'item' && lead?.section === block.section ? lead.lead : NO_LEAD
    if (block.kind !== 'item') {
      const isOpening = opensList(block.text)
      lead = isOpening ? { section: block.section, lead: leadOf(sentence, words) } : undefined
    }
    if (statement.sentence.isQuestion || block.kind === 'heading' || block.kind === 'title') continue
    const own = activitiesIn(sentence, words)
    const isRow = own.length === 0 && block.kind === 'cell'
    const mentions = isRow ? rowActivities(statement, words, vocabulary) : own
    for (const mention of mentions) {
      const marker = isRow ? null : saysOf(statement, mention, words)
      const atOnce = words.findAtOnce(sentence).some(({ from }) => from >= mention.to)
      const time = timeOf({ statement, from: mention.from, to: mention.to })
      const own = time ?? above.time ?? heading.time
      const begins = time ? beginsAt(sentence, time, words) : above.time ? above.begins : heading.begins
      const says = marker?.what ?? above.says ?? heading.says ?? 'do'
      const isUntil = says === 'avoid' && own !== null && !(begins && time !== null)
      const isFrom = says !== 'avoid' && own !== null && (begins || (time?.isMoment ?? false))
      // "scabs fall off by day 10" tells of an effect, not of picking at them
      const isEffect = statement.effects.some((effect) => effect.from < mention.to && mention.from < effect.to)
      if (says !== 'avoid' && isEffect) continue
      for (const activity of mention.what)
        found.push({
          statement,
          activity,
          says,
          until: isUntil ? { low: own.low, high: own.high } : null,
          from: isFrom ? own.low : says === 'allow' && atOnce ? 0 : null,
          isBefore: heading.isBefore || above.isBefore || (time !== null && isBeforeAt(sentence, time, words)),
          isCommand: says === 'do' && mention.from === 0,
          first: Math.min(mention.from, marker?.from ?? mention.from, time?.from ?? mention.from),
          last: Math.max(mention.to, marker?.to ?? mention.to, time?.to ?? mention.to),
        })
    }
  }
  return found
}

/** Does a text end with a colon? Looked at from its end: a block can be a megabyte, and has many statements. */
function opensList(text: string): boolean {
  let end = text.length - 1
  while (end >= 0 && text[end]?.trim() === '') end--
  return text[end] === ':'
}

/** What each statement says, so that a long text is gone through once. */
export function careByStatement(care: readonly Care[]): ReadonlyMap<Statement, readonly Care[]> {
  const found = new Map<Statement, Care[]>()
  for (const item of care) {
    const list = found.get(item.statement)
    if (list) list.push(item)
    else found.set(item.statement, [item])
  }
  return found
}

const leadOfText = (text: string, words: CareWords, vocabulary: Vocabulary): Lead => {
  const [sentence] = text === '' ? [] : readSentences({ text }, vocabulary)
  return sentence ? leadOf(sentence, words) : NO_LEAD
}

/** "Alcohol | 3 days": the row names what the cell is about. */
function rowActivities(
  { block, sentence }: Statement,
  words: CareWords,
  vocabulary: Vocabulary,
): Named<readonly string[]>[] {
  const [label] = readSentences({ text: block.under.at(-2) ?? '' }, vocabulary)
  const whole = { from: 0, to: sentence.words.length }
  return label ? activitiesIn(label, words).map(({ what }) => ({ what, ...whole })) : []
}
