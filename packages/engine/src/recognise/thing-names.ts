import { isFeltWith } from './felt-with.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import type { Word } from './read-words.ts'

/** The drain of "the shower drain": a thing. */
export const fixtureAt = (i: number, words: readonly Word[], { files, talk }: Lexicon): boolean =>
  words[i]?.word === files.talk.fixture.thing && talk.fixtures.has(words[i - 1]?.word ?? '')

/** The neck of "neck pillow": a thing, where the word itself names a part of the body. */
export const compoundAt = (i: number, words: readonly Word[], { talk }: Lexicon): boolean =>
  talk.compoundsOf.has(words[i]?.word ?? '') && talk.compounds.has(words[i + 1]?.word ?? '')

const CHANGE = 'change'

const DOES: ReadonlySet<string> = new Set([
  'i',
  'we',
  'you',
  'youd',
  'id',
  'to',
  'can',
  'cant',
  'could',
  'couldnt',
  'wouldnt',
  'barely',
  'hardly',
  'scarcely',
  'dont',
  'didnt',
])

/** "changed the pillow cover": with what was put on or used, and not the skin that changed. */
const isExchange = (i: number, words: readonly Word[], { insidePlaces, objects }: Lexicon): boolean => {
  if (words[i]?.base !== CHANGE) return false
  const object = insidePlaces.has(words[i + 1]?.word ?? '') ? i + 2 : i + 1
  return [words[object], words[object + 1]].some(
    (w) => w?.kind === 'word' && (objects.has(w.base) || objects.has(w.word)),
  )
}

/** "nothing the lads would spot", "my hairdresser spotted it": somebody sees something. "Mum spots on her chest" has them. */
const isSeenAt = (i: number, words: readonly Word[], { files, talk }: Lexicon): boolean => {
  const { word, may, seers, objects } = files.talk.sees
  if (words[i]?.base !== word) return false
  const before = words[i - 1]?.word ?? ''
  // "it would spot for days" bleeds
  const who = words[i - 2]?.word ?? ''
  if (words[i]?.word === word && who !== 'it' && (may.includes(before) || (before === 'not' && may.includes(who))))
    return true
  const isDone = words[i]?.word === `${word}ted` && objects.includes(words[i + 1]?.word ?? '')
  return isDone && (seers.includes(before) || talk.others.has(before) || talk.relatives.has(before))
}

/** "where I drip it", "you'd have to know me to spot it", "it barely marks the tissue": a word of sensations that somebody or something does. */
export const deedAt = (i: number, words: readonly Word[], lexicon: Lexicon): boolean => {
  const { talk, insidePlaces } = lexicon
  const next = words[i + 1]?.word ?? ''
  if (isExchange(i, words, lexicon) || isSeenAt(i, words, lexicon) || talk.notFelt.has(words[i]?.word ?? ''))
    return true
  return (
    talk.deeds.has(words[i]?.base ?? '') &&
    DOES.has(words[i - 1]?.word ?? '') &&
    (next === 'it' || next === 'them' || insidePlaces.has(next))
  )
}

const OPINED: ReadonlySet<string> = new Set(['the', 'it', 'its', 'that', 'this', 'they', 'my', 'so', 'theyre'])
// who leaves out the "I" goes on at once with what is thought
const OPINED_BARE: ReadonlySet<string> = new Set([
  ...OPINED,
  'by',
  'itll',
  'therell',
  'theyll',
  'somebody',
  'someone',
  'ill',
  'we',
])

/** "the nerves are waking up I think", "got a wedding, think it'll be gone?": a thought, and no thinking that is slow. */
const isOpinionAt = (i: number, words: readonly Word[]): boolean => {
  const [said, before, next] = [words[i]?.word, words[i - 1], words[i + 1]]
  if (said === 'think' && before?.word === 'i') return next?.kind !== 'word' || OPINED.has(next.word)
  const isBare = before === undefined || before.kind === 'stop' || before.kind === 'comma' || before.word === 'just'
  return (said === 'think' || said === 'thought') && isBare && next?.kind === 'word' && OPINED_BARE.has(next.word)
}

/** "hope the photo is clear", "my neck pillow": a word that names a place says something else. */
export const isNoPlace = ({ from, to }: PlaceHit, words: readonly Word[], lexicon: Lexicon): boolean => {
  if (isFeltWith(to - 1, words, lexicon)) return true
  if (to - from !== 1) return false
  if (isOpinionAt(from, words)) return true
  const { word, after } = lexicon.files.talk.deed_too
  if (words[from]?.word === word) return !after.includes(words[from - 1]?.word ?? '')
  return compoundAt(from, words, lexicon)
}
