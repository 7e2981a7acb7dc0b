import type { Instruction, LeafletText, Treatment } from '@anagen/kb'
import type { Care } from '../care/read-care.ts'
import { span } from '../compare/known.ts'
import { inWords } from '../rules/evidence.ts'
import { fill, saidWords, wordsSpan } from '../rules/rule.ts'
import type { LeafletFinding, LeafletReader } from './leaflet-finding.ts'

/** What a rule after the session says of one activity. */
interface Ruling {
  readonly rule: Instruction
  readonly isBarred: boolean
  readonly isCovered: boolean
  readonly isAllowed: boolean
  readonly isConditional: boolean
}

const LEVEL = { must: 'error', should: 'warning', may: 'warning' } as const satisfies Record<
  Instruction['strength'],
  LeafletFinding['severity']
>

/** Rules of the time after the session. */
export const aftercareOf = ({ instructions }: Treatment): readonly Instruction[] =>
  instructions.filter(({ kind }) => kind !== 'before')

/** What the fact says, with its hours. */
export const ruleText = (rule: Instruction): string => `${rule.instruction.replace(/\.$/, '')} (${span(rule)}).`

function rulings(activity: string, treatment: Treatment, { words }: LeafletReader): Ruling[] {
  return aftercareOf(treatment).flatMap((rule) => {
    const { bars = [], covers = [], allows = [], not_before: notBefore = [], conditions = [] } = words.rolesOf(rule)
    const ruling = {
      rule,
      isBarred: bars.includes(activity),
      isCovered: covers.includes(activity),
      isAllowed: allows.includes(activity) || notBefore.includes(activity),
      isConditional: conditions.includes(activity),
    }
    return ruling.isBarred || ruling.isCovered || ruling.isAllowed || ruling.isConditional ? [ruling] : []
  })
}

interface Wrong {
  readonly kind: Exclude<LeafletText, 'missing' | 'extra'>
  readonly rule: Instruction
  readonly said: string
}

/** Said to end, or to be allowed, before the rule lets it. */
function tooEarly(care: Care, all: readonly Ruling[], { words, knowledge }: LeafletReader): Wrong[] {
  const { same } = knowledge.claimBook.care.numbers
  const ends = care.until?.high ?? null
  const free = ends ?? care.from
  if (free === null) return []
  return all.flatMap(({ rule, isBarred, isCovered, isAllowed }): Wrong[] => {
    const isBan = isBarred || (isCovered && care.from !== null)
    const end = isBan && rule.window.to < words.openEndedHours ? rule.window.to : isAllowed ? rule.window.from : 0
    // a ban that begins later is not broken before it begins
    const isOn = isBan ? rule.window.from <= free : true
    if (!isOn || free * same >= end) return []
    return [
      {
        kind: ends === null ? 'earlier' : 'shorter',
        rule,
        said: ends === null ? `from ${inWords(free)} on` : `after ${inWords(free)}`,
      },
    ]
  })
}

/** "Scrub off the crusts": a command to do what nothing allows. */
const commanded = (care: Care, all: readonly Ruling[]): Wrong[] =>
  care.isCommand && care.from === null && !all.some(({ isAllowed, isConditional }) => isAllowed || isConditional)
    ? all.flatMap(({ rule, isBarred }) =>
        isBarred && rule.window.from <= 0 && rule.strength !== 'may' ? [{ kind: 'commands', rule, said: '' }] : [],
      )
    : []

/** Forbidden much longer than any rule asks. */
function tooStrict(care: Care, all: readonly Ruling[], { knowledge }: LeafletReader): Wrong[] {
  const { stricter } = knowledge.claimBook.care.numbers
  const ends = all.flatMap(({ rule, isBarred, isCovered, isAllowed }) =>
    isBarred || isCovered ? [{ rule, end: rule.window.to }] : isAllowed ? [{ rule, end: rule.window.from }] : [],
  )
  const [longest] = ends.toSorted((a, b) => b.end - a.end)
  const until = care.until?.high ?? 0
  return longest && until > longest.end * stricter
    ? [{ kind: 'stricter', rule: longest.rule, said: `for ${inWords(until)}` }]
    : []
}

/** What a leaflet tells people that the instructions of the treatment forbid, or forbids that they do not; each fact once. */
export function contradictions(care: readonly Care[], treatment: Treatment, reader: LeafletReader): LeafletFinding[] {
  const found = new Map<string, LeafletFinding>()
  const { says } = reader.knowledge.claimBook.care
  for (const item of care) {
    const all = rulings(item.activity, treatment, reader)
    const wrong = [...tooEarly(item, all, reader), ...commanded(item, all), ...tooStrict(item, all, reader)]
    for (const { kind, rule, said } of wrong) {
      const key = `${rule.id} ${kind}`
      if (found.has(key)) continue
      found.set(key, {
        ...wordsSpan(item.statement, item.first, item.last),
        kind: 'contradicting',
        severity: kind === 'stricter' ? 'warning' : LEVEL[rule.strength],
        reason: fill(says[kind], { said, fact: ruleText(rule), treatment: treatment.name }),
        says: ruleText(rule),
        facts: [rule.id],
        quote: saidWords(item.statement, 0, item.statement.sentence.words.length),
      })
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}
