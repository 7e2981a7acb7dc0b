import type { Trend } from '@anagen/kb'
import type { About } from './about.ts'
import type { Annotated, RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { type Draft, easeDraft, newDraft, worst } from './course-draft.ts'
import type { Found } from './found.ts'
import { backFromEdges } from './from-edges.ts'
import type { Lexicon } from './lexicon.ts'
import { comesHome, isAway, isImagined, isOnlyCompared, lessensAbility, tellsNoCourse } from './no-course.ts'
import { rangesOf } from './range.ts'
import type { Word } from './read-words.ts'
import { isUndone } from './undone.ts'

/** How a sign moves, and what is said of its extent. */
export interface Course {
  readonly trend: Trend | null
  readonly afterGap: boolean
  readonly betterThenWorse: boolean
  readonly spreads: boolean
  readonly oneSided: boolean
  readonly uncertain: boolean
  /** `many`, `late`, `again`, `fast`, `small`: said of the sign or the time */
  readonly turns: ReadonlySet<string>
}

/** What the words tell of courses. */
export interface Courses {
  readonly of: ReadonlyMap<Found, Course>
  /** words that tell of something that grows worse or spreads, and of nothing that is understood */
  readonly astray: readonly RemarkHit[]
}

const SEEN_ALL = new Set<string>(['late', 'fast'])
const HOPE_REACH = 5
const BODY = 'body'
// the one sign that is of the body's hair: it may be anywhere
const EXTRA_HAIR = 'extra-hair'
const HAIR = 'hair'

/** Reads the words that tell a course and hands each to the signs it is about. @param gone signs that are denied or over */
export const coursesOf = (
  words: readonly Word[],
  found: readonly Found[],
  { remarks, places }: Annotated,
  about: About,
  clauses: Clauses,
  lexicon: Lexicon,
  gone: { readonly denied: ReadonlySet<Found>; readonly over: ReadonlySet<Found> },
): Courses => {
  const { grammar } = lexicon.files
  const astray: RemarkHit[] = []
  const present = found.filter((f) => !gone.denied.has(f) && !gone.over.has(f))
  const drafts = new Map<Found, Draft>(found.map((f) => [f, newDraft()]))
  const inPlace = rangesOf(places)
  const negated = new Set(remarks.flatMap((r) => (r.entry.kind === 'negator' ? [r.to] : [])))
  const isHoped = (hit: RemarkHit): boolean => {
    const clause = clauses.of(hit.from)
    return words
      .slice(Math.max(clause.from, hit.from - HOPE_REACH), hit.from)
      .some((w) => grammar.hoped.includes(w.word))
  }
  /** "it keeps coming back": nothing else is spoken of. A bare "again" is talk. */
  const isBare = ({ from, to }: RemarkHit): boolean => {
    const clause = clauses.of(from)
    const own = words.slice(clause.from, from)
    const isOpen = own.every((w) => w.kind !== 'word' || isSmallWord(w) || lexicon.clauses.has(w.word))
    return isOpen && !words.slice(from, to).every((w) => w.word === 'again') && !isAway(words[to])
  }
  const isSmallWord = (w: Word): boolean => lexicon.isSmall(w) || lexicon.pronouns.has(w.word)
  const isSmallAt = (i: number): boolean => {
    const word = words[i]
    return word !== undefined && lexicon.isSmall(word)
  }
  const isNegated = (hit: RemarkHit): boolean =>
    negated.has(hit.from) ||
    (negated.has(hit.from - 1) && isSmallAt(hit.from - 1)) ||
    (negated.has(hit.from - 2) &&
      lexicon.passes.has(words[hit.from - 1]?.word ?? '') &&
      lexicon.passes.has(words[hit.from - 2]?.word ?? ''))
  const isBeside = (hit: RemarkHit, f: Found): boolean => f.from - hit.to <= 1 && hit.from - f.to <= 2
  /** "tingles after putting the serum on for the first time": what was done for the first time, not what is felt */
  const isFirstUse = (sentence: number): boolean =>
    clauses.ofSentence(sentence).some((c) => words.slice(c.from, c.to).some((w) => grammar.first_use.includes(w.word)))
  /** the signs of the clause, else those it goes on about */
  const spokenOf = (hit: RemarkHit): readonly Found[] => {
    const clause = clauses.of(hit.from)
    const here = about.inClause(clause)
    if (here.length === 0) return about.before(clause, hit.from)
    // "feeling is back, its just sore": what follows the word is another matter
    const earlier = here.filter((f) => f.from < hit.to)
    return earlier.length > 0 ? earlier : here
  }
  // the "coming back" of "feeling coming back" is part of the sensation
  const isInside = (hit: RemarkHit): boolean =>
    about.inClause(clauses.of(hit.from)).some((f) => f.sensation !== null && hit.at.every((i) => f.at.includes(i)))
  /** "pink, no pus, it is spreading": what is not there has no course, so nobody knows what has */
  const isOfNothing = (hit: RemarkHit): boolean => {
    const clause = clauses.of(hit.from)
    const own = about.inClause(clause).length > 0 ? [] : spokenOf(hit)
    // "gone now. Stronger the first days": how it was
    const isOfThen = words.slice(clause.from, clause.to).some((w) => grammar.not_new.includes(w.word))
    return own.length > 0 && own.every((f) => gone.denied.has(f) || (gone.over.has(f) && !isOfThen))
  }
  const each = (targets: readonly Found[], change: (draft: Draft, f: Found) => void): void => {
    for (const f of targets) change(drafts.get(f) ?? newDraft(), f)
  }
  /** "it was going down until this morning" */
  const turnBack = (hit: RemarkHit): void => {
    const own = spokenOf(hit)
    const told = own.length > 0 ? own : found.filter((f) => f.from < hit.from)
    if (told.length === 0) astray.push(hit)
    each(told, (draft) => Object.assign(draft, { trend: 'worse', betterThenWorse: true }))
  }
  const readTrend = (hit: RemarkHit, trend: Trend): void => {
    const said = words
      .slice(hit.from, hit.to)
      .map((w) => w.word)
      .join(' ')
    // the "new" of "new hairs"
    if (hit.at.every((i) => inPlace.has(i))) return
    const isMore = trend === 'worse' && words.slice(hit.from, hit.to).some((w) => grammar.hair_moves.includes(w.word))
    const clause = clauses.of(hit.from)
    // "came on in the first days"; the "first" of "for the first time" is no such word
    const isOld = (w: Word, n: number): boolean =>
      (clause.from + n < hit.from || clause.from + n >= hit.to) && grammar.not_new.includes(w.word)
    if (trend === 'new' && said.includes('first time') && isFirstUse(clause.sentence)) return
    // "since this morning's session"
    if (trend === 'new' && lexicon.session.has(words[hit.to]?.word ?? '')) return
    const isSudden = hit.at.some((i) => grammar.surely_new.includes(words[i]?.word ?? ''))
    if (trend === 'new' && !isSudden && words.slice(clause.from, clause.to).some(isOld)) return
    if (trend === 'worse' && tellsNoCourse(hit, words, clauses, lexicon)) return
    // "when will it get better": not said to be so
    if (trend === 'better' && isHoped(hit)) return
    if (trend === 'better' && isUndone(hit, words, lexicon)) {
      turnBack(hit)
      return
    }
    const meant: Trend | null = isNegated(hit) ? (trend === 'new' ? null : 'same') : trend
    if (meant === null) return
    const isNarrow = grammar.beside.includes(said)
    const targets = spokenOf(hit).filter(
      (f) => !isNarrow || isBeside(hit, f) || !about.inClause(clauses.of(hit.from)).includes(f),
    )
    if (isNarrow && about.inClause(clauses.of(hit.from)).length === 0 && trend !== 'worse') return
    if (meant === 'better' && about.inClause(clause).length === 0 && lessensAbility(hit, words, clauses, lexicon)) {
      astray.push(hit)
      return
    }
    // "no pain, growing well" speaks of hair; "no pain, more than last night" does not
    const isOfDenied = isOfNothing(hit) && said !== 'growing' && spokenOf(hit).every((f) => gone.denied.has(f))
    const isAstray = isOfDenied
      ? !isImagined(hit, words, clauses)
      : (spokenOf(hit).length === 0 || (isOfNothing(hit) && !isMore)) &&
        !isOnlyCompared(hit, words, found, clauses, lexicon)
    if (meant === 'worse' && !comesHome(hit, words) && isAstray) astray.push(hit)
    // "still pink, but fading": what is still there may be getting better; "not better" may not
    const isMild = !isNegated(hit) && (meant === 'better' || (meant === 'same' && grammar.still.includes(said)))
    each(meant === 'better' ? targets.slice(-1) : targets, (draft, f) => {
      // "shedding more than before", "nothing growing": for hair these are the sign, not its course
      if (isMore && lexicon.knowledge.signs[f.sign]?.group === HAIR) return
      const eases = isMild && [meant, draft.trend].includes('better') && (draft.trend !== 'same' || draft.isStill)
      draft.isStill = isMild && meant === 'same' && (draft.trend === null || draft.isStill)
      draft.trend = eases && draft.trend !== 'worse' && draft.trend !== 'new' ? 'better' : worst(draft.trend, meant)
    })
  }
  const inSentence = Map.groupBy(found, (f) => clauses.of(f.from).sentence)
  const everything: string[] = []
  let eased = -1
  for (const hit of remarks) {
    const { entry } = hit
    switch (entry.kind) {
      case 'trend':
        readTrend(hit, entry.trend)
        break
      case 'spread':
        // hair that falls "spread all over" does not grow worse
        if (!isNegated(hit)) {
          // "all over my body": nobody knows what a sign of the scalp is there
          const isOfBody = words.slice(hit.from, hit.to).some((w) => w.word === BODY)
          const isGrown = spokenOf(hit).every((f) => f.sign === EXTRA_HAIR)
          if (spokenOf(hit).length === 0 || isOfNothing(hit) || (isOfBody && !isGrown)) astray.push(hit)
          each(
            spokenOf(hit).filter((f) => lexicon.knowledge.signs[f.sign]?.group !== HAIR),
            (draft) => Object.assign(draft, { spreads: true, trend: 'worse' }),
          )
        }
        break
      case 'returned': {
        if (isNegated(hit) || isHoped(hit)) break
        const back = backFromEdges(hit, words, present, clauses, lexicon)
        if (back.length > 0) each(back, easeDraft)
        else if (!isInside(hit)) {
          if ((spokenOf(hit).length === 0 || isOfNothing(hit)) && isBare(hit)) astray.push(hit)
          // grafted hair falls once: "falling out again" says that it was there
          each(
            spokenOf(hit).filter((f) => !lexicon.files.talk.once.includes(f.sign)),
            (draft) => Object.assign(draft, { afterGap: true, trend: 'worse' }),
          )
        }
        break
      }
      case 'since-gap': {
        const { sentence } = clauses.of(hit.from)
        const after = [sentence, sentence + 1].flatMap((n) => inSentence.get(n) ?? [])
        // "bit sore. It got better then worse": of what was told before
        const told = after.length > 0 ? after : found.filter((f) => f.from < hit.from)
        if (told.length === 0) astray.push(hit)
        each(told, (draft, f) => {
          draft.afterGap ||= after.length === 0 || f.from >= hit.from || clauses.of(f.from).sentence === sentence
        })
        break
      }
      case 'then-worse':
        if (isUndone(hit, words, lexicon)) turnBack(hit)
        eased = hit.from
        break
      case 'one-side':
        each(spokenOf(hit), (draft) => {
          draft.oneSided = true
        })
        break
      case 'uncertain':
        each(
          about.inClause(clauses.of(hit.from)).filter((f) => f.to > hit.from),
          (draft) => {
            draft.uncertain = true
          },
        )
        break
      case 'late':
      case 'fast':
      case 'many':
      case 'again':
      case 'small':
        if (SEEN_ALL.has(entry.kind)) everything.push(entry.kind)
        else each(spokenOf(hit), (draft) => draft.turns.add(entry.kind))
        break
      default:
    }
  }
  for (const [f, draft] of drafts) {
    for (const turn of everything) draft.turns.add(turn)
    // it eased, and what follows says worse, back or spreading
    const isTurned = draft.trend === 'worse' || draft.afterGap || draft.spreads
    if (eased >= 0 && isTurned && f.to > eased - 12) Object.assign(draft, { betterThenWorse: true })
  }
  return { of: drafts, astray }
}
