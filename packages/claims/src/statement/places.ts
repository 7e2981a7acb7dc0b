import type { Block } from '../article/block.ts'
import type { Draft } from './draft.ts'

const LEAD = 60
const MYTH =
  /^(?:the\s+)?(?:common\s+|top\s+|popular\s+|\d+\s+)*(?:myth|misconception|false(?:hood)?\b|fiction|claim|rumou?r|hype|marketing|advert|sales|what (?:(?:the|a|this|that|their|its|one) (?:\w+ )?(?:jar|box|label|advert|ad|brochure|poster|website|seller|shop|bottle|packet|page|clinic|salesman|pack|leaflet|seller|maker|company|internet|web|influencer|video) (?:says?|claims?|promises?|tells?|prints?|writes?)\b)|what (?:(?:you (?:may|might|will|hear|read|see)|people|some|others|adverts|ads|clinics|the adverts) (?:\w+ )?(?:hear|read|see in adverts|say|claim|promise|tell|believe|think)|(?:adverts|ads|the adverts|they) (?:\w+ )?(?:say|claim|promise|tell|believe|write|print))\b|red flags?|warning signs of (?:a bad|hype)|be wary|(?:you|people|patients|they|one) (?:(?:may|might|will|often|can|could|keep) )?(?:have )?(?:read|hear|heard|see|seen|say|says|come across|claim|think|believe)\b|heard|said|hearsay|(?:the )?(?:adverts?|ads?|brochures?|internet|web|forums?|social media|sellers?|shops?) (?:says?|claims?|promises?|tells?)|on (?:the internet|social media|forums|the web|the box|the label)|saying|slogan|sales (?:talk|pitch)|claims? to (?:question|doubt|distrust|ignore|treat)|things? (?:people|you) (?:hear|say)|promises?)/i
