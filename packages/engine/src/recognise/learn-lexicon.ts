import type { Knowledge } from '@anagen/kb'
import { foldPhrase } from './fold.ts'
import { formsOf } from './forms.ts'
import { learnAsides } from './learn-asides.ts'
import { type Echo, learnEchoes } from './learn-echoes.ts'
import { learnPlaces, learnSensations } from './learn-places.ts'
import { learnRemarks } from './learn-remarks.ts'
import { learnSigns } from './learn-signs.ts'
import type { LoneSign, SignPhrase } from './learnt.ts'
import { rowsOfAsides } from './learnt-asides.ts'
import { GRAVE, groupBit, KIND, type LearntLexicon, LONE_GRADES, SCENE_SLOTS } from './learnt-lexicon.ts'
import { type PhraseTree, plant, type Wording } from './phrases.ts'
import { tableOfPlaces } from './table-of-places.ts'
import { wordFiles, wordsOf } from './word-files.ts'
import { type ReadPhrase, readerOf, type WordList, wordListOf } from './word-list.ts'
import { tableOf, wordTable } from './word-table.ts'
import { type WriteOut, writeOutBy } from './written-out.ts'

/** Numbers things: the same thing, written as JSON, always has the same number. */
const numbered = <T>() => {
  const numbers = new Map<string, number>()
  const list: T[] = []
  const numberOf = (thing: T): number => {
    const written = JSON.stringify(thing)
    const known = numbers.get(written)
    if (known !== undefined) return known
    numbers.set(written, list.length)
    return list.push(thing) - 1
  }
  return { list, numberOf }
}

type IdOf = (word: string) => number

/** One word begins to tell something: by its number what, and the base of the word that must follow it; '' where none must. */
interface Beginning {
  readonly number: number
  readonly next: string
}

/** The scenes that each word may open, as written or as a base, and the slots of scenes that it may begin to fill. */
const learnScenes = (
  { signs, vocabulary }: Knowledge,
  read: ReadPhrase,
  base: (word: string) => string,
  writeOut: WriteOut,
) => {
  const openers = new Map<string, Beginning[]>()
  const fillers = new Map<string, Beginning[]>()
  for (const [scene, { sign, slots }] of vocabulary.scenes.entries()) {
    const waysOf = (text: string): readonly (readonly string[])[] => {
      const words = read(text)
      return signs[sign]?.neverCalm === false ? [words] : [words, ...writeOut(words)]
    }
    for (const [slot, texts] of slots.entries())
      for (const [first = '', second] of texts.flatMap(waysOf)) {
        const [begun, number] = slot === 0 ? [openers, scene] : [fillers, scene * SCENE_SLOTS + slot]
        const next = second === undefined ? '' : base(second)
        for (const word of new Set([first, base(first)])) {
          const own = begun.get(word) ?? []
          if (!own.some((b) => b.number === number && b.next === next)) own.push({ number, next })
          begun.set(word, own)
        }
      }
  }
  // the slots behind the first
  const filled = Int32Array.from(vocabulary.scenes, ({ slots }) => (1 << slots.length) - 2)
  return { openers, fillers, filled }
}

// below 0, as the id of a word that no lexicon has
const ANY = -1

/** In pairs: a number, and the word by id that must follow. */
const inPairs = (
  begun: ReadonlyMap<string, readonly Beginning[]>,
  idOf: IdOf,
): ReadonlyMap<string, readonly number[]> =>
  new Map(
    [...begun].map(
      ([word, own]) => [word, own.flatMap(({ number, next }) => [number, next === '' ? ANY : idOf(next)])] as const,
    ),
  )

/** For each of `words` what it has, one after the other, and where its own begin. */
const inARow = (words: readonly string[], has: ReadonlyMap<string, Iterable<number>>) => {
  const starts = [0]
  const all: number[] = []
  for (const word of words) {
    all.push(...(has.get(word) ?? []))
    starts.push(all.length)
  }
  return { starts: Int32Array.from(starts), all: Int32Array.from(all) }
}

/** All words, each once, their bases too, and the bases of these. */
const withBases = (base: (word: string) => string, lists: readonly Iterable<string>[]): ReadonlySet<string> => {
  const all = new Set<string>()
  for (const list of lists) for (const word of list) all.add(word)
  for (const word of all) all.add(base(word))
  return all
}

const treeOf = <T>(wordings: readonly Wording<T>[], idOf: IdOf, numberOf: (entry: T) => number): PhraseTree =>
  plant(
    wordings.map(({ words, entry, isSpare }) => ({
      words: words.map(idOf),
      entry: numberOf(entry),
      isSpare: isSpare ?? false,
    })),
  )

const kindOf =
  ({ context, small, symptoms, others }: WordList) =>
  (word: string): number =>
    (context.has(word) ? KIND.context : 0) |
    (small.has(word) ? KIND.small : 0) |
    (symptoms.has(word) ? KIND.symptom : 0) |
    (others.has(word) ? KIND.other : 0)

