import { type Token, tokens } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { meant } from './spelling.ts'
import type { ActivityUnderstood } from './types.ts'

/** Nobody asks one question in more words; the rest is named as not understood, unread. */
const MOST_WORDS = 60

/** What was made of the words of a "may I" question. */
export interface Understood {
  readonly activities: readonly ActivityUnderstood[]
  /** word for word */
  readonly notUnderstood: readonly string[]
  /** "may I stop ...": the question is turned round, so a rule about doing it is no answer */
  readonly reversed: boolean
}

interface Read extends Token {
  /** the known word that was meant; null = none */
  readonly as: string | null
}

/** Words side by side as one piece, in the person's own writing. */
const pieces = (text: string, left: readonly Token[], all: readonly Token[]): string[] => {
  const place = new Map(all.map((token, i) => [token, i]))
  const runs: { start: number; end: number; last: number }[] = []
  for (const token of left) {
    const i = place.get(token) ?? 0
    const run = runs.at(-1)
    if (run && run.last === i - 1) Object.assign(run, { end: token.end, last: i })
    else runs.push({ start: token.start, end: token.end, last: i })
  }
  return runs.map((run) => text.slice(run.start, run.end))
}

/** Drops "after my PRP session" where it names what was done: `done` holds the words of those names. */
const withoutAfterPart = (read: readonly Read[], lexicon: Lexicon, done: ReadonlySet<string>): readonly Read[] => {
  const after = read.findIndex((token) => lexicon.afterWords.has(token.word))
  if (after < 1) return read
  const plain = (token: Read) =>
    lexicon.fillers.has(token.word) || lexicon.harmless.has(token.word) || done.has(token.word)
  return read.slice(after + 1).every(plain) ? read.slice(0, after) : read
}

/**
 * Finds the activities in a person's words: longest phrase first, misspellings included. What is left over is named, never dropped.
 * @param done words of the names of what was done ("prp", "hair", "transplant"), which may follow "after"
 * @example understand('wash my hair', lexicon).activities[0]?.id // 'wash-hair'
 */
export const understand = (text: string, lexicon: Lexicon, done: ReadonlySet<string> = new Set()): Understood => {
  const all = tokens(text)
  const known = new Map<string, string | null>()
  const as = (word: string): string | null => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = done.has(word) && !lexicon.known.has(word) ? null : meant(word, lexicon.known, lexicon.telling)
    known.set(word, found)
    return found
  }
  const read: Read[] = all.slice(0, MOST_WORDS).map((token) => ({ ...token, as: as(token.word) }))
  const unread = all.slice(MOST_WORDS)
  const content = withoutAfterPart(read, lexicon, done).filter((token) => !lexicon.fillers.has(token.as ?? token.word))
  const found = new Map<string, ActivityUnderstood>()
  const left: Read[] = []
  let reversed = false
  const take = (ids: readonly string[], run: readonly Read[]) => {
    const words = text.slice(run[0]?.start ?? 0, run.at(-1)?.end ?? 0)
    for (const id of ids)
      if (!found.has(id)) found.set(id, { id, label: lexicon.activities.get(id)?.label ?? id, words })
  }
  for (let i = 0; i < content.length; ) {
    const length = longestAt(content, i, lexicon)
    const run = content.slice(i, i + Math.max(length, 1))
    const phrase = run.map((token) => token.as ?? token.word).join(' ')
    const ids = lexicon.phrases.get(phrase)
    if (ids) take(ids, run)
    else {
      left.push(...run)
      if (lexicon.reversals.has(phrase)) reversed = true
    }
    i += run.length
  }
  const isWeak = (token: Read) => found.size === 0 && lexicon.weak.has(token.as ?? token.word)
  const weak = left.filter(isWeak)
  // "drink" beside "a beer" says nothing more than the beer
  const isSaid = (token: Read) => lexicon.weak.get(token.as ?? token.word)?.some((id) => found.has(id)) ?? false
  const over = left.filter((token) => !isWeak(token) && !isSaid(token) && !lexicon.harmless.has(token.as ?? token.word))
  for (const token of weak) take(lexicon.weak.get(token.as ?? token.word) ?? [], [token])
  const originals = new Set(over.map((token) => token.start))
  const notUnderstood = pieces(text, all.filter((token) => originals.has(token.start)).concat(unread), all)
  return { activities: [...found.values()], notUnderstood, reversed }
}

/** How many words from `i` on make the longest known phrase or reversal; 0 = none. */
const longestAt = (content: readonly Read[], i: number, lexicon: Lexicon): number => {
  for (let length = Math.min(lexicon.longest, content.length - i); length > 0; length--) {
    const phrase = content
      .slice(i, i + length)
      .map((token) => token.as ?? token.word)
      .join(' ')
    if (lexicon.phrases.has(phrase) || lexicon.reversals.has(phrase)) return length
  }
  return 0
}
