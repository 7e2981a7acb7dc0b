import type { ClaimEffect, Knowledge } from '@anagen/kb'
import type { Root } from 'mdast'
import type { Block } from '../article/block.ts'
import { sourceSpan } from '../article/block.ts'
import { blocksOf } from '../article/blocks.ts'
import type { FrontMatter } from '../article/front-matter.ts'
import type { Compiled } from '../match/compile.ts'
import { matchSentence, type Work } from '../match/matcher.ts'
import type { FindNames } from './name-finder.ts'
import { readQuantities } from './quantity.ts'
import { readSentences, type Sentence } from './sentence.ts'
import type { Article, Statement } from './statement.ts'
import type { FindTreatments, Mention } from './treatments.ts'

/** What understanding an article takes. */
export interface Reader {
  readonly knowledge: Knowledge
  readonly compiled: Compiled
  readonly findTreatments: FindTreatments
  readonly findEffects: FindNames<ClaimEffect>
}

interface Draft {
  readonly block: Block
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
  readonly matches: Statement['matches']
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
const slugsOf = (mentions: readonly Mention[]): string[] => unique(mentions.flatMap((mention) => mention.slugs))
const TITLE_WEIGHT = 6
const HEADING_WEIGHT = 2
const MYTH =
  /^(?:the\s+)?(?:common\s+|top\s+|popular\s+|\d+\s+)*(?:myth|misconception|false(?:hood)?\b|fiction|claim|rumou?r|hype|marketing|advert|sales|what (?:(?:you (?:may|might|will)|people|some|others|adverts|ads|clinics|the adverts) (?:\w+ )?(?:hear|read|see in adverts|say|claim|promise|tell|believe|think)|adverts|ads|the adverts|they)\b|red flags?|warning signs of (?:a bad|hype)|be wary|claims? to (?:question|doubt|distrust|ignore|treat)|things? (?:people|you) (?:hear|say)|promises?)/i
const MYTH_LINE =
  /^\W*(?:myth|claim|fiction|misconception|rumou?r|false|you may hear|they say|hype|advert)(?:\s*(?:no\.?|number)?\s*#?\d+)?\s*[:–—.-]/i
const FACT_LINE = /^\W*(?:fact|truth|reality|evidence|what we know|what the evidence|true)(?:\s*\d+)?\s*[:–—.-]/i
const FACT_HEADING = /\b(?:fact|truth|realit|evidence|actually|answer|what we (?:know|say))/i

/** Is the text around a sentence one that lists what is not true? */
function isMythPlace(block: Block, lead: string): boolean {
  if (FACT_LINE.test(lead)) return false
  if (MYTH_LINE.test(lead)) return true
  const nearest = block.under.at(-1) ?? ''
  if (block.kind === 'cell') return MYTH.test(nearest.trim())
  if (block.kind === 'heading') return MYTH_LINE.test(block.text) || false
  return block.kind === 'item' && MYTH.test(nearest) && !FACT_HEADING.test(nearest)
}

/** Understands an article: sentences with their treatment, their amounts and what they match. */
export function readArticle(
  tree: Root,
  source: string,
  meta: FrontMatter,
  reader: Reader,
  work: Work,
  options: { treatment?: string; jurisdictions?: readonly string[] },
): Article {
  const { compiled, findTreatments, findEffects } = reader
  const blocks = blocksOf(tree, source, meta)
  const drafts: Draft[] = blocks.flatMap((block) =>
    readSentences(block, compiled.vocabulary).map((sentence) => ({
      block,
      sentence,
      mentions: findTreatments(sentence),
      matches:
        block.kind === 'cell' ? matchCell(block, sentence, compiled, work) : matchSentence(sentence, compiled, work),
    })),
  )
  const fields = Object.fromEntries(meta.fields.map((field) => [field.key.toLowerCase(), field.value]))
  const main = mainTreatments(drafts, fields, reader, options.treatment)
  const headings = headingTreatments(drafts)
  const alarms = alarmBlocks(drafts)
  let carried: { slugs: readonly string[]; block: Block } | undefined
  let mythBlock: Block | undefined
  let lead: { block: Block; effects: Statement['effects'] } | undefined
  /** What a sentence without an effect of its own is about: the row of its table, or the effect named before in its block. */
  const topicEffects = ({ block }: Draft): Statement['effects'] => {
    if (block.kind === 'cell') {
      const [label] = readSentences({ text: block.under.at(-2) ?? '' }, compiled.vocabulary)
      return label ? findEffects(label) : []
    }
    return lead?.block === block ? lead.effects : []
  }
  const statements = drafts.map((draft, index): Statement => {
    const own = slugsOf(draft.mentions)
    const fromHeading = headings(draft.block)
    const before = carried?.block === draft.block ? carried.slugs : undefined
    const treatments = own.length > 0 ? own : (before ?? (fromHeading.length > 0 ? fromHeading : main))
    if (own.length > 0 && draft.block.kind !== 'heading') carried = { slugs: own, block: draft.block }
    if (draft.block.kind === 'heading') carried = undefined
    const isMyth =
      isMythPlace(draft.block, draft.block.text.slice(0, LEAD)) && (mythBlock !== draft.block || !isTurn(draft))
    if (isMyth && !isTurn(draft)) mythBlock = draft.block
    const effects = findEffects(draft.sentence)
    if (draft.sentence.start === 0 || effects.length > 0) lead = { block: draft.block, effects }
    return {
      block: draft.block,
      sentence: draft.sentence,
      mentions: draft.mentions,
      treatments,
      effectsOf: EFFECTS_HEADING.test(draft.block.under.at(-1) ?? '') ? fromHeading : [],
      maybeTreatments: own.length > 0 ? own : unique([...treatments, ...fromHeading, ...main]),
      effects,
      topicEffects: effects.length > 0 ? effects : topicEffects(draft),
      quantities: quantitiesOf(draft, compiled),
      matches: draft.matches,
      isMyth,
      isAlarm: alarms.has(draft.block),
      isTestimonial: isTestimonial(draft),
      index,
    }
  })
  const titleBlock =
    blocks.find((block) => block.kind === 'title') ?? blocks.find((block) => block.kind === 'heading') ?? blocks[0]
  return {
    source,
    statements,
    blocks,
    treatments: main,
    title: titleBlock ? sourceSpan(titleBlock, 0, titleBlock.text.trimEnd().length) : { start: 0, end: 0 },
    titleText: titleBlock?.text ?? '',
    jurisdictions: options.jurisdictions ?? jurisdictionsOf(fields),
    meta: fields,
    metaFields: meta.fields,
    metaProblem: meta.problem,
    unknownTreatment: fields.treatment && main.length === 0 ? fields.treatment : null,
  }
}

/** A cell is read together with the name of its row: "Side effects | none". Matches are those that reach into the cell. */
function matchCell(block: Block, sentence: Sentence, compiled: Compiled, work: Work): Statement['matches'] {
  const name = rowName(block)
  const [label] = name === '' ? [] : readSentences({ text: name }, compiled.vocabulary)
  const own = matchSentence(sentence, compiled, work)
  if (!label || sentence.start > 0) return own
  const size = label.ids.length
  const breaks = [...label.breaks, ...sentence.breaks.map((strength, i) => (i === 0 ? 0 : strength))]
  const joined = matchSentence({ ids: [...label.ids, ...sentence.ids], breaks }, compiled, work)
  const reaching = joined.filter((match) => match.to > size && match.from < size)
  return [...own, ...reaching.map((match) => ({ ...match, from: 0, to: match.to - size }))]
}

/** The first cell of a row, for the cells after it. */
const rowName = ({ under, kind }: Block): string => (kind === 'cell' && under.length >= 2 ? (under.at(-2) ?? '') : '')

/** "Sessions | 1" is one session. */
function quantitiesOf({ block, sentence }: Draft, compiled: Compiled): Statement['quantities'] {
  const own = readQuantities(sentence)
  const name = rowName(block)
  if (own.length > 0 || name === '') return own
  const [label] = readSentences({ text: name }, compiled.vocabulary)
  const size = sentence.words.length
  return label
    ? readQuantities({ words: [...sentence.words, ...label.words] })
        .filter((quantity) => quantity.from < size)
        .map((quantity) => ({ ...quantity, to: Math.min(quantity.to, size) }))
    : own
}

const LEAD = 60
const isTurn = ({ sentence, block }: Draft): boolean =>
  sentence.start > 0 && FACT_LINE.test(block.text.slice(sentence.start, sentence.start + LEAD))

const EFFECTS_HEADING = /\b(?:side[- ]effects?|after[- ]effects?|risks?|complications?|reactions?)\b/i
const ALARM_HEADING =
  /\b(?:call|ring|phone|contact|urgent|urgently|emergenc\w*|help|red flags?|warning signs?|act|seek|999|911|112|111|see a doctor|not normal|worr\w+|danger\w*|alarm)\b/i

/** Blocks that tell when to call: under such a heading, with such words, or the list that such a line opens. */
function alarmBlocks(drafts: readonly Draft[]): ReadonlySet<Block> {
  const found = new Set<Block>()
  for (const { block, matches } of drafts) {
    const isCall = matches.some((match) => match.group === 'missing-when-to-seek-help/contact')
    if (isCall || ALARM_HEADING.test(block.under.at(-1) ?? '')) found.add(block)
  }
  const blocks = [...new Set(drafts.map((draft) => draft.block))]
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]
    const opens = before && found.has(before) && (before.kind === 'item' || before.text.trimEnd().endsWith(':'))
    if (block.kind === 'item' && opens) found.add(block)
  })
  return found
}