/** Candidates by first letter and length, in their order. */
const shelved = (candidates: ReadonlySet<string>, idOf: IdOf) => {
  const shelves: Record<string, readonly [from: number, to: number]> = {}
  const ids: number[] = []
  for (const [shelf, words] of Map.groupBy(candidates, (word) => `${word.charAt(0)}${word.length}`)) {
    shelves[shelf] = [ids.length, ids.length + words.length]
    for (const word of words) ids.push(idOf(word))
  }
  return { shelves, candidates: Int32Array.from(ids) }
}

const signEntriesOf = (signs: readonly string[], idOf: IdOf) => {
  const entries: number[] = []
  const words: number[] = []
  let count = 0
  return {
    entries,
    words,
    numberOf: ({ sign, grade, exact, written }: SignPhrase): number => {
      entries.push(signs.indexOf(sign), grade, exact ? 1 : 0, words.length)
      words.push(...written.map(idOf))
      return count++
    },
  }
}

const bitsOf =
  (groups: readonly string[]) =>
  (echo: Echo): number =>
    [...echo.groups].reduce((bits, group) => bits | groupBit(groups, group), echo.isGrave ? GRAVE : 0)

/** Learns every phrase of a knowledge base. It takes some tenths of a second: what it gives can be kept (packed-lexicon.ts). */
export const learnLexicon = (knowledge: Knowledge): LearntLexicon => {
  const files = wordFiles(knowledge)
  const list = wordListOf(knowledge, files)
  const kind = kindOf(list)
  const { meant, base } = formsOf(files, (word) => kind(word) !== 0)
  const read = readerOf(meant)
  const drop = new Set(wordsOf(files.grammar.drop).flatMap(foldPhrase))
  const places = learnPlaces(files, read, base)
  const sensations = learnSensations(files, read, base, drop)
  const remarks = learnRemarks(knowledge, files, read)
  const learnt = learnSigns(knowledge, files, { read, base, drop, sensations, places, table: tableOfPlaces(files) })
  const echoes = learnEchoes(knowledge, files, base)
  const scenes = learnScenes(knowledge, read, base, writeOutBy(files))
  const { patterns, ...asides } = learnAsides(files, meant, (word) => list.small.has(word))
  const table = tableOf(
    withBases(base, [
      list.context,
      list.small,
      list.symptoms,
      list.others,
      learnt.lone.keys(),
      echoes.keys(),
      scenes.openers.keys(),
      scenes.fillers.keys(),
      ...patterns.map((pattern) => pattern.words),
      ...learnt.wordings.map(({ entry }) => entry.written),
      ...[learnt.wordings, places, sensations, remarks].flatMap((wordings) => wordings.map(({ words }) => words)),
    ]),
  )
  const { at, idOf } = wordTable(table)
  const all = Array.from({ length: table.starts.length - 1 }, (_, id) => at(id))
  const signs = Object.keys(knowledge.signs)
  const groups = [...new Set([...echoes.values()].flatMap((echo) => [...echo.groups]))]
  const bits = bitsOf(groups)
  const loneOf = ({ sign, grade }: LoneSign): number => (signs.indexOf(sign) + 1) * LONE_GRADES + grade
  const ofSigns = signEntriesOf(signs, idOf)
  const ofRemarks = numbered<(typeof remarks)[number]['entry']>()
  const ofPlaces = numbered<string>()
  const ofSensations = numbered<(typeof sensations)[number]['entry']>()
  const trees = {
    signs: treeOf(learnt.wordings, idOf, ofSigns.numberOf),
    remarks: treeOf(remarks, idOf, ofRemarks.numberOf),
    places: treeOf(places, idOf, ofPlaces.numberOf),
    sensations: treeOf(sensations, idOf, ofSensations.numberOf),
  }
  const opening = inARow(all, inPairs(scenes.openers, idOf))
  const filling = inARow(all, inPairs(scenes.fillers, idOf))
  const { shelves, candidates } = shelved(list.candidates, idOf)
  return {
    digest: knowledge.digest,
    lists: {
      signs,
      remarks: ofRemarks.list,
      places: ofPlaces.list,
      sensations: ofSensations.list,
      groups,
      shelves,
      asides: { ...asides, patterns: patterns.map(({ tells, source }) => ({ tells, source })) },
    },
    words: table.text,
    starts: table.starts,
    buckets: table.buckets,
    kinds: Int32Array.from(all, kind),
    bases: Int32Array.from(all, (word) => idOf(base(word))),
    candidates,
    lone: Int32Array.from(all, (word) => {
      const sign = learnt.lone.get(word)
      return sign === undefined ? 0 : loneOf(sign)
    }),
    echoes: Int32Array.from(all, (word) => {
      const echo = echoes.get(word)
      return echo === undefined ? 0 : bits(echo)
    }),
    opens: opening.starts,
    openers: opening.all,
    fills: filling.starts,
    fillers: filling.all,
    filled: scenes.filled,
    ...rowsOfAsides(patterns, idOf),
    signEntries: Int32Array.from(ofSigns.entries),
    signWords: Int32Array.from(ofSigns.words),
    ...trees,
  }
}
