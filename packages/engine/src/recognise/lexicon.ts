import type { Knowledge } from '@anagen/kb'
import { fold, foldPhrase } from './fold.ts'
import { type Forms, formsOf } from './forms.ts'
import { learnMeasures, type Measures } from './learn-measures.ts'
import { learnTalk, type TalkWords } from './learn-talk.ts'
import { learnWeights } from './learn-weights.ts'
import { type LearntBooks, learntBooks } from './learnt-books.ts'
import { learntOf } from './lent-lexicon.ts'
import { inSorted } from './sorted-words.ts'
import { type Speller, spellerOf } from './spelling.ts'
import { inverted, tableOfPlaces } from './table-of-places.ts'
import { type WordFiles, wordFiles, wordsOf } from './word-files.ts'
import { type ReadPhrase, readerOf } from './word-list.ts'

/** Everything `recognise` looks words up in, built once per knowledge. */
export interface Lexicon extends LearntBooks {
  readonly knowledge: Knowledge
  readonly files: WordFiles
  readonly forms: Forms
  readonly read: ReadPhrase
  readonly speller: Speller
  readonly measures: Measures
  readonly session: ReadonlySet<string>
  readonly well: ReadonlySet<string>
  readonly able: ReadonlySet<string>
  readonly barely: ReadonlySet<string>
  /** how a person is or moves: "I sound like", "she walks as if" */
  readonly manner: ReadonlySet<string>
  /** "it's like I'm behind glass" */
  readonly being: ReadonlySet<string>
  readonly cannot: ReadonlySet<string>
  /** how something is that is not well: poor, bad */
  readonly poorly: ReadonlySet<string>
  /** senses, strength and functions of a body: "hearing", "grip" */
  readonly abilities: ReadonlySet<string>
  /** what tells that one of them comes back, as bases */
  readonly regained: ReadonlySet<string>
  readonly undone: readonly (readonly string[])[]
  readonly over: ReadonlySet<string>
  readonly bygone: ReadonlySet<string>
  /** cannot for other reasons than a body gone wrong: "can't wait" */
  readonly maynot: ReadonlySet<string>
  /** after "I feel like" these open no likeness: "I feel like it's settling" */
  readonly notLikened: ReadonlySet<string>
  /** what stands still for the well: floor, room */
  readonly world: ReadonlySet<string>
  /** stand still too, and are spoken of for other reasons: kitchen, screen */
  readonly stillThings: ReadonlySet<string>
  readonly somebody: ReadonlySet<string>
  /** what others do to somebody who cannot, as bases: carry, lift */
  readonly tended: ReadonlySet<string>
  readonly notTended: ReadonlySet<string>
  /** what nobody names: something, stuff, liquid */
  readonly unnamed: ReadonlySet<string>
  /** what it does, as bases: run, leak, drip */
  readonly comes: ReadonlySet<string>
  /** where from, as bases: scab, stitch, line */
  readonly wounds: ReadonlySet<string>
  readonly woundParts: ReadonlySet<string>
  /** a likeness of these is never passed over: knife, vice */
  readonly grave: ReadonlySet<string>
  /** names a thing, an animal, a food, a plant or a substance */
  readonly isThing: (word: string) => boolean
  /** in no lexicon, and harmless in all its senses */
  readonly isHarmlessClass: (word: string) => boolean
  /** no slip of another word, whatever it looks like: "sober" is not "sorer" */
  readonly isNoSlip: (word: string) => boolean
  readonly talk: TalkWords
  readonly weights: ReturnType<typeof learnWeights>
  readonly odd: ReadonlySet<string>
  readonly likeness: ReadonlySet<string>
  readonly goesOn: ReadonlySet<string>
  /** links that tell what something is like: feel, look, smell */
  readonly sensing: ReadonlySet<string>
  /** carries no meaning of its own: may stand inside a phrase */
  readonly isSmall: (word: { readonly word: string; readonly base: string }) => boolean
  readonly links: ReadonlySet<string>
  readonly pronouns: ReadonlySet<string>
  readonly clauses: ReadonlySet<string>
  readonly scopeEnds: ReadonlySet<string>
  readonly passes: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  readonly perceptions: ReadonlySet<string>
  readonly moves: ReadonlySet<string>
  readonly provoked: ReadonlySet<string>
  /** open the occasion of a sign: when, if */
  readonly occasions: ReadonlySet<string>
  /** what a thing does that touches the place: "when the shower hits it" */
  readonly touches: ReadonlySet<string>
  /** what a part of the body that is well does, and how: move, freely */
  readonly works: ReadonlySet<string>
  /** never passed over where they say what "it" is: reopened, soaked */
  readonly unwell: ReadonlySet<string>
  /** sensations in words that tell nothing bad of it: soft, faint */
  readonly mildly: ReadonlySet<string>
  readonly fully: ReadonlySet<string>
  /** places near the scalp, where what is told of the scalp may be too */
  readonly nearby: ReadonlySet<string>
  /** places that something was taken from */
  readonly harvested: ReadonlySet<string>
  /** ... and the part of a session that takes it */
  readonly takenWith: ReadonlyMap<string, string>
  readonly elliptic: ReadonlySet<string>
  readonly went: ReadonlySet<string>
  readonly persons: ReadonlySet<string>
  readonly treated: ReadonlySet<string>
  readonly general: ReadonlySet<string>
  readonly insidePlaces: ReadonlySet<string>
  readonly towards: ReadonlySet<string>
  readonly whereTail: ReadonlySet<string>
  /** things that have a colour of their own: "black hat" */
  readonly objects: ReadonlySet<string>
  /** not said of a person: the "feels" of "my scalp feels rough" */
  readonly impersonal: ReadonlySet<string>
  /** two words of the day that tell a sign only where nothing of the day follows, as bases: "pick date" */
  readonly ofTheDay: ReadonlySet<string>
  /** told of a person only, as bases: "in bit" of "I'm in bits" */
  readonly ofSomebody: ReadonlySet<string>
  /** what people say of things they do not like: rubbish, horrid */
  readonly judged: ReadonlySet<string>
  /** harmless, and what a day is made of: "for session two", "some soup" */
  readonly isDayWord: (word: { readonly word: string; readonly base: string }) => boolean
  readonly isHarmlessEmoji: (face: string) => boolean
  /** sensation -> place -> sign */
  readonly table: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly missing: ReadonlyMap<string, string>
  readonly unable: ReadonlyMap<string, string>
}

