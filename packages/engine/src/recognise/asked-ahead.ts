import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

const HAIR = 'hair'
const AHEAD: ReadonlySet<string> = new Set(['will', 'would', 'gonna'])
const THEY: ReadonlySet<string> = new Set(['they', 'it', 'these', 'this', 'everything', 'all'])
const FALLS: ReadonlySet<string> = new Set(['fall', 'shed', 'drop', 'come'])
const HAIRS: ReadonlySet<string> = new Set(['hair', 'graft', 'they', 'it'])
const BE: ReadonlySet<string> = new Set(['be', 'get', 'also', 'then', 'all'])
// "will it stop bleeding", "will it bleed again": it is there
const GOES_ON: ReadonlySet<string> = new Set([
  'still',
  'again',
  'stop',
  'ever',
  'keep',
  'more',
  'now',
  'always',
  'worse',
  'away',
  'off',
  'permanent',
  'mean',
])
// "so will they soften"
const SOON = 3

/** "Will they soften?", "when will the hairs fall out?": asked of days to come, and not told to be there. Never of what is never calm, nor of hair that is told of. */
export const onlyAskedAhead = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { knowledge }: Lexicon,
): readonly Found[] =>
  found.filter((f) => {
    if (knowledge.signs[f.sign]?.neverCalm !== false) return false
    const clause = clauses.of(f.from)
    if (!words[clause.to]?.word.includes('?') || f.to > clause.to) return false
    const own = words.slice(clause.from, clause.to)
    const at = own.findIndex((w) => AHEAD.has(w.word))
    if (at < 0 || at > SOON || own.some((w) => GOES_ON.has(w.word))) return false
    const who = clause.from + at + 1
    // "will the hairs fall out", not "will the shed hairs grow back"
    const isFall = (i: number): boolean =>
      i > who && FALLS.has(words[i]?.word ?? '') && HAIRS.has(words[i - 1]?.base ?? '')
    const isOfHair = knowledge.signs[f.sign]?.group === HAIR && f.at.some(isFall)
    // "will they soften", "will it be sore", not "will it take this swelling away"
    const between = words.slice(who + 1, f.from)
    const isNext = f.from > who && between.length <= 1 && between.every((w) => BE.has(w.word))
    return isOfHair || (isNext && THEY.has(words[who]?.word ?? ''))
  })
