import type { Knowledge } from '@anagen/kb'
import type { Recognised, RecognisedSign, TextSpan } from '../recognised.ts'
import { type About, aboutOf } from './about.ts'
import { saysAllWell } from './all-well.ts'
import { annotate } from './annotate.ts'
import { type Aside, asidesOf, heardAsides, outsideAsides, timesTold, withoutAsides } from './asides.ts'
import { becomes } from './becomes.ts'
import { carriedOn } from './carried-on.ts'
import { type ClauseScene, type Coverage, clauseScene, has } from './clause-scene.ts'
import { type Clauses, clausesOf } from './clauses.ts'
import { compose } from './compose.ts'
import { conditionsOf } from './conditions.ts'
import { covering } from './covering.ts'
import { saysOnlyAbsence } from './denies-only.ts'
import { withoutEasing } from './eased-words.ts'
import { inOrder, withoutStandIns } from './found.ts'
import { growingCounts } from './growing-counts.ts'
import { hairCounts } from './hair-counts.ts'
import { hiddenPlaces, hiddenSensations, placesBeyond } from './hidden-places.ts'
import { lacks } from './lacks.ts'
import { lastingsOf } from './lastings.ts'
import { leftovers } from './leftovers.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { HANDED_BACK } from './lost.ts'
import { deniedSigns } from './negation.ts'
import { newlyOf } from './newly.ts'
import { notTold } from './not-told.ts'
import { ofHarvest } from './of-harvest.ts'
import { partsSaid } from './parts-said.ts'
import { pulseSigns } from './pulse.ts'
import { rangesOf } from './range.ts'
import { readWords, type Word } from './read-words.ts'
import { withoutRepeats } from './repeats.ts'
import { resolvedSigns } from './resolution.ts'
import { scenesIn } from './scenes.ts'
import { gradesOf } from './severity.ts'
import { stretchesOf } from './stretches.ts'
import { unreadOrTalk } from './taken-as-talk.ts'
import { partNeeded } from './taken-where.ts'
import { feverOf, MEASURED, readingsOf } from './temperature.ts'
import { beginningsOf, timesOf } from './time.ts'
import { coursesOf } from './trend.ts'
import { unknownWords } from './unknown-words.ts'
import { unreadNumbers } from './unread-numbers.ts'
import { wasThen, withThen } from './was-then.ts'
import { handBackWorries } from './worries.ts'

const mark = (into: Uint8Array, ranges: Iterable<{ readonly from: number; readonly to: number }>): void => {
  for (const { from, to } of ranges) into.fill(1, from, to)
}

// so many words may tell of something else beside "all is well"; so many beside what is said to be over, where each of them is understood
const STORY = 4
const STORY_OF_PAST = 12
const SEVERE = 3

/**
 * Reads what a person typed: the signs with grade and trend, what they deny, their temperature and conditions, and word for word what it did not understand.
 * Total and pure: any text gets an answer, the same text always the same one. Not understanding is an answer; dropping words in silence is not.
 * @example recognise('my forehead is puffy and it is worse than yesterday, no fever', knowledge).signs[0]?.sign // 'forehead-swelling'
 */
export const recognise = (text: string, knowledge: Knowledge): Recognised => {
  const lexicon: Lexicon = lexiconOf(knowledge)
  const words: readonly Word[] = readWords(text, lexicon)
  const clauses: Clauses = clausesOf(words, lexicon)
  return hear(text, words, clauses, asidesOf(words, clauses, lexicon), lexicon)
}

/** A text as the search for what was not understood sees it: what weights are learnt from (traits-weighed.ts). */
export const scenesHeard = (text: string, knowledge: Knowledge): readonly ClauseScene[] => {
  const lexicon = lexiconOf(knowledge)
  const words = readWords(text, lexicon)
  const clauses = clausesOf(words, lexicon)
  const scenes: ClauseScene[] = []
  hear(text, words, clauses, asidesOf(words, clauses, lexicon), lexicon, (scene) => scenes.push(scene))
  return scenes
}

