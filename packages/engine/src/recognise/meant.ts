import type { SignPhrase } from './learnt.ts'
import type { Lexicon } from './lexicon.ts'
import type { PhraseHit } from './phrases.ts'
import type { Word } from './read-words.ts'

type Hit = PhraseHit<SignPhrase>

const OUT = 'out'
// "and puffing" is not "a touch puffed"
const LEADS: ReadonlySet<string> = new Set(['and', 'is', 'are', 'was', 'were', 'be', 'been', 'being'])
const PROGRESSES = /ing$/
const THINGS = 'things'
const NOBODY: ReadonlySet<string> = new Set(['nobody', 'noone', 'never', 'not', 'didnt', 'hasnt', 'hardly'])
// so far before "saw a thing" may stand who saw none
const NOBODY_REACH = 3

/** A phrase whose bases say something else by the table of sensations ("burnt my scalp", "burning scalp") counts only as written. */
const isAsWritten = ({ at, entry }: Hit, words: readonly Word[]): boolean =>
  at.every((i, n) => {
    const [word, written] = [words[i], entry.written[n]]
    if (word?.word === written) return true
    // "came out nearly black" is not "blacked out"
    if (word?.word === word?.base && written?.endsWith('ed') && n > 0 && entry.written[0] === OUT) return false
    // "hair is cut" is not "been cutting"
    const isUndergone =
      PROGRESSES.test(written ?? '') && LEADS.has(entry.written[n - 1] ?? '') && !PROGRESSES.test(word?.word ?? '')
    // "nobody saw a thing" is not "seeing things"
    const [first = 0] = at
    const isUnseen =
      written === THINGS &&
      word?.word === word?.base &&
      words.slice(Math.max(0, first - NOBODY_REACH), first).some((w) => NOBODY.has(w.word))
    if (isUndergone || isUnseen) return false
    // "sorer each day" is not said by "less sore each day"
    const isPlainOfMore =
      word?.word === word?.base && /er$/.test(written ?? '') && written?.startsWith(word?.base ?? '')
    return !entry.exact && !(isPlainOfMore && words[i - 1]?.word === 'less')
  })

/**
 * A single word in another form than listed: "chafed" for "chafing", not "run" for "the runs", not "poo" for "pooped".
 * A word of the day counts only where nothing is done with it: "wiped a bit off" is not "wiped".
 */
const isLoneWord = ({ at, entry, to }: Hit, words: readonly Word[], lexicon: Lexicon): boolean => {
  const word = words[at[0] ?? 0]
  const [written = ''] = entry.written
  if (at.length !== 1 || !word) return true
  const isCommon = lexicon.context.has(word.base) || lexicon.actions.has(word.base) || lexicon.forms.isShared(word.base)
  const next = words[to]
  // "my toddler strokes my cheek": a noun of the signs that somebody does to something
  const isDeed = lexicon.talk.deeds.has(word.base) && next?.kind === 'word' && lexicon.insidePlaces.has(next.word)
  if (!isCommon) return !isDeed && (word.word === written || written === word.base || word.word !== word.base)
  const hasObject =
    word.word !== word.base &&
    next?.kind === 'word' &&
    (lexicon.insidePlaces.has(next.word) || lexicon.towards.has(next.word))
  return word.word === written && !hasObject
}

// so far before "feels" may the person stand
const PERSON_REACH = 4

/** "feel rough" is said of a person: "my scalp feels rough" is something else. */
const isOfPerson = ({ at, entry }: Hit, words: readonly Word[], { impersonal, persons }: Lexicon): boolean => {
  const [first = 0] = at
  const word = words[first]?.word ?? ''
  if (!impersonal.has(word) || entry.written[0] === word) return true
  return words.slice(Math.max(0, first - PERSON_REACH), first).some((w) => persons.has(w.word))
}

const SUBJECTS: ReadonlySet<string> = new Set(['i', 'he', 'she', 'we'])
const OPINES: ReadonlySet<string> = new Set(['think', 'thinks', 'guess', 'reckon', 'suppose', 'hope'])

