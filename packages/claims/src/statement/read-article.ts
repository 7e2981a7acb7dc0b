import type { Root } from 'mdast'
import type { Block } from '../article/block.ts'
import { sourceSpan } from '../article/block.ts'
import { blocksOf } from '../article/blocks.ts'
import type { FrontMatter } from '../article/front-matter.ts'
import { matchSentence, type Work } from '../match/matcher.ts'
import { answeredWords } from './answered.ts'
import { headingTreatments, isHousehold, mainTreatments, unknownTreatment } from './article-treatments.ts'
import { matchAnswer, matchCell, quantitiesOf } from './cells.ts'
import { type Draft, slugsOf, unique } from './draft.ts'
import { readJurisdictions } from './jurisdictions.ts'
import {
  alarmSentences,
  isAlarmPlace,
  isMythPlace,
  isTestimonial,
  isTurn,
  practitionersBlocks,
  quotedLeads,
} from './places.ts'
import type { Reader } from './reader.ts'
import { readSentences } from './sentence.ts'
import type { Article, Statement } from './statement.ts'

/** sentences over which "it" still means the effect that was named */
const NEAR = 2
/** a quotation that opens a block begins here */
const LEAD = 12

/** The title that a reader sees: the main heading that a page begins with; the front matter names it only for lists and search engines. */
function titleOf(blocks: readonly Block[]): Block | undefined {
  const first = blocks.find(({ kind }) => kind !== 'title' && kind !== 'meta')
  if (first?.kind === 'heading' && first.depth === 1) return first
  return blocks.find(({ kind }) => kind === 'title') ?? blocks.find(({ kind }) => kind === 'heading') ?? blocks[0]
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
  const { compiled, findTreatments, findEffects, withAntecedents, readVoices } = reader
  const all = blocksOf(tree, source, meta)
  // a title that the first heading repeats is one statement
  const headingTexts = new Set(all.filter((block) => block.kind === 'heading').map((block) => block.text.trim()))
  const blocks = all.filter((block) => block.kind !== 'title' || !headingTexts.has(block.text.trim()))
  const drafts: Draft[] = blocks.flatMap((block) => {
    let before: Statement['matches'] = []
    return readSentences(block, compiled.vocabulary).map((sentence, i, all) => {
      const mentions = findTreatments(sentence)
      if (block.kind === 'cell')
        return { block, sentence, mentions, matches: matchCell(block, sentence, compiled, work) }
      const own = [...matchSentence(sentence, compiled, work), ...matchAnswer(all[i - 1], sentence, compiled, work)]
      const matches = [...withAntecedents(sentence, before, own, work), ...readVoices(sentence, own, work)]
      before = own
      return { block, sentence, mentions, matches }
    })
  })
  const fields = Object.fromEntries(meta.fields.map((field) => [field.key.toLowerCase(), field.value]))
  const places = readJurisdictions(fields.jurisdiction ?? fields.country ?? fields.market ?? '')
  const main = mainTreatments(drafts, fields, reader, options.treatment)
  const headings = headingTreatments(drafts, main)
  const alarms = alarmSentences(drafts)
  const answered = answeredWords(drafts, compiled)
  const leads = quotedLeads(blocks)
  const practitioners = practitionersBlocks(drafts)
  const sharedActs = compiled.classOf('shared-act').words
  const isSharedAct = (id: number): boolean => (sharedActs[id] ?? 0) === 1
  let carried: { slugs: readonly string[]; block: Block } | undefined
  let mythBlock: Block | undefined
  let deniedBlock: Block | undefined
  let lead: { block: Block; effects: Statement['effects']; index: number } | undefined
  /** What a sentence without an effect of its own is about: the row of its table, or the effect named before in its block. */
  const topicEffects = ({ block }: Draft, index: number): Statement['effects'] => {
    if (block.kind === 'cell') {
      const [label] = readSentences({ text: block.under.at(-2) ?? '' }, compiled.vocabulary)
      return label ? findEffects(label) : []
    }
    return lead?.block === block && index - lead.index <= NEAR ? lead.effects : []
  }
  const statements = drafts.map((draft, index): Statement => {
    const named = namedFor(draft)
    // "all that needling stirs up the roots" on a page about tattooed dots is of the dots
    const isShared =
      main.length > 0 &&
      named.every((slug) => !main.includes(slug)) &&
      draft.mentions.every(({ from, to }) => to - from === 1 && isSharedAct(draft.sentence.ids[from] ?? 0))
    const own = isShared ? [] : named
    const mentions = isShared ? [] : draft.mentions
    const fromHeading = headings(draft.block)
    const before = carried?.block === draft.block ? carried.slugs : undefined
    const treatments = own.length > 0 ? own : (before ?? (fromHeading.length > 0 ? fromHeading : main))
    const isPassing =
      own.every((slug) => !main.includes(slug)) &&
      draft.mentions.every((mention) => isHousehold(mention, draft, reader))
    if (own.length > 0 && !isPassing && draft.block.kind !== 'heading' && (fromHeading.length === 0 || isTopic(draft)))
      carried = { slugs: own, block: draft.block }
    if (draft.block.kind === 'heading') carried = undefined
    const isLead = leads.has(draft.block) && draft.sentence.quotes.length > 0 && draft.sentence.start < LEAD
    const question = drafts[index - 1]
    const isAnswer = question?.sentence.isQuestion === true && asksWhatIsNot(question)
    if (isAnswer) deniedBlock = draft.block
    const isDeniedAnswer = deniedBlock === draft.block && !draft.sentence.isQuestion
    const isMyth =
      isLead || isDeniedAnswer || (isMythPlace(draft.block) && (mythBlock !== draft.block || !isTurn(draft)))
    if (isMyth && !isTurn(draft)) mythBlock = draft.block
    const effects = findEffects(draft.sentence)
    if (draft.sentence.start === 0 || effects.length > 0) lead = { block: draft.block, effects, index }
    return {
      block: draft.block,
      sentence: draft.sentence,
      mentions,
      treatments,
      effectsOf: EFFECTS_HEADING.test(draft.block.under.at(-1) ?? '') ? fromHeading : [],
      maybeTreatments:
        own.length > 0 ? slugsOf(mentions) : unique([...treatments, ...fromHeading, ...main, ...slugsOf(mentions)]),
      effects,
      topicEffects: effects.length > 0 ? effects : topicEffects(draft, index),
      quantities: quantitiesOf(draft, compiled),
      matches: draft.matches,
      isMyth,
      answered: answered.get(draft) ?? null,
      isAlarm: alarms.has(draft),
      isAlarmPlace: isAlarmPlace(draft.block),
      isTestimonial: !practitioners.has(draft.block) && isTestimonial(draft),
      index,
    }
  })
  const titleBlock = titleOf(blocks)
  return {
    source,
    statements,
    blocks,
    treatments: main,
    title: titleBlock ? sourceSpan(titleBlock, 0, titleBlock.text.trimEnd().length) : { start: 0, end: 0 },
    titleText: titleBlock?.text ?? '',
    jurisdictions: options.jurisdictions ?? places.codes,
    meta: fields,
    metaFields: meta.fields,
    metaProblem: meta.problem,
    unknownTreatment: unknownTreatment(fields, reader),
    unknownJurisdiction: places.unknown,
  }
}