const MYTH_LINE =
  /^\W*(?:myth|claim|fiction|misconception|rumou?r|false|you may hear|they say|hype|advert)(?:\s*(?:no\.?|number)?\s*#?\d+)?\s*[:–—.-]/i
const FACT_LINE = /^\W*(?:fact|truth|reality|evidence|what we know|what the evidence|true)(?:\s*\d+)?\s*[:–—.-]/i
const FACT_HEADING = /\b(?:fact|truth|realit|evidence|actually|answer|what we (?:know|say))/i

/** Is the text around a sentence one that lists what is not true? */
export function isMythPlace(block: Block): boolean {
  const lead = block.text.slice(0, LEAD)
  if (FACT_LINE.test(lead)) return false
  if (MYTH_LINE.test(lead)) return true
  const nearest = block.under.at(-1) ?? ''
  if (block.kind === 'cell') return MYTH.test(nearest.trim())
  if (block.kind === 'heading') return MYTH_LINE.test(block.text) || false
  return block.kind === 'item' && MYTH.test(nearest) && !FACT_HEADING.test(nearest)
}

const QUOTED_LEAD = /^\W*["“]([^"”“]{3,160})["”][.!?:]?(?:\s+|$)/
const FEWEST_QUOTED = 3
const A_REMARK = 25
const SPEAKER = /\b(?:i|i'm|i've|me|my|mine|we|us)\b/i

/** Blocks that begin with somebody else's words in quotation marks and go on to answer them, where an article has several: '"Zero risk." Every needle has one.' */
export function quotedLeads(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = blocks.filter((block) => {
    const [lead, said] = QUOTED_LEAD.exec(block.text) ?? []
    if (lead === undefined || said === undefined || SPEAKER.test(said)) return false
    return block.kind === 'heading' || block.text.length - lead.length >= A_REMARK
  })
  return new Set(found.length >= FEWEST_QUOTED ? found : [])
}

/** Does a sentence inside a myth's block turn to the facts? */
export const isTurn = ({ sentence, block }: Draft): boolean =>
  sentence.start > 0 && FACT_LINE.test(block.text.slice(sentence.start, sentence.start + LEAD))

const ALARM_HEADING =
  /\b(?:call|(?<!\b(?:a|an|the|of|hair) )ring(?! of\b)|phone|contact|urgent|urgently|emergenc\w*|(?:get|getting|seek|seeking|ask|asking|call|need|for|more) help|red flags?|warning signs?|trouble signs?|act|seek|999|911|112|111|see a doctor|not normal|(?:when|should|what)\b.*\bworr\w+|worrying|danger\w*|alarm)\b|^(?:help|(?:the )?same[- ]day|(?:now|today|tonight|at once|immediately|straight away|right away|within (?:the|an) hour)|ambulance|hospital|stop (?:and|the)\b.*)\W*$/i

/** where to find the clinic, not when */
const ADDRESS_HEADING = /^\W*(?:contact(?: us| details)?|call (?:us|now)|call to action)\W*$/i

/** Stands under a heading that tells when to call; a cell has the heads of its row and column last. */
export const isAlarmPlace = ({ under, kind }: Block): boolean =>
  (kind === 'cell' ? under : under.slice(-1)).some(
    (heading) => ALARM_HEADING.test(heading) && !ADDRESS_HEADING.test(heading),
  )

/** The cells of each row of the tables: the first of a row is under the head of its column alone. */
function rowsOf(drafts: readonly Draft[]): readonly (readonly Block[])[] {
  const rows: Block[][] = []
  let first: Block | undefined
  for (const { block } of drafts) {
    if (block.kind !== 'cell' || block === rows.at(-1)?.at(-1)) {
      if (block.kind !== 'cell') first = undefined
      continue
    }
    if (first && block.under.at(-2) === first.text.trim()) rows.at(-1)?.push(block)
    else {
      first = block
      rows.push([block])
    }
  }
  return rows
}

const isCall = ({ matches }: Draft): boolean =>
  matches.some(({ group }) => group === 'missing-when-to-seek-help/contact')

/** sentences of a paragraph that stand further from one that tells whom to call are of something else */
const BESIDE_CALL = 1

/** Sentences that tell when to call: in a paragraph those with such words and their neighbours, elsewhere all of the block. */
export function alarmSentences(drafts: readonly Draft[]): ReadonlySet<Draft> {
  const blocks = alarmBlocks(drafts)
  return new Set(
    drafts.filter(
      ({ block }, i) =>
        blocks.has(block) &&
        (block.kind !== 'paragraph' ||
          isAlarmPlace(block) ||
          drafts
            .slice(Math.max(0, i - BESIDE_CALL), i + BESIDE_CALL + 1)
            .some((near) => near.block === block && isCall(near))),
    ),
  )
}

/** Blocks that tell when to call: under such a heading, with such words, or the list that such a line opens. */
function alarmBlocks(drafts: readonly Draft[]): ReadonlySet<Block> {
  const found = new Set<Block>()
  for (const draft of drafts) if (isCall(draft) || isAlarmPlace(draft.block)) found.add(draft.block)
  for (const row of rowsOf(drafts)) if (row.some((block) => found.has(block))) for (const block of row) found.add(block)
  const blocks = [...new Set(drafts.map((draft) => draft.block))]
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]
    const opens = before && found.has(before) && (before.kind === 'item' || before.text.trimEnd().endsWith(':'))
    if (block.kind === 'item' && opens) found.add(block)
  })
  return found
}

const FIRST_PERSON = new Set(['i', 'my', 'me', 'mine', 'myself'])

/** Blocks in which whoever treats speaks, not who was treated: 'Dr Okafor, surgeon: "I operate on people who ..."'. */
export const practitionersBlocks = (drafts: readonly Draft[]): ReadonlySet<Block> =>
  new Set(
    drafts
      .filter(({ matches }) => matches.some(({ owner, part }) => owner === 'frame' && part === 'practises'))
      .map(({ block }) => block),
  )

/** A patient's own words, or a quotation in the first person. */
export function isTestimonial({ block, sentence }: Draft): boolean {
  const inQuotes = sentence.quotes.some((quote) =>
    sentence.words.slice(quote.from, quote.to).some((word) => FIRST_PERSON.has(word.text)),
  )
  const isFirstPerson = sentence.words.some((word) => FIRST_PERSON.has(word.text))
  return inQuotes || (block.isQuoted && isFirstPerson)
}
