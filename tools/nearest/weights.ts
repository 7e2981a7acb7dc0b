// How often a word stands where a sign is told, against how often it stands anywhere.
import type { Knowledge } from '@anagen/kb'
import { traitsIn } from '../../packages/engine/src/nearest/traits.ts'
import { lexiconOf } from '../../packages/engine/src/recognise/lexicon.ts'
import { readWords } from '../../packages/engine/src/recognise/read-words.ts'
import { recognise } from '../../packages/engine/src/recognise/recognise.ts'
import { loadSentences, type Sentence } from '../../tests/words/sentences.ts'

/** One telling of a sign: a phrase of the vocabulary, or the part of a text in which it is read. */
export interface Telling {
  readonly sign: string
  readonly traits: ReadonlySet<string>
}

/** told less often, a word teaches one telling by heart */
const FEWEST = 4
/** so many tellings of all signs stand beside those counted */
const DOUBT = 10
/** what speaks less for a sign is left out */
const LEAST = 1

const PART = /[.!?\n,;]+| but | and /i

const partsIn = (say: string, knowledge: Knowledge): { readonly sign: string; readonly part: string }[] => {
  const { signs } = recognise(say, knowledge)
  const found: { sign: string; part: string }[] = []
  let from = 0
  for (const part of say.split(PART)) {
    const at = say.indexOf(part, from)
    for (const { sign, at: span } of signs)
      if (span.start >= at && span.start < at + part.length) found.push({ sign, part })
    from = at + part.length
  }
  return found
}

/** All tellings to learn from. @param isKept false: the text is left out, to measure by it */
export const told = (knowledge: Knowledge, isKept: (text: Sentence) => boolean = () => true): Telling[] => {
  const lexicon = lexiconOf(knowledge)
  const traits = (text: string): ReadonlySet<string> => traitsIn(readWords(text, lexicon), lexicon)
  const phrases = Object.values(knowledge.signs).flatMap(({ id, says, plain, grades }) =>
    [plain, ...Object.values(grades), ...says.map(({ phrase }) => phrase)].map((text) => ({
      sign: id,
      traits: traits(text),
    })),
  )
  const texts = (['development', 'panels'] as const)
    .flatMap(loadSentences)
    .filter(isKept)
    .flatMap(({ say }) => partsIn(say, knowledge).map(({ sign, part }) => ({ sign, traits: traits(part) })))
  return [...phrases, ...texts]
}

const countsOf = (traits: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  return counts
}

/** Each sign's weights as the file has them, the strongest first. */
export const learnWeights = (tellings: readonly Telling[]): ReadonlyMap<string, readonly string[]> => {
  const bySign = Map.groupBy(tellings, ({ sign }) => sign)
  const all = countsOf(tellings.flatMap(({ traits }) => [...traits]))
  const rows = [...bySign].map(([sign, list]) => {
    const share = list.length / tellings.length
    const kept = [...countsOf(list.flatMap(({ traits }) => [...traits]))].flatMap(([trait, count]) => {
      const total = all.get(trait) ?? 0
      const weight = Math.log((count + DOUBT * share) / ((total + DOUBT) * share))
      return count >= FEWEST && weight >= LEAST ? [{ trait, weight }] : []
    })
    const said = kept
      .toSorted((a, b) => b.weight - a.weight || (a.trait < b.trait ? -1 : 1))
      .map(({ trait, weight }) => `${weight.toFixed(1)} ${trait}`)
    return [sign, said] as const
  })
  return new Map(rows.filter(([, said]) => said.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