/** "What would you never do?": what follows is not done, or not so. */
const asksWhatIsNot = ({ matches }: Draft): boolean =>
  matches.some(({ owner, part }) => owner === 'frame' && part === 'asks-denied')

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** words before a treatment that hold another against it: "unlike minoxidil", "compared with a transplant" */
const COMPARES = words('than beat beats beating unlike versus vs outdo outdoes')
/** the same words may join a treatment to the text's own: it does not change what the text is about */
const JOINS = words(
  'like as or over against with to from replace replaces not no instead of and nor alongside beside plus',
)
const ARTICLE = words('a an the any every')

/** Is a treatment named for itself? "It has not been shown to beat minoxidil" names another to compare with. */
function isNamedFor(from: number, { sentence }: Draft, joins: ReadonlySet<string>): boolean {
  const before = (steps: number): string => sentence.words[from - steps]?.text ?? ''
  const shift = ARTICLE.has(before(1)) ? 1 : 0
  const [last, further] = [before(1 + shift), before(2 + shift)]
  if (last === '') return true
  const isCompared = /^(?:with|to)$/.test(last) && /^compar/.test(further)
  return !isCompared && !(last === 'of' && further === 'instead') && !COMPARES.has(last) && !joins.has(last)
}
const NOTHING = words('')

/** The treatments that a sentence is about by its own words; those it only compares with, where it names no other, are left out. */
const namedFor = (draft: Draft): string[] =>
  slugsOf(draft.mentions.filter(({ from }) => isNamedFor(from, draft, NOTHING)))

/** Does a sentence turn to the treatment that it names? */
const isTopic = (draft: Draft): boolean => draft.mentions.some(({ from }) => isNamedFor(from, draft, JOINS))

const EFFECTS_HEADING = /\b(?:side[- ]effects?|after[- ]effects?|risks?|complications?|reactions?)\b/i
