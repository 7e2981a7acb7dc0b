import { type ClauseRule, type ClauseScene, has, isWell, placesIn, wordsIn } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { Word } from './read-words.ts'

const NOBODY: ReadonlySet<string> = new Set([
  'i',
  'im',
  'ive',
  'id',
  'ill',
  'he',
  'hes',
  'she',
  'shes',
  'my',
  'his',
  'her',
])

const isDanger = (word: Word, { lexicon }: ClauseScene): boolean =>
  lexicon.grave.has(word.base) || lexicon.grave.has(word.word) || lexicon.wounds.has(word.base)

/** "it's gone crisp": of what was spoken of before, which may be a body. */
const isOfIt = (clause: Clause, { words, lexicon }: ClauseScene): boolean => {
  for (let i = clause.from; i + 1 < clause.to; i++) {
    const word = words[i]
    if (word?.kind !== 'word') continue
    if (lexicon.pronouns.has(word.word)) return true
    if (!lexicon.isSmall(word) && !lexicon.clauses.has(word.word)) return false
  }
  return false
}

/** Is no body spoken of: no part of one, no wound, no sensation, nothing that may be the treated skin? */
const isBodyless = (clause: Clause, scene: ClauseScene): boolean =>
  // the head of "light headed" is part of a sign that is understood
  placesIn(clause, scene).every((p) => scene.present.subarray(p.from, p.to).every((mark) => mark === 1)) &&
  !isOfIt(clause, scene) &&
  wordsIn(clause, scene).every((w, n) => !scene.felt.has(clause.from + n) && !isDanger(w, scene))

// "people there on the WhatsApp group": so many words may stand before whose deed it is
const SUBJECT_REACH = 6

/**
 * "the lady stays open late", "my surgeon's coordinator says be patient": somebody who is never the patient says or does something, and it does
 * not come back to the patient ("the receptionist said I sounded like ...") nor is it something found on a body ("the barber found a hole").
 */
const isOfOthers: ClauseRule = (clause, scene) => {
  const { lexicon } = scene
  const own = wordsIn(clause, scene)
  const isLead = (w: Word): boolean =>
    w.isName ||
    lexicon.isSmall(w) ||
    lexicon.clauses.has(w.word) ||
    lexicon.isDayWord(w) ||
    lexicon.context.has(w.word) ||
    lexicon.talk.isTalk(w)
  const who = own.findIndex((w) => lexicon.talk.others.has(w.word))
  if (who < 0 || who > SUBJECT_REACH) return false
  const lead = own.slice(0, who)
  if (!lead.every(isLead) || lead.some((w) => lexicon.persons.has(w.word) || lexicon.actions.has(w.base))) return false
  return own
    .slice(who + 1)
    .every(
      (w, n) =>
        (w.word === 'it' && n === own.length - who - 2) ||
        (!NOBODY.has(w.word) &&
          !lexicon.persons.has(w.word) &&
          !lexicon.pronouns.has(w.word) &&
          !lexicon.talk.finds.has(w.base)),
    )
}

const SAYS: ReadonlySet<string> = new Set([
  'say',
  'think',
  'tell',
  'reckon',
  'mention',
  'ask',
  'joke',
  'comment',
  'swear',
  'notice',
  'warn',
  'write',
  'call',
  'look',
  'hear',
])

/** "does the needling shake a few loose?", "will it have calmed by then?": asked of the treatment or of days to come, and not of a body now. */
const isAsked = (clause: Clause, scene: ClauseScene): boolean => {
  const { words, lexicon } = scene
  if (!words[clause.to]?.word.includes('?') || has(scene.signs, clause) || placesIn(clause, scene).length > 0)
    return false
  const own = wordsIn(clause, scene)
  const [first, second] = own
  if (!lexicon.talk.asks.has(first?.word ?? '')) return false
  // "is it", "am I", "should I be": of now
  const isAhead = first?.word === 'will' || first?.word === 'when' || second?.word === 'will'
  const isOfNow = own
    .slice(1)
    .some((w) => NOBODY.has(w.word) || lexicon.persons.has(w.word) || lexicon.pronouns.has(w.word))
  return (
    (isAhead ? !own.some((w) => NOBODY.has(w.word)) : !isOfNow) &&
    !own.some((w, n) => isDanger(w, scene) || (isAhead && scene.sensed.has(clause.from + n)))
  )
}

const isKnown = (word: Word, { lexicon }: ClauseScene): boolean =>
  lexicon.isThing(word.word) || lexicon.isKnown(word.word) || lexicon.isKnown(word.base)

/**
 * Does a clause tell of the day and not of a body? Then its words of talk pass; of what others say and do every word that some lexicon
 * knows. A word that nobody knows stays, and so does everything beside a part of the body.
 */
export const talkOf = (clause: Clause, scene: ClauseScene): ((word: Word) => boolean) => {
  const { lexicon } = scene
  const isOfDay = isBodyless(clause, scene)
  const isOthers =
    !has(scene.signs, clause) &&
    placesIn(clause, scene).length === 0 &&
    isOfOthers(clause, scene) &&
    !wordsIn(clause, scene).some((w) => isDanger(w, scene))
  // what is said may be of the patient: "the receptionist says the left side drags"
  const own = wordsIn(clause, scene)
  const isRead = own.some((w) => lexicon.talk.sources.has(w.word))
  const says = !isRead && own.some((w) => SAYS.has(w.base))
  if (isOthers && !says) return (word) => !lexicon.odd.has(word.word)
  if (isAsked(clause, scene))
    return (word) => (isKnown(word, scene) && !lexicon.odd.has(word.word)) || lexicon.talk.isTalk(word)
  const isFine = !has(scene.signs, clause) && isWell(clause, scene)
  return isOfDay || isOthers || isFine
    ? (word) => lexicon.talk.isTalk(word) || lexicon.well.has(word.base)
    : () => false
}
