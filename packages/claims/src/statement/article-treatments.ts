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
    for (const mention of draft.mentions) {
      const { slugs } = mention
      const isPassing = weight === 1 && isHousehold(mention, draft, reader)
      const key = slugs.join('+')
      counts.set(key, { slugs, weight: (counts.get(key)?.weight ?? 0) + (isPassing ? HOUSEHOLD_WEIGHT : weight) })
    }
  }
  const ranked = [...counts.values()].toSorted((a, b) => b.weight - a.weight)
  const [most] = ranked
  // an overview: none of many is what it is mainly about
  const equals = ranked.filter(({ weight }) => weight === most?.weight)
  if (equals.length >= MANY) return unique(equals.flatMap(({ slugs }) => slugs))
  return most && most.weight > HOUSEHOLD_WEIGHT ? [...most.slugs] : []
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
