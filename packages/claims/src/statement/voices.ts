// Instructions in another voice: "minoxidil is applied to the scalp", "the patient applies minoxidil", "he should apply it" tell what "apply minoxidil
// to the scalp" tells. Where an act is told so, the patterns of what harms are held against the same words in the order of the command.
import type { ClaimBook } from '@anagen/kb'
import type { Compiled } from '../match/compile.ts'
import { regularForms } from '../match/forms.ts'
import { inClass } from '../match/in-class.ts'
import { type Match, matchSentence, type Work } from '../match/matcher.ts'
import { GRAVE } from '../rules/rule.ts'
import type { Sentence } from './sentence.ts'

/** words from the start of a clause to its verb */
const LONGEST_SUBJECT = 10
/** words of an instruction, so that a sentence without end costs no more */
const LONGEST = 60
const BE = /^(?:is|are|be)$/
/** what begins another clause */
const JOINS = /^(?:and|but|then|so|or|while|because|since)$/
const DENIES = /^(?:not|never|no)$/
const MODAL = /^(?:should|may|can|must)$/

/** Words of a clause as a command says them, each by its place in the sentence. */
interface Command {
  readonly from: number
  readonly to: number
  /** the command: base form of the verb, and "need not" before it where the act is said to be needless */
  readonly opens: readonly number[]
  /** what it is done to, and all the rest */
  readonly places: readonly number[]
}

/** Patterns of what harms; what excuses an instruction is held against its own words alone. */
const isHarm = ({ owner, part }: Match): boolean => GRAVE.has(owner) && HARMS.test(part)
const HARMS = /^(?:says|states|broad|discourages)$/

export type ReadVoices = (sentence: Sentence, own: readonly Match[], work: Work) => readonly Match[]

/** Reads what a sentence instructs in another voice than that of a command; [] where it does not. */
export function voiceReader({ irregular, classes }: ClaimBook, compiled: Compiled): ReadVoices {
  const verbs = classes['act-verb'] ?? []
  const { vocabulary } = compiled
  const participles = new Map<string, number>()
  const thirds = new Map<string, number>()
  const bases = new Set<string>(verbs)
  for (const verb of verbs) {
    const id = vocabulary.idOf(verb)
    for (const form of [...regularForms(verb), ...(irregular[verb] ?? [])]) {
      if (form === verb || form.endsWith('ing')) continue
      const forms = form.endsWith('s') ? thirds : participles
      forms.set(form, id)
    }
    // "is put", "is cut"
    if (/t$/.test(verb)) participles.set(verb, id)
  }
  const [need, not] = [vocabulary.idOf('need'), vocabulary.idOf('not')]
  const isTold = inClass(compiled, 'told-to')
  const needs = inClass(compiled, 'needs-to')
  const isTheirs = inClass(compiled, 'clinic-act')
  const isPerson = inClass(compiled, 'treated-person')

  const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

  /** "Minoxidil is applied ...", "the laboratory does not have to be told" */
  function passive({ words, ids }: Sentence, be: number, start: number, end: number): Command | undefined {
    let verb = be + 1
    while (verb < end && isTold(ids[verb]) && !participles.has(words[verb]?.text ?? '')) verb++
    const base = participles.get(words[verb]?.text ?? '')
    let first = be
    while (first > start && isTold(ids[first - 1])) first--
    if (base === undefined || first === start || first - start > LONGEST_SUBJECT) return undefined
    const told = range(first, verb)
    // "the grafts are removed with a punch" tells what is done to the reader, "they may be removed" what he may do
    if (first === be && verb === be + 1 && isTheirs(base)) return undefined
    const isDenied = told.some((i) => DENIES.test(words[i]?.text ?? ''))
    if (isDenied && !told.some((i) => needs(ids[i]))) return undefined
    const opens = isDenied ? [need, not, base] : [base]
    return { from: start, to: end, opens, places: [...range(start, first), ...range(verb + 1, end)] }
  }

  /** "The patient applies ...", "a man who becomes depressed should go on ..." */
  function ofWhoever({ words, ids }: Sentence, start: number, end: number): Command | undefined {
    const head = range(start, Math.min(start + 3, end)).find((i) => isPerson(ids[i]))
    if (head === undefined) return undefined
    const last = Math.min(end, start + LONGEST_SUBJECT)
    for (let i = head + 1; i < last; i++) {
      const text = words[i]?.text ?? ''
      const isModal = MODAL.test(text) || (/^(?:is|are)$/.test(text) && words[i + 1]?.text === 'to')
      let verb = isModal ? i + 1 : i
      while (isModal && isTold(ids[verb]) && !DENIES.test(words[verb]?.text ?? '')) verb++
      const said = words[verb]?.text ?? ''
      const base = isModal && bases.has(said) ? ids[verb] : i === head + 1 ? thirds.get(said) : undefined
      if (isModal && base === undefined) return undefined
      if (base === undefined) continue
      return { from: start, to: end, opens: [base], places: [...range(verb + 1, end), ...range(head + 1, i)] }
    }
    return undefined
  }

  function commandsIn(sentence: Sentence): Command[] {
    const { words, breaks } = sentence
    const starts = words.flatMap(({ text }, i) =>
      i === 0 || (breaks[i] ?? 0) > 0 ? [i] : JOINS.test(text) ? [i + 1] : [],
    )
    const found: Command[] = []
    for (const [at, start] of starts.entries()) {
      // the condition or the haste may stand behind a comma; another act begins another clause
      const end = Math.min(words.length, start + LONGEST)
      const next = starts[at + 1] ?? end
      const be = words.findIndex(({ text }, i) => i > start && i < next && BE.test(text))
      const command = ofWhoever(sentence, start, end) ?? (be < 0 ? undefined : passive(sentence, be, start, end))
      if (command) found.push(command)
    }
    return found
  }

  return (sentence, own, work) => {
    if (sentence.isQuestion) return []
    return commandsIn(sentence).flatMap(({ from, to, opens, places }) => {
      const ids = [...opens, ...places.map((i) => sentence.ids[i] ?? 0)]
      const behind = places.map((place, i) => (i === 0 || place === from ? 0 : (sentence.breaks[place] ?? 0)))
      const breaks = [...opens.map(() => 0), ...behind]
      return matchSentence({ ids, breaks }, compiled, work)
        .filter((match) => isHarm(match) && match.from < opens.length)
        .filter((match) => !own.some(({ pattern, group }) => pattern === match.pattern && group === match.group))
        .map((match) => ({ ...match, from, to }))
    })
  }
}