const hear = (
  text: string,
  words: readonly Word[],
  clauses: Clauses,
  asides: readonly Aside[],
  lexicon: Lexicon,
  observe?: (scene: ClauseScene) => void,
): Recognised => {
  const { knowledge } = lexicon
  const plain = withoutAsides(annotate(words, lexicon), asides)
  const times = timesTold(timesOf(words, plain, lexicon), asides)
  const annotated = withThen(
    plain,
    wasThen(words, plain.places, times, clauses, lexicon),
    growingCounts(words, times, clauses, lexicon),
  )
  const composed = compose(words, annotated, times, clauses, lexicon)
  const lacking = lacks(words, annotated, clauses, lexicon)
  const pulse = pulseSigns(words, clauses, lexicon)
  const composite = [...composed.listed, ...composed.found, ...lacking.found, ...pulse, ...hairCounts(words, lexicon)]
  const listed = [...composite, ...scenesIn(words, annotated, composite, composed.absorbed, clauses, lexicon)]
  const ofPlace = rangesOf(annotated.places.filter((p) => p.isComposed))
  const meant = withoutStandIns(
    listed.filter((f) => !f.at.every((i) => ofPlace.has(i))),
    clauses,
    knowledge,
  )
  const own = ofHarvest(meant, annotated, clauses, lexicon)
  const said = [...own, ...carriedOn(words, annotated, own, times, clauses, lexicon)]
  const all = inOrder(outsideAsides(said, asides, lexicon))
  const readings = readingsOf(words, clauses, lexicon)
  const unsaid = notTold(words, all, annotated, times, clauses, lexicon)
  const told = all.filter((f) => !unsaid.has(f))
  const about: About = aboutOf(words, told, new Set(composed.absorbed), clauses, lexicon)
  const denied = new Set([...deniedSigns(words, told, annotated, clauses, lexicon), ...lacking.denied])
  const over = resolvedSigns(words, told, annotated, about, clauses, lexicon)
  const fever = feverOf(words, told, denied, readings, clauses, lexicon)
  const present = told.filter((f) => !denied.has(f) && !over.has(f) && !fever.dropped.has(f))
  const aside = heardAsides(asides, told, present, { words, places: plain.places }, clauses, lexicon)
  // "my arm is odd, a weak sort": what says how slight no calm sign is, is read like everything else
  if (aside.astray) return hear(text, words, clauses, [...aside.heard, ...aside.never], lexicon, observe)
  // the "bad" of "like after a bad sleep" belongs to the sleep
  const isUnsaid = covering([...unsaid])
  const remarks = [...annotated.remarks, ...aside.remarks].sort((a, b) => a.from - b.from)
  const ofTold = { ...annotated, remarks: remarks.filter((r) => r.entry.kind !== 'severity' || !isUnsaid(r)) }
  const grades = gradesOf(words, told, ofTold, about, clauses, lexicon)
  const courses = coursesOf(words, told, { ...annotated, remarks }, about, clauses, lexicon, { denied, over })
  const began = beginningsOf(words, times, annotated, about, clauses, lexicon)
  const newly = newlyOf(
    words,
    present,
    told.filter((f) => denied.has(f) || over.has(f)),
    times,
    clauses,
    lexicon,
  )
  const lasted = lastingsOf(words, times, annotated, about, courses, clauses, lexicon)
  const conditions = conditionsOf(words, annotated, clauses, lexicon)
  const spanOf = (from: number, to: number): TextSpan => {
    const start = words[from]?.token.start ?? 0
    const end = words[to - 1]?.token.end ?? start
    return { start, end, text: text.slice(start, end) }
  }
  const isLate = times.some((t) => t.hours >= lexicon.files.sensations.late_hours)
  const takenFrom = annotated.places.filter((p) => lexicon.takenWith.has(p.place))
  const signs = [
    ...present.map((f): RecognisedSign => {
      const said = grades.of.get(f)
      const course = courses.of.get(f)
      const began_ = began.get(f) ?? newly.get(f)
      const lasts = lasted.get(f)
      const part = partNeeded(f, takenFrom, annotated.places, words, lexicon)
      const turned = becomes(f, said, course, isLate, lexicon)
      return {
        sign: turned.sign,
        grade: turned.grade,
        gradeAssumed: said?.isAssumed ?? true,
        trend: course?.trend ?? null,
        ...(began_ === undefined ? {} : { beganHoursAgo: began_ }),
        ...(lasts === undefined ? {} : { presentForHours: lasts }),
        afterGap: course?.afterGap ?? false,
        betterThenWorse: course?.betterThenWorse ?? false,
        oneSided: course?.oneSided ?? false,
        uncertain: course?.uncertain ?? false,
        ...(part === undefined ? {} : { needsPart: part }),
        at: spanOf(f.from, f.to),
      }
    }),
    ...fever.signs.map(
      ({ sign, grade, from, to }): RecognisedSign => ({ sign, grade, ...MEASURED, at: spanOf(from, to) }),
    ),
  ]
  // "the headache is gone": what was is said to be over; a fever that went is no all-clear
  const isOver = over.size > 0 && [...over].every((f) => knowledge.signs[f.sign]?.neverCalm === false)
  const coverage: Coverage = {
    covered: new Uint8Array(words.length),
    strange: new Uint8Array(words.length),
    signs: new Uint8Array(words.length),
    present: new Uint8Array(words.length),
    neverCalm: new Uint8Array(words.length),
    asides: new Set(aside.heard.map((a) => a.clause.index)),
  }
  for (const f of told) for (const i of f.at) coverage.signs[i] = 1
  for (const i of present.flatMap((f) => f.at)) coverage.present[i] = 1
  const neverCalm = present.filter((f) => knowledge.signs[f.sign]?.neverCalm !== false)
  for (const i of neverCalm.flatMap((f) => f.at)) coverage.neverCalm[i] = 1
  for (const i of [...all.flatMap((f) => f.at), ...composed.absorbed]) coverage.covered[i] = 1
  mark(coverage.covered, annotated.remarks)
  for (const { clause } of aside.heard) coverage.covered.fill(1, clause.from, clause.to)
  for (const i of ofPlace) coverage.covered[i] = 1
  mark(coverage.covered, conditions.said)
  mark(coverage.covered, times)
  mark(coverage.covered, readings)
  // the "pale" of "went pale and woozy" belongs to the scene that speaks for both
  const spoken = new Set(told.flatMap((f) => ((f.insteadOf?.length ?? 0) > 0 ? f.at : [])))
  const unspoken = composed.strange.filter((hit) => !hit.at.every((i) => spoken.has(i)))
  mark(coverage.strange, withoutEasing(unspoken, present, annotated, clauses))
  mark(coverage.strange, courses.astray)
  for (const { clause } of aside.never)
    if (!has(coverage.signs, clause)) coverage.strange.fill(1, clause.from, clause.to)
  mark(coverage.strange, grades.astray)
  mark(coverage.strange, unreadNumbers(words, coverage, clauses, lexicon))
  mark(coverage.strange, hiddenSensations(annotated, coverage.covered))
  mark(coverage.strange, placesBeyond(present, annotated, clauses))
  mark(coverage.strange, hiddenPlaces(words, told, annotated, clauses, lexicon))
  mark(
    coverage.strange,
    readings.filter((r) => r.celsius === null),
  )
  const groups = new Set(present.flatMap((f) => knowledge.signs[f.sign]?.group ?? []))
  const scene = clauseScene(words, annotated, clauses, lexicon, coverage)
  const lost = unknownWords(scene, annotated.remarks, groups)
  handBackWorries(lost, scene)
  observe?.(scene)
  // an all-clear beside a longer story is none: the story may tell what no word in it tells alone
  const story = words.filter((w, i) => w.kind === 'word' && coverage.covered[i] !== 1 && !lexicon.isSmall(w)).length
  const isPast = isOver && story <= STORY_OF_PAST && lost.every((mark) => mark === 0)
  // "unbearable, otherwise all good": something is, whatever it is
  const isGrave = annotated.remarks.some((r) => r.entry.kind === 'severity' && r.entry.grade >= SEVERE)
  const isWell =
    signs.length === 0 &&
    !isGrave &&
    (isPast || (story <= STORY && (isOver || saysAllWell(words, annotated, clauses, lexicon))))
  const isHeard = told.length > 0 || fever.celsius !== null || conditions.said.length > 0 || isWell
  // words that are all harmless one by one and tell nothing together ("the foam makes my ideas square") are not understood either
  if (!isHeard) for (const [i, word] of words.entries()) if (word.kind === 'word') lost[i] = HANDED_BACK
  return {
    signs: withoutRepeats(signs),
    denied: [
      ...told
        .filter((f) => denied.has(f) || over.has(f))
        .map((f) => ({ sign: f.sign, resolved: over.has(f) && !denied.has(f), at: spanOf(f.from, f.to) })),
      ...fever.denied.map(({ sign, from, to }) => ({ sign, resolved: false, at: spanOf(from, to) })),
    ],
    temperatureC: fever.celsius,
    feverHidden: annotated.remarks.some((r) => r.entry.kind === 'fever-hidden'),
    modifiers: conditions.said.map(({ modifier, from, to }) => ({ modifier, at: spanOf(from, to) })),
    treatmentsNamed: [
      ...new Set(annotated.remarks.flatMap((r) => (r.entry.kind === 'treatment' ? r.entry.slugs : []))),
    ],
    withParts: partsSaid(words, annotated, clauses),
    lasting: stretchesOf(words, times, annotated, present, clauses, lexicon).map(({ from, to, hours }) => ({
      hours,
      at: spanOf(from, to),
    })),
    saysAllWell: isWell,
    deniesOnly:
      signs.length === 0 && over.size === 0 && saysOnlyAbsence(words, [...denied], annotated, clauses, lexicon),
    ...unreadOrTalk(leftovers(text, words, lost, coverage.signs, clauses, lexicon), lost, scene),
  }
}
