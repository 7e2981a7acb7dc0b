import type { Block } from '../article/block.ts'
import { type Draft, slugsOf, unique } from './draft.ts'
import type { Reader } from './reader.ts'
import { readSentences } from './sentence.ts'
import type { Mention } from './treatments.ts'

const TITLE_WEIGHT = 6
const HEADING_WEIGHT = 2
/** a household word, "wash with the foam", names a treatment in passing: once is not enough to make an article about it */
const HOUSEHOLD_WEIGHT = 0.5
const MANY = 3

/** What the front matter calls the treatment, one or several, by slug or by a name that articles use. */
function namedTreatments(
  { treatment = '' }: Readonly<Record<string, string>>,
  { knowledge, findTreatments, compiled }: Reader,
): { readonly written: string; readonly slugs: readonly string[] }[] {
  return treatment
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((written) => {
      const slug = written.toLowerCase()
      if (Object.hasOwn(knowledge.treatments, slug)) return { written, slugs: [slug] }
      const sentences = readSentences({ text: slug }, compiled.vocabulary)
      return { written, slugs: unique(sentences.flatMap((sentence) => slugsOf(findTreatments(sentence)))) }
    })
}

/** The first treatment of the front matter that the knowledge base does not have, as written; null where all are known. */
export const unknownTreatment = (fields: Readonly<Record<string, string>>, reader: Reader): string | null =>
  namedTreatments(fields, reader).find(({ slugs }) => slugs.length === 0)?.written ?? null

/** Is a treatment named by a household word alone: "with the foam"? */
export const isHousehold = ({ from, to }: Mention, { sentence }: Draft, { compiled }: Reader): boolean =>
  to - from === 1 && (compiled.classOf('household-word').words[sentence.ids[from] ?? 0] ?? 0) === 1

/** What an article is mainly about: as told, as its front matter says, else what it names most, its title first. */
export function mainTreatments(
  drafts: readonly Draft[],
  fields: Readonly<Record<string, string>>,
  reader: Reader,
  given?: string,
): string[] {
  if (given) return [given]
  const named = namedTreatments(fields, reader).flatMap(({ slugs }) => slugs)
  if (named.length > 0) return unique(named)
  const counts = new Map<string, Count>()
  let isFirst = true
  for (const draft of drafts) {
    const { kind } = draft.block
    const weight = kind === 'title' || (kind === 'heading' && isFirst) ? TITLE_WEIGHT : headingWeight(draft)
    isFirst = false
    for (const mention of draft.mentions) {
      const isPassing = weight === 1 && isHousehold(mention, draft, reader)
      count(counts, mention.slugs, isPassing ? HOUSEHOLD_WEIGHT : weight, weight > 1)
    }
  }
  const ranked = [...counts.values()].toSorted((a, b) => b.weight - a.weight)
  const [most] = ranked
  const told = toldTreatments(drafts, most, reader)
  if (told) return [...told]
  // an overview: none of many is what it is mainly about
  const equals = ranked.filter(({ weight }) => weight === most?.weight)
  if (equals.length >= MANY) return unique(equals.flatMap(({ slugs }) => slugs))
  return most && most.weight > HOUSEHOLD_WEIGHT ? [...most.slugs] : []
}

/** How much of an article names a treatment, or speaks of what is its alone. */
interface Count {
  readonly slugs: readonly string[]
  readonly weight: number
  /** in a title or a heading too */
  readonly isHeaded: boolean
}

const headingWeight = ({ block }: Draft): number => (block.kind === 'heading' ? HEADING_WEIGHT : 1)

function count(counts: Map<string, Count>, slugs: readonly string[], weight: number, isHeaded: boolean): void {
  const key = slugs.join('+')
  const before = counts.get(key)
  counts.set(key, {
    slugs,
    weight: (before?.weight ?? 0) + weight,
    isHeaded: (before?.isHeaded ?? false) || isHeaded,
  })
}

/** so much of what only one treatment has is no accident */
const FEWEST_TOLD = 2
/** a name counts for as much as two things */
const NAME_TELLS = 2

/**
 * What an article is about that names no treatment in a title or a heading, by what only articles on it speak of: "two thousand grafts", and
 * Propecia named once, at the desk.
 * @param named what it names most
 */
function toldTreatments(
  drafts: readonly Draft[],
  named: Count | undefined,
  { findTells }: Reader,
): readonly string[] | undefined {
  if (named?.isHeaded) return undefined
  const counts = new Map<string, Count>()
  for (const draft of drafts)
    for (const { slugs } of findTells(draft.sentence)) count(counts, slugs, headingWeight(draft), false)
  const all = [...counts.values()]
  const tellsOf = (slugs: readonly string[]): number =>
    all.filter((other) => other.slugs.some((slug) => slugs.includes(slug))).reduce((sum, { weight }) => sum + weight, 0)
  const [most] = all.toSorted((a, b) => b.weight - a.weight)
  if (!most || tellsOf(most.slugs) < FEWEST_TOLD) return undefined
  const rivals = all.filter(({ slugs }) => !slugs.some((slug) => most.slugs.includes(slug)))
  if (rivals.some(({ slugs }) => NAME_TELLS * tellsOf(slugs) > tellsOf(most.slugs))) return undefined
  if (!named) return most.slugs
  const isSame = named.slugs.some((slug) => most.slugs.includes(slug))
  return !isSame && tellsOf(most.slugs) > NAME_TELLS * named.weight + tellsOf(named.slugs) ? most.slugs : undefined
}

/** The treatments that the nearest heading with a treatment names; a heading such as "Aftercare" takes those of the one above. */
export function headingTreatments(
  drafts: readonly Draft[],
  main: readonly string[],
): (block: Block) => readonly string[] {
  const byText = new Map<string, readonly string[]>()
  // "minoxidil" on a page about the tablet is the tablet
  const narrowed = ({ slugs }: Mention): readonly string[] => {
    const meant = slugs.filter((slug) => main.includes(slug))
    return main.length === 1 && meant.length > 0 ? meant : slugs
  }
  for (const { block, mentions } of drafts)
    if (block.kind === 'heading' && mentions.length > 0)
      byText.set(block.text.trim(), unique(mentions.flatMap(narrowed)))
  return (block) => {
    for (const heading of block.under.toReversed()) {
      const found = byText.get(heading)
      if (found) return found
    }
    return []
  }
}
