import type { About } from './about.ts'
import type { Annotated, RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { hasFallenOff } from './fallen-off.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { isThereAgain } from './there-again.ts'
import { isBecoming, isUndone } from './undone.ts'

// "should it have gone away by now": a hope stands at most so far before
const HOPE_REACH = 5

const ACCUSTOMED: ReadonlySet<string> = new Set([
  'im',
  'am',
  'are',
  'is',
  'was',
  'were',
  'be',
  'get',
  'got',
  'getting',
  'youre',
  'hes',
  'shes',
  'not',
])

const isTakenBack = (
  hit: RemarkHit,
  words: readonly Word[],
  clauses: Clauses,
  { files: { grammar } }: Lexicon,
): boolean => {
  // "more hair than I'm used to" is what one knows, "used to hurt" is over
  if (words[hit.from]?.word === 'used' && words[hit.from - 2]?.word === 'than') return true
  if (words[hit.from]?.word === 'used' && ACCUSTOMED.has(words[hit.from - 1]?.word ?? '')) return true
  const clause = clauses.of(hit.from)
  const said = (from: number, to: number, list: readonly string[]) =>
    words.slice(Math.max(from, clause.from), Math.min(to, clause.to)).some((w) => list.includes(w.word))
  if (said(hit.from - HOPE_REACH, hit.from, grammar.hoped)) return true
  return said(hit.from - 2, hit.from, grammar.not_resolved) || said(hit.to, hit.to + 3, grammar.not_resolved)
}

const ENDS: ReadonlySet<string> = new Set(['stopped', 'longer', 'ceased', 'quit'])
const USING: ReadonlySet<string> = new Set(['taking', 'using', 'applying', 'wearing'])
const OF: ReadonlySet<string> = new Set(['the', 'my'])

/** "I stopped the foam", "black stools, stopped the iron": somebody did it, no sign went away. */
const isSomebodys = (
  hit: RemarkHit,
  words: readonly Word[],
  remarks: readonly RemarkHit[],
  clauses: Clauses,
  { persons }: Lexicon,
): boolean => {
  const before = words.slice(clauses.of(hit.from).from, hit.from)
  const what = OF.has(words[hit.to]?.word ?? '') ? hit.to + 1 : hit.to
  const isThing = remarks.some((r) => r.entry.kind === 'treatment' && r.from === what)
  const isEnded = ENDS.has(words[hit.to - 1]?.word ?? '')
  return (isEnded && (isThing || USING.has(words[what]?.word ?? ''))) || before.some((w) => persons.has(w.word))
}

/** "It has stopped improving", "no longer easing", "it had calmed down but not any more": what is over is the easing. */
const endsEasing = ({ from, to }: RemarkHit, words: readonly Word[], remarks: readonly RemarkHit[]): boolean =>
  remarks.some(({ entry, ...r }) => {
    const eases = entry.kind === 'then-worse' || (entry.kind === 'trend' && entry.trend === 'better')
    if (!eases) return false
    const isBehind = words[from]?.word === 'not' && words[from - 1]?.word === 'but' && r.to === from - 1
    return isBehind || (r.from === to && words.slice(from, to).some((w) => ENDS.has(w.word)))
  })

/** Told of every time: "when I stand up" before it, in the present. */
const recurs = (hit: RemarkHit, words: readonly Word[], clauses: Clauses, { persons, provoked }: Lexicon): boolean => {
  const { sentence } = clauses.of(hit.from)
  const start = clauses.ofSentence(sentence)[0]?.from ?? 0
  return words.slice(start, hit.from).some((w, n) => {
    if (w.word !== 'when' && w.word !== 'whenever' && w.word !== 'if') return false
    const i = start + n
    const deed = words[i + 2]?.word ?? ''
    return persons.has(words[i + 1]?.word ?? '') && (provoked.has(deed) || deed === 'get')
  })
}

const FRIENDS: ReadonlySet<string> = new Set([
  'friend',
  'friends',
  'mate',
  'mates',
  'brother',
  'sister',
  'dad',
  'mum',
  'mother',
  'father',
  'somebody',
  'someone',
  'others',
  'pal',
  'bro',
])
const PARTS_OF_DAY: ReadonlySet<string> = new Set([
  'morning',
  'night',
  'evening',
  'afternoon',
  'lunch',
  'breakfast',
  'dinner',
  'tea',
  'weekend',
  'week',
  'tomorrow',
])
const HAS: ReadonlySet<string> = new Set(['had', 'has', 'have', 'got', 'gets', 'having', 'with', 'was', 'went'])

/** "my friend had the same and it went away": what went away was not the patient's. */
const isOthers = (
  hit: RemarkHit,
  sign: Found,
  words: readonly Word[],
  clauses: Clauses,
  { talk }: Lexicon,
): boolean => {
  if (clauses.of(sign.from) === clauses.of(hit.from)) return false
  const between = words.slice(clauses.of(sign.from).to, hit.from)
  const isOther = (w: Word): boolean =>
    talk.others.has(w.word) || talk.relatives.has(w.word) || talk.partners.has(w.word) || FRIENDS.has(w.word)
  const who = between.findLastIndex(isOther)
  return who >= 0 && between.slice(who + 1).some((w) => HAS.has(w.word))
}

const LATER: ReadonlySet<string> = new Set([
  'later',
  'after',
  'since',
  'on',
  'suddenly',
  'overnight',
  'soon',
  'has',
  'have',
])

/** "went away and 2 days later it came back": what is told to be back, in a clause that names nothing else, is not over. */
const isBackLater = (
  hit: RemarkHit,
  { remarks, places, sensations, signs }: Annotated,
  words: readonly Word[],
  clauses: Clauses,
  lexicon: Lexicon,
): boolean => {
  const { sentence } = clauses.of(hit.from)
  const negated = new Set(remarks.flatMap((r) => (r.entry.kind === 'negator' ? [r.to] : [])))
  return remarks.some((back) => {
    if (back.entry.kind !== 'returned' || back.from < hit.to || negated.has(back.from)) return false
    const clause = clauses.of(back.from)
    if (clause.sentence > sentence + 1) return false
    const before = words.slice(clause.from, back.from)
    const isFree = [...places, ...sensations, ...signs].every((h) => h.from < clause.from || h.from >= back.from)
    const { units, ones, tens } = lexicon.measures
    const isOpen = before.every(
      (w) =>
        w.kind !== 'word' ||
        lexicon.isSmall(w) ||
        lexicon.pronouns.has(w.word) ||
        lexicon.clauses.has(w.word) ||
        lexicon.towards.has(w.word) ||
        LATER.has(w.word) ||
        units.has(w.word) ||
        ones.has(w.word) ||
        tens.has(w.word) ||
        lexicon.files.grammar.past_days.includes(w.word) ||
        PARTS_OF_DAY.has(w.word),
    )
    const next = words[back.to]?.word ?? ''
    return isFree && isOpen && next !== 'to' && next !== 'at' && next !== 'home'
  })
}

const wordsOver = perLexicon(({ files: { grammar, severity, conditions, sensations } }) => ({
  before: new Set(grammar.resolved_before),
  stays: new Set(severity.stays),
  negated: new Set([...conditions.negated, ...sensations.unable_words]),
}))

/** The signs that are over: "the swelling went away", "no longer red", "it's gone now". Some count even then (`stays` of severity.yaml). */
export const resolvedSigns = (
  words: readonly Word[],
  found: readonly Found[],
  annotated: Annotated,
  about: About,
  clauses: Clauses,
  lexicon: Lexicon,
): ReadonlySet<Found> => {
  const { remarks } = annotated
  const { before, stays, negated } = wordsOver(lexicon)
  const over = new Set<Found>()
  const sensed = new Set([...annotated.sensations, ...annotated.inner].flatMap((h) => h.at))
  for (const hit of remarks) {
    if (hit.entry.kind !== 'resolved' || isTakenBack(hit, words, clauses, lexicon)) continue
    if (endsEasing(hit, words, remarks) || isUndone(hit, words, lexicon)) continue
    if (isBecoming(hit, words, sensed, lexicon)) continue
    const clause = clauses.of(hit.from)
    const signs = about.inClause(clause)
    const said = words
      .slice(hit.from, hit.to)
      .map((w) => w.word)
      .join(' ')
    const isBefore = before.has(said)
    const earlier = signs.filter((f) => f.to <= hit.from)
    const later = signs.filter((f) => f.from >= hit.to)
    const nearest = earlier.at(-1) ?? about.before(clause, hit.from).at(-1)
    if (nearest && isThereAgain(hit, nearest, words, clauses)) continue
    if (isBefore && later[0]) over.add(later[0])
    else if (isBefore && earlier.length > 0) over.add(earlier.at(-1) as Found)
    else if (
      isSomebodys(hit, words, annotated.remarks, clauses, lexicon) ||
      isBackLater(hit, annotated, words, clauses, lexicon)
    )
      continue
    // "dizzy when I get up, sit a moment and it's gone": it comes again
    else if (recurs(hit, words, clauses, lexicon)) continue
    else if (earlier.length > 0) over.add(earlier.at(-1) as Found)
    else if (later.length === 0) {
      const last = about.before(clause, hit.from).at(-1)
      if (last && !isOthers(hit, last, words, clauses, lexicon)) over.add(last)
    }
  }
  for (const f of found) if (hasFallenOff(f, words, clauses, lexicon)) over.add(f)
  // "can't get hard any more": what is over is the ability, the sign has only begun
  const isLack = (f: Found): boolean =>
    f.isLack || words.slice(Math.max(0, f.from - 1), f.to).some((w) => negated.has(w.word))
  return new Set([...over].filter((f) => !stays.has(f.sign) && !isLack(f)))
}
