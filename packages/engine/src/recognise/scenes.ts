import type { Scene } from '@anagen/kb'
import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { once } from './once.ts'
import type { Word } from './read-words.ts'
import { type Filed, sceneIndexOf } from './scene-index.ts'
import { isFilledNear, matchScene, type SceneText, stretchesRound } from './scene-match.ts'
import { isToldWell } from './told-well.ts'

// a sentence that goes on about somebody names them so early
const SOON = 3
const ONESELF: ReadonlySet<string> = new Set(['i', 'im', 'ive', 'am', 'have', 'me', 'my'])

/**
 * Within one sentence, or the next one goes on about the same: "my son got the bottle. He drank some." Whoever writes says
 * nothing of it by "I" alone: "the bruise is going yellow. I am 67".
 */
const isOneStory = ({ at }: Found, words: readonly Word[], clauses: Clauses, { pronouns, persons }: Lexicon): boolean =>
  at.every((i, n) => {
    const before = at[n - 1]
    if (before === undefined || clauses.of(before).sentence === clauses.of(i).sentence) return true
    if (at.slice(n).every((k) => ONESELF.has(words[k]?.word ?? ''))) return false
    let start = i
    while (start > before && words[start - 1]?.kind !== 'stop') start--
    return words.slice(start, start + SOON).some((w) => pronouns.has(w.word) || persons.has(w.word))
  })

// so many words has a phrase that is read whole
const WHOLE = 4

// "blue tinge on my parting after the serum, looks like": so many clauses may lie between
const REACH = 2

type Told = readonly [Scene, Found]

/** "pink where the jabs went, looks like I leaned on a biro": a likeness right beside what it is said of says that again. */
const withoutEchoes = (scenes: readonly Told[], told: readonly Found[], clauses: Clauses): readonly Found[] => {
  const plain = [...told, ...scenes.flatMap(([scene, f]) => (scene.isLikeness ? [] : [f]))]
  const isEcho = (f: Found): boolean => {
    const own = clauses.of(f.from)
    return plain.some((other) => {
      const { sentence, index } = clauses.of(other.from)
      const isNear = sentence === own.sentence && Math.abs(index - own.index) <= REACH
      return isNear && other.sign !== f.sign && !f.insteadOf?.includes(other.sign)
    })
  }
  return scenes.flatMap(([scene, f]) => (scene.isLikeness && isEcho(f) ? [] : [f]))
}

const marked = (count: number, stretches: readonly { readonly from: number; readonly to: number }[]): Uint8Array => {
  const marks = new Uint8Array(count)
  for (const { from, to } of stretches) marks.fill(1, from, to)
  return marks
}

/**
 * Signs told by words that stand near each other (knowledge/says, `scenes`).
 * @param told signs found otherwise, @param absorbed words that describe them: a scene made only of these adds nothing ("the bruise from the blood test turned green")
 */
export const scenesIn = (
  words: readonly Word[],
  annotated: Annotated,
  told: readonly Found[],
  absorbed: readonly number[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const { remarks, places } = annotated
  const { possibleIn, negations } = sceneIndexOf(lexicon)
  const ids = words.map(({ word }) => lexicon.idOf(word))
  const bases = words.map(({ base }) => lexicon.idOf(base))
  const possible = possibleIn(ids, bases)
  const text: SceneText = {
    words,
    ids,
    bases,
    lexicon,
    possible,
    negations,
    negated: marked(
      words.length + 1,
      remarks.flatMap((r) =>
        r.entry.kind === 'negator' && r.to - r.from > 1 ? [{ from: r.from + 1, to: r.to + 1 }] : [],
      ),
    ),
    sensed: marked(words.length, []),
    placed: marked(words.length, places),
  }
  for (const { at } of annotated.sensations) for (const i of at) text.sensed[i] = 1
  // few texts tell any scene
  const known = once(() => {
    const marks = marked(words.length, [...places, ...remarks.filter((r) => r.entry.kind === 'context')])
    for (const { at } of told) for (const i of at) marks[i] = 1
    for (const i of absorbed) marks[i] = 1
    return marks
  })
  const harmless = remarks.filter((r) => r.entry.kind === 'context' && r.at.length >= WHOLE)
  // "lost my voice at the match": a harmless phrase that holds all of a grave scene says what was meant
  const isInHarmless = (one: Found): boolean => harmless.some((r) => r.from <= one.from && one.to <= r.to)
  const signsTold = once(() => new Set(told.map((f) => f.sign)))
  const found = new Map<Scene, Found>()
  // "strap rubs my forehead. and it rubs behind my ear": said twice, it is understood twice
  const again: Told[] = []
  const isOfOneClause = ({ from, to }: Found): boolean => clauses.of(from) === clauses.of(to - 1)
  const tryAt = (filed: Filed, at: number): void => {
    const { scene } = filed
    const isGrave = lexicon.knowledge.signs[scene.sign]?.neverCalm === true
    const before = found.get(scene)
    // "bumps where the needle went, and the roller had a speck on": the clause that tells it all is the one that is meant
    if (before && isOfOneClause(before) && (isGrave || at < before.to)) return
    // else the words are not read for it
    if (!isFilledNear(filed, text, at)) return
    const isMeant = (one: Found | null): one is Found => {
      if (one === null || (isGrave && isInHarmless(one))) return false
      // "a purple spot at the temple, flat": what stands for a danger may say itself how well it is
      const isStandIn = !isGrave && (one.insteadOf?.length ?? 0) > 0
      if (!isStandIn && isToldWell(one, words, annotated, clauses, lexicon)) return false
      // a scene with a grade of its own says more than its words do one by one
      const says = one.grade !== null || (one.insteadOf?.length ?? 0) > 0
      // what never calms is told rather twice than not at all
      const isNews = says || (isGrave && !signsTold().has(scene.sign)) || !one.at.every((i) => known()[i] === 1)
      return isNews && isOneStory(one, words, clauses, lexicon)
    }
    // "small bruise on my scalp. the skin there went black": a word of what is told beside it takes back nothing that never calms
    for (const within of stretchesRound(at, isGrave, words.length, clauses)) {
      const one = matchScene(filed, text, at, within, clauses)
      if (!isMeant(one) || (before && !isOfOneClause(one))) continue
      if (before && !isGrave && before.to <= at) again.push([scene, before])
      found.set(scene, one)
      return
    }
  }
  for (let at = 0; at < words.length; at++) for (const filed of possible.openedAt(at)) tryAt(filed, at)
  return withoutEchoes([...found, ...again], told, clauses)
}
