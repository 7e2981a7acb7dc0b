import type { RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { OF_PATIENT } from './of-patient.ts'
import type { Word } from './read-words.ts'

// "mine is too", "that's exactly what it looks like": it comes back to the patient
const OWN: ReadonlySet<string> = new Set([...OF_PATIENT, 'same', 'exactly', 'too', 'also', 'me', 'thats', 'like'])
const NONE_OF_IT: ReadonlySet<string> = new Set([
  'none',
  'nothing',
  'no',
  'not',
  'dont',
  'havent',
  'mine',
  'isnt',
  'but',
])

/** "people on the forum were describing lumps turning black, but I have nothing of that sort": what others had, and the patient denies. */
export const onlyHearsay = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { talk: { hearsay } }: Lexicon,
): readonly Found[] => {
  // of each sentence: the first word that names somebody else as the source
  const sources = new Map<number, number>()
  for (const [i, { word }] of words.entries()) {
    const { sentence } = clauses.of(i)
    if (hearsay.has(word) && !sources.has(sentence)) sources.set(sentence, i)
  }
  if (sources.size === 0) return []
  return found.filter((f) => {
    const { sentence } = clauses.of(f.from)
    const source = sources.get(sentence)
    if (source === undefined || source >= f.from) return false
    const own = clauses.ofSentence(sentence)
    const to = own.at(-1)?.to ?? 0
    if (words.slice(source + 1, f.to).some((w) => OWN.has(w.word))) return false
    // what follows in the sentence must part the patient from it, or there is nothing more
    const after = own.find((c) => c.from >= f.to && ['but', 'though', 'although', 'however', 'yet'].includes(c.opener))
    return after !== undefined && words.slice(after.from, to).some((w) => NONE_OF_IT.has(w.word) && w.word !== 'but')
  })
}

const SEES: ReadonlySet<string> = new Set(['see', 'look', 'hear', 'read', 'find', 'open', 'get'])
const JOINS_IN: ReadonlySet<string> = new Set(['i', 'too', 'also', 'both', 'we', 'im', 'ive'])
const WHEN: ReadonlySet<string> = new Set(['when', 'on', 'at', 'seeing', 'after'])

/** "Mam nearly fainted when she saw me": a relative's fright at the sight. */
export const onlyFrightOfOthers = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { talk: { relatives }, isSmall }: Lexicon,
): readonly Found[] =>
  found.filter((f) => {
    const { from, sentence } = clauses.of(f.from)
    const before = words.slice(from, f.from)
    const who = before.findLast((w) => w.kind === 'word' && !isSmall(w))
    if (who === undefined || !relatives.has(who.word)) return false
    const rest = words.slice(f.to, f.to + 4)
    const isSight =
      WHEN.has(rest[0]?.word ?? '') && rest.some((w) => SEES.has(w.base)) && clauses.of(f.to).sentence === sentence
    const end = clauses.ofSentence(sentence).at(-1)?.to ?? f.to
    // "... and so did I"
    if (words.slice(f.to, end).some((w) => JOINS_IN.has(w.word))) return false
    return isSight && words.slice(f.to, f.to + 6).some((w) => w.word === 'me' || w.word === 'my' || w.word === 'it')
  })

const FEARS: ReadonlySet<string> = new Set([
  'convinced',
  'think',
  'worry',
  'worried',
  'scared',
  'afraid',
  'fear',
  'panic',
  'sure',
  'say',
  'reckon',
  'insist',
  'swear',
  'paranoid',
  'decide',
  'believe',
  'frightened',
])
// so far before what is feared stands who fears it
const FEAR_REACH = 7

// "convinced it's infected, no fever": whoever looks at a wound may be right, and one denial does not say that they are wrong
const ENOUGH_DENIALS = 2

/** "my mother is convinced it's infected ... not hot, nothing's coming out": a diagnosis that somebody else makes, beside denials of the patient's own. */
export const onlyFearOfOthers = (
  found: readonly Found[],
  words: readonly Word[],
  remarks: readonly RemarkHit[],
  clauses: Clauses,
  { talk: { relatives, partners }, persons }: Lexicon,
): readonly Found[] => {
  const asked = remarks.filter((r) => r.entry.kind === 'asked')
  const denials = remarks.filter((r) => r.entry.kind === 'negator')
  return found.filter((f) => {
    if (!asked.some((r) => r.from < f.to && f.from < r.to)) return false
    const { sentence } = clauses.of(f.from)
    const start = clauses.ofSentence(sentence)[0]?.from ?? f.from
    const before = words.slice(Math.max(start, f.from - FEAR_REACH), f.from)
    const who = before.findIndex((w) => relatives.has(w.word) || partners.has(w.word))
    const feared = before.findIndex((w, n) => n > who && (FEARS.has(w.word) || FEARS.has(w.base)))
    if (who < 0 || feared < 0 || before.slice(who + 1).some((w) => w.word === 'i' || w.word === 'we')) return false
    if (before.slice(0, who).some((w) => persons.has(w.word) && !partners.has(w.word))) return false
    const denied = denials.filter((d) => d.from > f.to).map((d) => clauses.of(d.from).index)
    return new Set(denied).size >= ENOUGH_DENIALS
  })
}

const THEIRS: ReadonlySet<string> = new Set(['his', 'hers', 'theirs'])
const COMES_BACK: ReadonlySet<string> = new Set([
  'mine',
  'my',
  'i',
  'im',
  'ive',
  'me',
  'same',
  'too',
  'also',
  'like',
  'it',
  'its',
  'now',
  'today',
  'yesterday',
  'tonight',
  'still',
  'hours',
  'days',
  'day',
])
// a child may write for a parent: only these are surely not the patient
const ELSE: ReadonlySet<string> = new Set([
  'brother',
  'sister',
  'uncle',
  'aunt',
  'cousin',
  'neighbor',
  'neighbour',
  'colleague',
  'mate',
  'friend',
  'boss',
  'barber',
])

/** "my brother had his done abroad and his went blue": the whole sentence is of somebody else, unless it comes back to the patient. */
export const othersCase = (
  words: readonly Word[],
  clauses: Clauses,
  { isSmall, files }: Lexicon,
): ReadonlyMap<number, number> => {
  const from = new Map<number, number>()
  for (let i = 2; i < words.length; i++) {
    if (words[i]?.word !== 'done' || !THEIRS.has(words[i - 1]?.word ?? '')) continue
    const { sentence } = clauses.of(i)
    const start = clauses.ofSentence(sentence)[0]?.from ?? 0
    const end = clauses.ofSentence(sentence).at(-1)?.to ?? i
    const lead = words.slice(start, i - 1).filter((w) => w.kind === 'word' && !isSmall(w))
    const who = lead.at(-1)?.word ?? ''
    const isOther = lead.length === 1 && ELSE.has(who)
    const own = words.slice(i + 1, end).some((w) => COMES_BACK.has(w.word) || files.grammar.past_days.includes(w.word))
    if (isOther && !own) from.set(sentence, i)
  }
  return from
}

export const onlyOthersCase = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const cases = othersCase(words, clauses, lexicon)
  return cases.size === 0 ? [] : found.filter((f) => f.from > (cases.get(clauses.of(f.from).sentence) ?? words.length))
}
