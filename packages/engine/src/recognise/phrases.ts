/** A phrase found: `at` holds the tokens that are its words, `from`..`to` the stretch with what stands between. */
export interface PhraseHit<T> {
  readonly entry: T
  readonly from: number
  /** exclusive */
  readonly to: number
  readonly at: readonly number[]
}

/** One way in which a phrase may be said. `isSpare`: only where nothing else is said in these words. */
export interface Wording<T> {
  readonly words: readonly string[]
  readonly entry: T
  readonly isSpare?: boolean
}

/** How the book reads the text. */
export interface PhraseReader {
  /** the forms under which token `i` may stand in a phrase; empty ends the phrase */
  readonly keys: (i: number) => readonly string[]
  /** may token `i` stand inside a phrase without being part of it? */
  readonly mayPass: (i: number) => boolean
  /** so many in a row may pass */
  readonly gap: number
}

/**
 * Phrases as trees of words, one tree per first word, grown when that word is first met: twenty thousand phrases are listed,
 * and one message meets few of their first words.
 */
export interface PhraseBook<R, T> {
  /** files a raw phrase under the first word of a wording, as written in the lexicon */
  readonly file: (written: string, raw: R) => void
  /** every phrase that begins at token `start` */
  readonly findAt: (start: number, reader: PhraseReader) => readonly PhraseHit<T>[]
  /** what is said in exactly these words */
  readonly said: (words: readonly string[]) => readonly T[]
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  entries: T[] | null
}

const node = <T>(): Node<T> => ({ next: new Map(), entries: null })

const NOTHING: readonly never[] = []

/**
 * @param keyOf the key that a written word is looked up by; read when the first question comes, not while filing
 * @param wordings how a raw phrase may be said; only those that begin with the word it was filed under are kept there
 */
export const phraseBook = <R, T>(
  keyOf: (written: string) => string,
  wordings: (raw: R) => readonly Wording<T>[],
): PhraseBook<R, T> => {
  const written = new Map<string, R[]>()
  let shelves: Map<string, R[][]> | null = null
  const grown = new Map<string, Node<T>>()
  const shelved = (): Map<string, R[][]> => {
    const all = new Map<string, R[][]>()
    for (const [word, raws] of written) {
      const key = keyOf(word)
      const shelf = all.get(key)
      if (shelf) shelf.push(raws)
      else all.set(key, [raws])
    }
    return all
  }
  const plant = (root: Node<T>, { words, entry }: Wording<T>, isSpare: boolean): void => {
    let at = root
    for (const word of words.slice(1)) {
      const next = at.next.get(word) ?? node<T>()
      at.next.set(word, next)
      at = next
    }
    if (isSpare && at.entries !== null) return
    at.entries ??= []
    at.entries.push(entry)
  }
  const grow = (first: string): Node<T> | undefined => {
    const known = grown.get(first)
    if (known) return known
    shelves ??= shelved()
    const shelf = shelves.get(first)
    if (!shelf) return undefined
    const root = node<T>()
    grown.set(first, root)
    const all = shelf.flatMap((raws) => raws.flatMap(wordings)).filter((w) => w.words[0] === first)
    for (const wording of all) if (!wording.isSpare) plant(root, wording, false)
    for (const wording of all) if (wording.isSpare) plant(root, wording, true)
    return root
  }
  return {
    file: (word, raw) => {
      const raws = written.get(word)
      if (raws) raws.push(raw)
      else written.set(word, [raw])
    },
    findAt: (start, { keys, mayPass, gap }) => {
      let hits: PhraseHit<T>[] | null = null
      const arrive = (at: Node<T>, i: number, tokens: readonly number[]): void => {
        for (const entry of at.entries ?? NOTHING) {
          hits ??= []
          hits.push({ entry, from: start, to: i, at: tokens })
        }
        if (at.next.size > 0) goOn(at, i, 0, tokens)
      }
      const goOn = (at: Node<T>, i: number, passed: number, tokens: readonly number[]): void => {
        for (const key of keys(i)) {
          const next = at.next.get(key)
          if (next) arrive(next, i + 1, [...tokens, i])
        }
        if (passed < gap && mayPass(i)) goOn(at, i + 1, passed + 1, tokens)
      }
      for (const key of keys(start)) {
        const root = grow(key)
        if (root) arrive(root, start + 1, [start])
      }
      return hits ?? NOTHING
    },
    said: (words) => {
      const [first = '', ...rest] = words
      return rest.reduce<Node<T> | undefined>((at, word) => at?.next.get(word), grow(first))?.entries ?? NOTHING
    },
  }
}
