import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** A stretch between two boundaries: punctuation, `and`, `but`, `because` ... */
export interface Clause {
  readonly index: number
  readonly from: number
  /** exclusive */
  readonly to: number
  readonly sentence: number
  /** what parts it from the clause before: a conjunction, `,` or `` at the start of a sentence */
  readonly opener: string
}

/** The text in clauses. */
export interface Clauses {
  readonly list: readonly Clause[]
  /** the clause of word `i` */
  readonly of: (i: number) => Clause
  /** the clauses of one sentence */
  readonly ofSentence: (sentence: number) => readonly Clause[]
}

const NONE: Clause = { index: 0, from: 0, to: 0, sentence: 0, opener: '' }

// nobody speaks so long without a pause; whoever types so is read in pieces, so that a text of a megabyte takes seconds
const LONGEST_CLAUSE = 60
const MOST_CLAUSES = 60

/** The "so" of "ever so slightly" opens nothing. */
const isDegree = (words: readonly Word[], i: number): boolean =>
  words[i]?.word === 'so' && words[i - 1]?.word === 'ever'

/** Parts the words into clauses. A conjunction belongs to the clause that it opens. */
export const clausesOf = (words: readonly Word[], { clauses }: Lexicon): Clauses => {
  const list: Clause[] = []
  const of = new Int32Array(words.length)
  // the first clause of each sentence
  const firsts = [0]
  let from = 0
  let sentence = 0
  let opener = ''
  let inSentence = 0
  const close = (to: number): void => {
    if (to > from) {
      list.push({ index: list.length, from, to, sentence, opener })
      inSentence++
    }
    from = to
    if (inSentence === MOST_CLAUSES) breakSentence()
  }
  const breakSentence = (): void => {
    sentence++
    firsts.push(list.length)
    inSentence = 0
    opener = ''
  }
  for (const [i, { kind, word }] of words.entries()) {
    if (kind === 'stop') {
      close(i)
      from = i + 1
      breakSentence()
    } else if (kind === 'comma') {
      close(i)
      from = i + 1
      opener = ','
    } else if (kind === 'word' && clauses.has(word) && i >= from && !isDegree(words, i)) {
      close(i)
      // "red, and itchy": the conjunction says more than the comma
      opener = word
    } else if (i - from >= LONGEST_CLAUSE) {
      close(i)
      opener = ''
    }
  }
  close(words.length)
  for (const clause of list) for (let i = clause.from; i < clause.to; i++) of[i] = clause.index
  return {
    list,
    of: (i) => list[of[i] ?? 0] ?? NONE,
    ofSentence: (n) => list.slice(firsts[n] ?? list.length, firsts[n + 1] ?? list.length),
  }
}
