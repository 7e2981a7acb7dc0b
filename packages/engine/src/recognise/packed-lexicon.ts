import type { LearntLexicon } from './learnt-lexicon.ts'
import type { PhraseTree } from './phrases.ts'

// numbers are written as this machine holds them: read the other way round, the mark is another number. It goes up with what the numbers mean
const MARK = 2
const NUMBER = 4

interface Part {
  readonly name: string
  readonly isText: boolean
  /** bytes, from the end of the contents; a part begins at a multiple of four */
  readonly from: number
  readonly length: number
}

const TREES = ['signs', 'remarks', 'places', 'sensations'] as const
const BRANCHES = ['words', 'children', 'endings', 'entries'] as const
const NUMBERS = [
  'starts',
  'buckets',
  'kinds',
  'bases',
  'candidates',
  'lone',
  'echoes',
  'opens',
  'openers',
  'fills',
  'fillers',
  'filled',
  'asideWords',
  'asideRows',
  'signEntries',
  'signWords',
] as const

const padded = (length: number): number => Math.ceil(length / NUMBER) * NUMBER

const bytesOf = (content: string | Int32Array): Uint8Array =>
  typeof content === 'string'
    ? new TextEncoder().encode(content)
    : new Uint8Array(content.buffer, content.byteOffset, content.byteLength)

/** The lexicon as bytes, to be kept: `unpackLexicon` gives it back. */
export const packLexicon = (learnt: LearntLexicon): Uint8Array => {
  const contents: readonly (readonly [name: string, content: string | Int32Array])[] = [
    ['digest', learnt.digest],
    ['lists', JSON.stringify(learnt.lists)],
    ['words', learnt.words],
    ...NUMBERS.map((name) => [name, learnt[name]] as const),
    ...TREES.flatMap((tree) => BRANCHES.map((branch) => [`${tree} ${branch}`, learnt[tree][branch]] as const)),
  ]
  let from = 0
  const parts = contents.map(([name, content]): Part & { readonly bytes: Uint8Array } => {
    const bytes = bytesOf(content)
    const part = { name, isText: typeof content === 'string', from, length: bytes.length, bytes }
    from += padded(bytes.length)
    return part
  })
  const table = bytesOf(JSON.stringify(parts.map(({ bytes: _, ...part }) => part)))
  const begin = 2 * NUMBER + padded(table.length)
  const packed = new Uint8Array(begin + from)
  packed.set(bytesOf(Int32Array.of(MARK, table.length)))
  packed.set(table, 2 * NUMBER)
  for (const part of parts) packed.set(part.bytes, begin + part.from)
  return packed
}

/** @param packed is kept and read where it lies: it must not change. @returns null where the bytes are no lexicon that this code, on this machine, has packed */
export const unpackLexicon = (packed: Uint8Array): LearntLexicon | null => {
  try {
    // numbers may begin at a multiple of four only: bytes that lie elsewhere are copied
    const own = packed.byteOffset % NUMBER === 0 ? packed : new Uint8Array(packed)
    const stretch = (from: number, length: number): readonly [ArrayBufferLike, number, number] =>
      from + length > own.length ? missing('end') : [own.buffer, own.byteOffset + from, length]
    const text = (from: number, length: number): string =>
      new TextDecoder().decode(new Uint8Array(...stretch(from, length)))
    const numbersAt = (from: number, length: number): Int32Array => {
      const [buffer, start] = stretch(from, length)
      return new Int32Array(buffer, start, length / NUMBER)
    }
    const [mark, length = 0] = numbersAt(0, 2 * NUMBER)
    if (mark !== MARK) return null
    const table = JSON.parse(text(2 * NUMBER, length)) as readonly Part[]
    const begin = 2 * NUMBER + padded(length)
    const texts = new Map(table.filter((p) => p.isText).map((p) => [p.name, text(begin + p.from, p.length)]))
    const lists = new Map(table.filter((p) => !p.isText).map((p) => [p.name, numbersAt(begin + p.from, p.length)]))
    const textNamed = (name: string): string => texts.get(name) ?? missing(name)
    const numbers = (name: string): Int32Array => lists.get(name) ?? missing(name)
    const tree = (name: string): PhraseTree => ({
      words: numbers(`${name} words`),
      children: numbers(`${name} children`),
      endings: numbers(`${name} endings`),
      entries: numbers(`${name} entries`),
    })
    return {
      digest: textNamed('digest'),
      // packed by packLexicon: only the type is lost on the way
      lists: JSON.parse(textNamed('lists')) as LearntLexicon['lists'],
      words: textNamed('words'),
      starts: numbers('starts'),
      buckets: numbers('buckets'),
      kinds: numbers('kinds'),
      bases: numbers('bases'),
      candidates: numbers('candidates'),
      lone: numbers('lone'),
      echoes: numbers('echoes'),
      opens: numbers('opens'),
      openers: numbers('openers'),
      fills: numbers('fills'),
      fillers: numbers('fillers'),
      filled: numbers('filled'),
      asideWords: numbers('asideWords'),
      asideRows: numbers('asideRows'),
      signEntries: numbers('signEntries'),
      signWords: numbers('signWords'),
      signs: tree('signs'),
      remarks: tree('remarks'),
      places: tree('places'),
      sensations: tree('sensations'),
    }
  } catch {
    return null
  }
}

const missing = (name: string): never => {
  throw new RangeError(`no ${name} in the packed lexicon`)
}