/** "already slowing, I think" is not "slow thinking": what somebody thinks of it is no part of a sign. */
const isOpinion = ({ at, entry }: Hit, words: readonly Word[]): boolean => {
  const last = at.at(-1) ?? 0
  const word = words[last]?.word ?? ''
  return OPINES.has(word) && SUBJECTS.has(words[last - 1]?.word ?? '') && entry.written.at(-1) !== word
}

// words that such a sign has at most: "end it all"
const OF_THE_DAY = 3

/** "he picked a date", but "we picked a date for session two": a sign in two words of the day is none where the day goes on. */
const isOfTheDay = ({ at, to }: Hit, words: readonly Word[], lexicon: Lexicon): boolean => {
  if (at.length > OF_THE_DAY || !lexicon.ofTheDay.has(at.map((i) => words[i]?.base).join(' '))) return false
  for (let i = to; i < words.length; i++) {
    const word = words[i]
    if (word?.kind !== 'word' || lexicon.clauses.has(word.word)) return false
    if (lexicon.isDayWord(word)) return true
  }
  return false
}

/** "flaking off in bits" is not "I'm in bits": what stands before it in its clause is a person, or nothing. */
const isOfSomebody = ({ at, from, entry }: Hit, words: readonly Word[], lexicon: Lexicon): boolean => {
  if (at.length > OF_THE_DAY || !lexicon.ofSomebody.has(at.map((i) => words[i]?.base).join(' '))) return true
  // "it washes out": in another form the words are something that is done
  if (words[from]?.word !== entry.written[0] && /ed$/.test(entry.written[0] ?? '')) return false
  // "when it's gone" is not "when I'm gone"
  const inside = words.slice(from, at.at(-1))
  if (inside.some((w) => lexicon.persons.has(w.word))) return true
  if (inside.some((w) => lexicon.pronouns.has(w.word))) return false
  // "the swelling is going down every day"
  if (lexicon.moves.has(words[from - 1]?.word ?? '')) return false
  for (let i = from - 1; i >= 0; i--) {
    const word = words[i]
    if (word?.kind !== 'word' || lexicon.clauses.has(word.word) || lexicon.persons.has(word.word)) return true
    if (!lexicon.isSmall(word) && !lexicon.passes.has(word.word)) return false
  }
  return true
}

const FAINT: ReadonlySet<string> = new Set(['faint', 'fainter', 'faintly'])
const DESCRIBING: ReadonlySet<string> = new Set([
  'a',
  'the',
  'some',
  'only',
  'just',
  'very',
  'still',
  'with',
  'one',
  'few',
  'this',
  'that',
  'no',
])
const OF_LITTLE: ReadonlySet<string> = new Set([
  'bit',
  'trace',
  'hint',
  'line',
  'lines',
  'mark',
  'marks',
  'patch',
  'shadow',
  'shadows',
  'rim',
  'rims',
  'scar',
  'tint',
  'tinge',
])

/** "faint pins and needles", "a faint bit of red": how slight something is, and nobody who faints. */
const saysHowSlight = ({ at, from }: Hit, words: readonly Word[], { sensations, idOf }: Lexicon): boolean => {
  const [word, before, next] = [words[from], words[from - 1], words[from + 1]]
  if (!FAINT.has(word?.word ?? '') || next?.kind !== 'word') return false
  if (at.length > 2 || (at.length === 2 && !OF_LITTLE.has(words[at[1] ?? 0]?.word ?? ''))) return false
  const isOpening = before?.kind !== 'word' || DESCRIBING.has(before.word)
  return isOpening && (OF_LITTLE.has(next.word) || sensations.said([idOf(next.base)]).length > 0)
}

/** Does the text say the phrase of a sign, and not the same words of something else? */
export const isMeant = (hit: Hit, words: readonly Word[], lexicon: Lexicon): boolean =>
  isAsWritten(hit, words) &&
  isLoneWord(hit, words, lexicon) &&
  isOfPerson(hit, words, lexicon) &&
  isOfSomebody(hit, words, lexicon) &&
  !isOpinion(hit, words) &&
  !saysHowSlight(hit, words, lexicon) &&
  !isOfTheDay(hit, words, lexicon)
