import type { Knowledge } from '@anagen/kb'
import { fold, foldPhrase } from './fold.ts'
import { commonWords, type WordFiles, wordsOf } from './word-files.ts'

/** Every word that some lexicon holds, as written there. */
export interface WordList {
  /** harmless: context.yaml and common.yaml, base forms and what is written there */
  readonly context: ReadonlySet<string>
  /** grammar.yaml: carries no meaning of its own */
  readonly small: ReadonlySet<string>
  /** words of signs and sensations */
  readonly symptoms: ReadonlySet<string>
  /** words of all other lexicons */
  readonly others: ReadonlySet<string>
  /** what a misspelt word may mean, likeliest first: all but the common words */
  readonly candidates: ReadonlySet<string>
}

/** Words of a phrase as they are looked up: folded, slips put right. */
export type ReadPhrase = (phrase: string) => readonly string[]

/** Reads phrases word by word and keeps each word it has met: twenty thousand phrases share few words. */
export const readerOf = (meant: (word: string) => string): ReadPhrase => {
  const met = new Map<string, readonly string[]>()
  const piece = (written: string): readonly string[] => {
    const known = met.get(written)
    if (known) return known
    const words = foldPhrase(written).map(meant)
    met.set(written, words)
    return words
  }
  return (phrase) => {
    const [only = '', ...more] = phrase.split(' ')
    if (more.length === 0) return piece(only)
    const words = [...piece(only)]
    for (const written of more) for (const word of piece(written)) words.push(word)
    return words
  }
}

const wordsOfComposed = ({ names, ...blocks }: WordFiles['places']['composed']): readonly string[] => [
  ...Object.values(names),
  ...Object.values(blocks),
]

const blocksOf = ({ places, measures, grammar, forms, sensations }: WordFiles): readonly string[] => [
  places.where_tail,
  places.towards,
  ...wordsOfComposed(places.composed),
  measures.ones,
  measures.tens,
  measures.hundred,
  measures.counted,
  measures.temperature.cues,
  grammar.session,
  grammar.moves,
  grammar.wound_parts,
  grammar.well,
  grammar.odd,
  grammar.sensing,
  grammar.skip,
  grammar.links,
  grammar.clauses,
  grammar.passes,
  grammar.actions,
  grammar.perceptions,
  forms.keep,
  ...Object.values(forms.irregular),
  ...Object.keys(forms.irregular),
  ...Object.keys(forms.same),
  ...Object.keys(forms.alike),
  ...Object.values(sensations.unable),
]

const phrasesOf = (
  { vocabulary, modifiers, treatments }: Knowledge,
  files: WordFiles,
): readonly (readonly string[])[] => [
  ...Object.values(files.places.places),
  ...Object.values(files.sensations.sensations).map((row) => row.phrases ?? []),
  ...Object.values(files.sensations.unable_objects),
  files.sensations.unable_words,
  ...Object.values(files.grammar.phrases),
  ...Object.values(files.context.phrases),
  ...Object.values(files.conditions.says),
  ...Object.values(files.treatments.names),
  ...Object.values(files.treatments.parts),
  ...Object.values(modifiers).map((m) => m.says),
  ...Object.values(treatments).map((t) => [t.name, ...t.alsoKnownAs]),
  ...Object.values(vocabulary.severity),
  ...Object.values(vocabulary.trend),
  ...Object.values(vocabulary.units),
  ...vocabulary.timed.map((t) => t.phrases),
  ...vocabulary.scenes.flatMap((scene) => scene.slots),
  vocabulary.absent,
  vocabulary.notNegations,
  vocabulary.resolved,
  vocabulary.uncertainty,
  vocabulary.spread,
  vocabulary.sinceGap,
  vocabulary.oneSide,
  vocabulary.bothSides,
  vocabulary.feverHidden,
  vocabulary.measured,
  vocabulary.feverGuess,
  vocabulary.durationLong,
]

/** The words of many phrases, each once. Joined first: one long text is parted faster than twenty thousand short ones. */
const wordsIn = (phrases: readonly string[]): ReadonlySet<string> => {
  const text = phrases
    .join(' ')
    .replace(/['’]/g, '')
    .replace(/[-\s]+/g, ' ')
  const all = new Set(text.split(' '))
  for (const word of [...all]) if (/[^a-z]/.test(word)) for (const piece of foldPhrase(word)) all.add(piece)
  all.delete('')
  return all
}

const symptomWords = ({ signs }: Knowledge, { sensations }: WordFiles): ReadonlySet<string> =>
  wordsIn([
    ...Object.values(sensations.sensations).flatMap((row) => [row.words ?? '', ...Object.values(row.grades ?? {})]),
    ...Object.values(signs).flatMap((sign) => sign.says.map((say) => say.phrase)),
  ])

const otherWords = (knowledge: Knowledge, files: WordFiles): ReadonlySet<string> =>
  wordsIn([...blocksOf(files), ...phrasesOf(knowledge, files).flat()])

export const wordListOf = (knowledge: Knowledge, files: WordFiles): WordList => {
  const symptoms = symptomWords(knowledge, files)
  const others = otherWords(knowledge, files)
  const context = new Set(Object.values(files.context.words).flatMap(wordsOf).map(fold))
  const common = new Set(commonWords(knowledge).map(fold))
  const own = [...context].filter((word) => !common.has(word))
  return {
    context,
    small: new Set([...wordsOf(files.grammar.skip), ...wordsOf(files.grammar.drop)]),
    symptoms,
    others,
    candidates: new Set([...symptoms, ...others, ...own]),
  }
}