/** An emoji without its colour of skin or way of drawing. */
export const bareEmoji = (face: string): string => face.replace(/\p{Variation_Selector}|\p{Emoji_Modifier}/gu, '')

const build = (knowledge: Knowledge): Lexicon => {
  const files = wordFiles(knowledge)
  const { grammar } = files
  const sets = (block: string): ReadonlySet<string> => new Set(wordsOf(block).flatMap(foldPhrase))
  const books = learntBooks(learntOf(knowledge), knowledge)
  const forms = formsOf(files, books.isKnown, books.baseLearnt)
  const skip = sets(grammar.skip)
  const drop = sets(grammar.drop)
  const inBases = (phrase: string): string =>
    foldPhrase(phrase)
      .filter((w) => !drop.has(w))
      .map((w) => forms.base(forms.meant(w)))
      .join(' ')
  const objects = ['products', 'daily'].flatMap((category) => wordsOf(files.context.words[category]).map(fold))
  const dayWords = new Set(sets(grammar.day_words_too))
  for (const category of grammar.day_words)
    for (const word of wordsOf(files.context.words[category])) dayWords.add(fold(word))
  for (const word of [...skip, ...drop]) dayWords.delete(word)
  let faces: ReadonlySet<string> | null = null
  return {
    ...books,
    knowledge,
    files,
    forms,
    read: readerOf(forms.meant),
    speller: spellerOf(books.candidates, (word) => (books.isSymptom(word) ? 1 : 0)),
    measures: learnMeasures(knowledge, files),
    session: sets(grammar.session),
    well: sets(grammar.well),
    able: new Set([...sets(grammar.able)].map(forms.base)),
    barely: new Set([...sets(grammar.barely), ...files.sensations.unable_words.filter((w) => !w.includes(' '))]),
    manner: new Set([...sets(grammar.manner)].map(forms.base)),
    being: sets(grammar.being),
    cannot: sets(grammar.cannot),
    poorly: sets(files.grammar.poorly),
    abilities: sets(grammar.abilities),
    undone: grammar.undone.map(foldPhrase),
    over: sets(grammar.over),
    bygone: sets(grammar.bygone),
    regained: new Set([...sets(grammar.regained)].map(forms.base)),
    maynot: new Set([...sets(grammar.may_not)].map(forms.base)),
    notLikened: sets(grammar.not_likened),
    world: sets(grammar.world),
    stillThings: sets(grammar.still_things),
    somebody: sets(grammar.somebody),
    tended: new Set([...sets(grammar.tended)].map(forms.base)),
    notTended: sets(grammar.not_tended),
    unnamed: sets(grammar.unnamed),
    comes: new Set([...sets(grammar.comes)].map(forms.base)),
    wounds: new Set([...sets(grammar.wounds)].map(forms.base)),
    woundParts: sets(grammar.wound_parts),
    grave: new Set([...sets(grammar.grave)].map(forms.base)),
    isThing: inSorted(files.classes.things),
    isHarmlessClass: inSorted(files.classes.harmless),
    isNoSlip: inSorted(files.forms.own),
    talk: learnTalk(files.talk, files.conditions.others, sets, forms.base),
    weights: learnWeights(files, fold),
    odd: sets(grammar.odd),
    likeness: new Set(grammar.likeness),
    goesOn: sets(grammar.likeness_goes_on),
    sensing: sets(grammar.sensing),
    isSmall: ({ word, base }) => skip.has(word) || skip.has(base),
    links: sets(grammar.links),
    pronouns: sets(grammar.pronouns),
    clauses: sets(grammar.clauses),
    scopeEnds: new Set([...sets(grammar.scope_ends), ...knowledge.vocabulary.scopeEnds.filter((w) => /^\w+$/.test(w))]),
    passes: sets(grammar.passes),
    actions: sets(grammar.actions),
    moves: sets(grammar.moves),
    provoked: sets(grammar.provoked),
    occasions: sets(grammar.occasions),
    touches: sets(grammar.touches),
    works: sets(grammar.works),
    fully: sets(grammar.fully),
    mildly: sets(grammar.mildly),
    unwell: sets(grammar.unwell),
    nearby: sets(files.places.nearby),
    harvested: sets(files.places.harvested),
    elliptic: sets(grammar.elliptic),
    takenWith: new Map(Object.entries(files.places.taken_with)),
    went: sets(grammar.went),
    perceptions: new Set([...sets(grammar.perceptions)].map(forms.base)),
    persons: new Set(grammar.persons.flatMap(foldPhrase)),
    treated: new Set(wordsOf(files.places.treated)),
    general: new Set(wordsOf(files.places.general)),
    insidePlaces: sets(files.places.inside),
    towards: sets(files.places.towards),
    whereTail: sets(files.places.where_tail),
    objects: new Set(objects),
    impersonal: sets(grammar.impersonal),
    ofTheDay: new Set(grammar.of_the_day.map(inBases)),
    ofSomebody: new Set(grammar.of_somebody.map(inBases)),
    judged: sets(grammar.judged),
    isDayWord: ({ word, base }) => dayWords.has(word) || dayWords.has(base),
    isHarmlessEmoji: (face) => {
      faces ??= new Set(
        [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(files.context.emoji)].map((s) =>
          bareEmoji(s.segment),
        ),
      )
      return faces.has(bareEmoji(face))
    },
    table: tableOfPlaces(files),
    missing: inverted(files.sensations.missing),
    unable: inverted(files.sensations.unable, forms.base),
  }
}

const built = new WeakMap<Knowledge, Lexicon>()

/** The lexicon of a knowledge base; built at the first question, then kept. */
export const lexiconOf = (knowledge: Knowledge): Lexicon => {
  const kept = built.get(knowledge)
  if (kept) return kept
  const lexicon = build(knowledge)
  built.set(knowledge, lexicon)
  return lexicon
}
