import type { Grade, Knowledge, Sign } from '@anagen/kb'
import type { LoneSign, SensationPhrase, SignPhrase } from './learnt.ts'
import type { Wording } from './phrases.ts'
import { type SensationRow, type WordFiles, wordsOf } from './word-files.ts'
import type { ReadPhrase } from './word-list.ts'
import { writeOutBy } from './written-out.ts'

/** What is said in exactly these bases. */
type Said<T> = (bases: readonly string[]) => readonly T[]

interface Learning {
  readonly read: ReadPhrase
  readonly base: (word: string) => string
  readonly drop: ReadonlySet<string>
  readonly sensations: readonly Wording<SensationPhrase>[]
  readonly places: readonly Wording<string>[]
  readonly table: ReadonlyMap<string, ReadonlyMap<string, string>>
}

interface RawSign {
  readonly sign: Sign
  readonly grade: Grade
  readonly phrase: string
}

/** The phrases of the signs, as they are looked up. */
export interface SignsLearnt {
  readonly wordings: readonly Wording<SignPhrase>[]
  /** a listed single word, as written or its base: the sign of a sensation's word where nothing tells a place */
  readonly lone: ReadonlyMap<string, LoneSign>
}

const NOTHING: readonly never[] = []
// "knows nobody" is not "nobody knows": turned round they are who does it
const DOERS: ReadonlySet<string> = new Set(['nobody', 'everyone', 'everybody', 'someone', 'somebody', 'people'])
const NOT = 'not'

const saidIn = <T>(wordings: readonly Wording<T>[]): Said<T> => {
  const said = new Map<string, T[]>()
  for (const { words, entry } of wordings) {
    const entries = said.get(words.join(' '))
    if (entries) entries.push(entry)
    else said.set(words.join(' '), [entry])
  }
  return (bases) => said.get(bases.join(' ')) ?? NOTHING
}

/** The sign that the table of sensations gives for one or two bases: a sensation alone or on a place. */
const composer = (
  files: WordFiles,
  sensations: Said<SensationPhrase>,
  places: Said<string>,
  table: Learning['table'],
) => {
  const treated = new Set(wordsOf(files.places.treated))
  const rowOf = (id: string): SensationRow | undefined => files.sensations.sensations[id]
  const on = (found: readonly SensationPhrase[], place: string | undefined): string | null => {
    for (const { sensation, grade } of place === undefined ? [] : found) {
      const named = place === undefined ? undefined : table.get(sensation)?.get(place)
      const sign = named ?? (place !== undefined && treated.has(place) ? rowOf(sensation)?.default : undefined)
      if (sign !== undefined) return grade === null ? sign : null
    }
    return null
  }
  return (bases: readonly string[]): string | null => {
    const [bare] = sensations(bases)
    if (bare) {
      const row = rowOf(bare.sensation)
      return bare.grade === null && row?.needs === undefined ? (row?.unplaced ?? row?.default ?? null) : null
    }
    const [first = '', second = ''] = bases
    if (bases.length !== 2) return null
    return on(sensations([second]), places([first])[0]) ?? on(sensations([first]), places([second])[0])
  }
}

/**
 * Learns every phrase of every sign; two words are learnt in both orders ("yellow discharge", "discharge is yellow").
 * A phrase that is only a sensation on a place is left to the table of sensations: there the place may stand anywhere, and
 * "skin is red" does not hide the chest in "skin is red on my chest".
 */
export const learnSigns = (knowledge: Knowledge, files: WordFiles, learning: Learning): SignsLearnt => {
  const { read, base, drop, table } = learning
  const loud = new Set(wordsOf(files.grammar.loud))
  const sensations = saidIn(learning.sensations)
  const writeOut = writeOutBy(files)
  const compose = composer(files, sensations, saidIn(learning.places), table)
  const raws = Object.values(knowledge.signs).flatMap((sign) =>
    sign.says.map(({ phrase, grade }): RawSign => ({ sign, grade, phrase })),
  )
  const lone = new Map<string, LoneSign>()
  const alone = new Set<string>()
  for (const { sign, grade, phrase } of raws) {
    if (phrase.includes(' ')) continue
    // "light-headed" is two words, and neither tells it alone
    const [word = '', ...more] = read(phrase)
    if (more.length > 0) continue
    const before = lone.get(base(word))
    const own: LoneSign = { sign: sign.id, grade }
    alone.add(`${sign.id} ${base(word)}`)
    if (before === undefined || (before.sign === sign.id && before.grade > grade)) lone.set(base(word), own)
    // "blisters" may carry more than "blister"
    lone.set(word, own)
  }
  /** The words that tell it. "feel very ill" carries more than "feel ill": there the small word counts. */
  const keptOf = ({ sign, grade }: RawSign, words: readonly string[]): readonly string[] => {
    const counts = grade > sign.lowestGrade
    const kept = words.filter((word) => !drop.has(word) || (counts && loud.has(word)))
    // "had a fit" must not become "fit"
    const [only = ''] = kept
    const isThin =
      kept.length === 0 || (kept.length === 1 && words.length > 1 && !alone.has(`${sign.id} ${base(only)}`))
    return isThin ? words : kept
  }
  const wordings = (raw: RawSign): readonly Wording<SignPhrase>[] => {
    const { id, neverCalm, lowestGrade } = raw.sign
    const words = read(raw.phrase)
    const written = keptOf(raw, words)
    const bases = written.map(base)
    if (bases.length === 1 && sensations(bases).length > 0) return []
    const composed = bases.length < 3 ? compose(bases) : null
    const isLowest = raw.grade === lowestGrade
    if (composed === id && isLowest) return []
    const entry: SignPhrase = { sign: id, grade: raw.grade, neverCalm, written, exact: composed !== null }
    /** of what must not be missed, and of what tells more than the least of a sign */
    const full = (neverCalm || !isLowest ? writeOut(words) : []).map((out) => {
      const kept = keptOf(raw, out)
      // "not moving" is less than "is not moving"
      const told = kept[0] === NOT && out[0] !== NOT ? out : kept
      return { words: told.map(base), entry: { ...entry, written: told } }
    })
    // "the runs" is not "run the till"
    const isTurnable =
      bases.length === 2 && words.length === 2 && !words.some((word) => drop.has(word) || DOERS.has(word))
    if (!isTurnable) return [{ words: bases, entry }, ...full]
    const turned: SignPhrase = { ...entry, written: written.toReversed() }
    return [{ words: bases, entry }, ...full, { words: bases.toReversed(), entry: turned, isSpare: true }]
  }
  return { wordings: raws.flatMap(wordings), lone }
}
