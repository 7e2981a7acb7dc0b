import type { RemarkHit } from './annotate.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

// "had been slowly calming down": so far before an easing stands its past
const AGO = 4
// "was going down nicely until this morning": so soon behind it comes its end
const SOON = 2
// "was fading until it was gone"
const END = 5

/**
 * "It was going down until this morning", "it had calmed down but not any more": an easing that is over is no easing. Nobody need say that it is
 * worse.
 */
export const isUndone = (hit: RemarkHit, words: readonly Word[], { undone, over, bygone }: Lexicon): boolean => {
  const own = words.slice(Math.max(0, hit.from - AGO), hit.to)
  if (!own.some((w) => bygone.has(w.word))) return false
  let stop = hit.to
  while (stop < words.length && words[stop]?.kind !== 'stop') stop++
  const rest = words.slice(hit.to, stop).filter((w) => w.kind !== 'mark' && w.kind !== 'comma')
  return undone.some((marker) => {
    const at = rest.findIndex((_, n) => n <= SOON && marker.every((part, k) => rest[n + k]?.word === part))
    return at >= 0 && !rest.slice(at + marker.length, at + marker.length + END).some((w) => over.has(w.word))
  })
}

const GONE: ReadonlySet<string> = new Set(['gone', 'went', 'going'])
const AWAY: ReadonlySet<string> = new Set(['away', 'down', 'off', 'out', 'back'])

/** "it has gone hard", "it has gone worse": what it became, and not that it went away. @param sensed words that tell a sensation */
export const isBecoming = (
  { to }: RemarkHit,
  words: readonly Word[],
  sensed: ReadonlySet<number>,
  lexicon: Lexicon,
): boolean => {
  const next = words[to]
  if (!GONE.has(words[to - 1]?.word ?? '') || next?.kind !== 'word' || AWAY.has(next.word)) return false
  if (lexicon.mildly.has(next.word) || lexicon.well.has(next.word)) return false
  return sensed.has(to) || lexicon.isSymptom(next.word) || lexicon.odd.has(next.word)
}