const FIRST_PERSON = new Set(['i', 'my', 'me', 'mine', 'myself'])

function isTestimonial({ block, sentence }: Draft): boolean {
  const inQuotes = sentence.quotes.some((quote) =>
    sentence.words.slice(quote.from, quote.to).some((word) => FIRST_PERSON.has(word.text)),
  )
  const isFirstPerson = sentence.words.some((word) => FIRST_PERSON.has(word.text))
  return inQuotes || (block.isQuoted && isFirstPerson)
}

function mainTreatments(
  drafts: readonly Draft[],
  fields: Readonly<Record<string, string>>,
  { knowledge, findTreatments, compiled }: Reader,
  given?: string,
): string[] {
  if (given) return [given]
  const named = (fields.treatment ?? '')
    .split(/[,;]/)
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
  const known = named.filter((slug) => Object.hasOwn(knowledge.treatments, slug))
  if (known.length > 0) return known
  if (named.length > 0) {
    const block: Block = {
      kind: 'meta',
      text: named.join(', '),
      pieces: [],
      links: [],
      under: [],
      depth: 0,
      isQuoted: false,
      section: 0,
    }
    const found = readSentences(block, compiled.vocabulary).flatMap((sentence) => slugsOf(findTreatments(sentence)))
    if (found.length > 0) return unique(found)
  }
  const counts = new Map<string, { slugs: readonly string[]; weight: number }>()
  let isFirst = true
  for (const draft of drafts) {
    const weight =
      draft.block.kind === 'title' || (draft.block.kind === 'heading' && isFirst)
        ? TITLE_WEIGHT
        : draft.block.kind === 'heading'
          ? HEADING_WEIGHT
          : 1
    isFirst = false
    for (const { slugs } of draft.mentions) {
      const key = slugs.join('+')
      counts.set(key, { slugs, weight: (counts.get(key)?.weight ?? 0) + weight })
    }
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.weight - a.weight)
  return most ? [...most.slugs] : []
}

/** The treatments that the nearest heading with a treatment names; a heading such as "Aftercare" takes those of the one above. */
function headingTreatments(drafts: readonly Draft[]): (block: Block) => readonly string[] {
  const byText = new Map<string, readonly string[]>()
  for (const { block, mentions } of drafts)
    if (block.kind === 'heading' && mentions.length > 0) byText.set(block.text.trim(), slugsOf(mentions))
  return (block) => {
    for (const heading of block.under.toReversed()) {
      const found = byText.get(heading)
      if (found) return found
    }
    return []
  }
}

const COUNTRIES: Readonly<Record<string, string>> = {
  us: 'US',
  usa: 'US',
  'united states': 'US',
  uk: 'UK',
  gb: 'UK',
  'united kingdom': 'UK',
  eu: 'EU',
  europe: 'EU',
  au: 'AU',
  australia: 'AU',
  ca: 'CA',
  canada: 'CA',
  england: 'UK',
}

/** Codes of the jurisdictions that a front matter names. */
export function jurisdictionsOf(fields: Readonly<Record<string, string>>): string[] {
  const named = fields.jurisdiction ?? fields.country ?? fields.market ?? ''
  return named
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => COUNTRIES[part.toLowerCase()] ?? part.toUpperCase())
}
