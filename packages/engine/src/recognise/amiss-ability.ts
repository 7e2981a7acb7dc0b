import { type ClauseRule, isWell } from './clause-scene.ts'
import type { Word } from './read-words.ts'
import { isSeenOfIt } from './seen-of-it.ts'

const TO_WHOM: ReadonlySet<string> = new Set(['me', 'him', 'her', 'us'])
const DID_NOT: ReadonlySet<string> = new Set(['didnt', 'doesnt', 'couldnt', 'hasnt'])
const NOTHING_SEEN: ReadonlySet<string> = new Set(['anything', 'any', 'a', 'much'])
const OBJECTS: ReadonlySet<string> = new Set(['it', 'them', 'any', 'anything', 'that'])
const IS_NOT: ReadonlySet<string> = new Set(['not', 'isnt', 'arent', 'wasnt'])

// "cant really see": so many words may stand between
const REACH = 3

/** "barely alert", "can no longer read": what a body should do is denied. */
export const deniesAbility: ClauseRule = (clause, { words, clauses, lexicon, covered }) => {
  for (let i = clause.from; i < clause.to; i++) {
    if (!lexicon.barely.has(words[i]?.word ?? '')) continue
    for (let k = i + 1; k <= i + REACH && k < clause.to; k++) {
      const word = words[k]
      // "not raised": how something is, no deed
      if (word?.word.endsWith('ed') && IS_NOT.has(words[i]?.word ?? '')) continue
      if (!word || !lexicon.able.has(word.base) || covered[k] === 1) continue
      // "it doesn't wake me", "my hairdresser didn't see anything": said of a thing, or of somebody else
      const isOfThing = TO_WHOM.has(words[k + 1]?.word ?? '') && lexicon.pronouns.has(words[i - 1]?.word ?? '')
      const isOthers =
        DID_NOT.has(words[i]?.word ?? '') && !words.slice(clause.from, i).some((w) => lexicon.persons.has(w.word))
      const isSubject =
        isOthers &&
        i > clause.from &&
        !lexicon.pronouns.has(words[i - 1]?.word ?? '') &&
        NOTHING_SEEN.has(words[k + 1]?.word ?? '')
      // "my wife can hardly see it": somebody looks at it
      const isLooked =
        word.base === 'see' &&
        OBJECTS.has(words[k + 1]?.word ?? '') &&
        words
          .slice(clause.from, i)
          .some(
            (w) =>
              lexicon.talk.partners.has(w.word) ||
              lexicon.talk.relatives.has(w.word) ||
              lexicon.talk.others.has(w.word),
          )
      if (!isOfThing && !isSubject && !isLooked && !isSeenOfIt(i, k, words, clauses, lexicon)) return true
    }
  }
  return false
}

/** "can't butter my toast", "can only say three words": beside what people cannot for other reasons than their body ("can't wait"). */
export const cannot: ClauseRule = (clause, { words, lexicon, covered }) => {
  for (let i = clause.from; i < clause.to; i++) {
    const isOnly = words[i]?.word === 'can' && words[i + 1]?.word === 'only'
    if (!isOnly && !lexicon.cannot.has(words[i]?.word ?? '')) continue
    let k = i + 1
    while (k < clause.to && (lexicon.isSmall(words[k] as Word) || lexicon.insidePlaces.has(words[k]?.word ?? ''))) k++
    const verb = words[k]
    if (k < clause.to && verb?.kind === 'word' && covered[k] !== 1) return !lexicon.maynot.has(verb.base)
  }
  return false
}

const OWN: ReadonlySet<string> = new Set(['my', 'his', 'her'])
const HAVE = 'have'
// these are told of in passing too: "my appetite is the same"
const IN_PASSING: ReadonlySet<string> = new Set(['energy', 'appetite', 'stamina', 'strength'])

/** "my vision has spots in it", "her speech comes out slow": an ability that is spoken of and not said to be well. */
export const abilityTold: ClauseRule = (clause, scene) => {
  const { words, lexicon, covered } = scene
  if (isWell(clause, scene)) return false
  for (let i = clause.from + 1; i < clause.to - 1; i++) {
    const what = words[i]?.word ?? ''
    const isOwned = OWN.has(words[i - 1]?.word ?? '') && lexicon.abilities.has(what) && !IN_PASSING.has(what)
    const next = words[i + 1]?.base ?? ''
    if (isOwned && covered[i] !== 1 && (lexicon.links.has(next) || next === HAVE)) return true
  }
  return false
}
