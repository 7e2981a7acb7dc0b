import type { Effect, Fact, Instruction, Interaction, Knowledge, Treatment } from '@anagen/kb'
import { careWords } from '../care/care-words.ts'
import { courseText } from '../rules/contradicts-evidence-sessions.ts'
import { inWords } from '../rules/evidence.ts'
import { fadingResult } from '../rules/result-times.ts'
import { A_DAY, A_WEEK } from '../statement/hours.ts'
import type { Position } from './position.ts'

/** What the knowledge base holds on a question. */
export interface Known {
  /** what the question is about, in its words */
  readonly what: string
  readonly facts: readonly string[]
  readonly says: string
  /** may this be said, as far as the facts go? Only where its sources dispute it. */
  readonly allows: (position: Position) => boolean
}

const NOTHING = { facts: [], says: 'The knowledge base has no fact on this.', allows: () => false }
const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
const fact = (what: string, { id }: Fact, says: string, allows: Known['allows'] = () => false): Known => ({
  what,
  facts: [id],
  says: `${says.replace(/\.$/, '')}.`,
  allows,
})

const disputed = ({ disagreements }: Fact): string => (disagreements ? ` Sources disagree: ${disagreements}` : '')

function window(effect: Effect): Known {
  const says = `${effect.plain}: usually up to ${inWords(effect.typical.to)}, expected for up to ${inWords(effect.upper)}.${disputed(effect)}`
  return fact(
    lower(effect.plain),
    effect,
    says,
    ({ says: said }) =>
      said.kind === 'range' &&
      said.high >= effect.typical.to &&
      said.high <= Math.max(effect.upper, effect.disputedUntil),
  )
}

function frequency({ plain, frequency: { category, percent } }: Effect): string {
  if (category === 'unknown') return `Known effect: ${lower(plain)}; how often it happens is not known`
  const share = percent ? ` (${percent.from === percent.to ? percent.from : `${percent.from} to ${percent.to}`}%)` : ''
  return `Known effect, ${category.replace('-', ' ')}${share}: ${lower(plain)}`
}

function ofEffect(treatment: Treatment, { topic, about }: Position): Known {
  const [kind, key] = about.split('/')
  const effect = kind === 'effect' ? treatment.effects.find((e) => e.key === key) : undefined
  if (effect) return topic === 'lasts' ? window(effect) : fact(lower(effect.plain), effect, frequency(effect))
  const complication = treatment.complications.find((c) => c.key === key)
  if (!complication) return { what: about, ...NOTHING }
  return fact(lower(complication.plain), complication, `Known complication: ${lower(complication.plain)}`)
}

/** The rules after the session that speak about an activity, the longest first. */
function ofActivity(knowledge: Knowledge, treatment: Treatment, activity: string, label: string): Known {
  const { rolesOf } = careWords(knowledge)
  const rules = treatment.instructions
    .filter(({ kind }) => kind !== 'before')
    .filter((rule) => {
      const { bars = [], allows = [] } = rolesOf(rule)
      return bars.includes(activity) || allows.includes(activity)
    })
  if (rules.length === 0) return { what: label, ...NOTHING }
  const text = (rule: Instruction): string => `${rule.instruction.replace(/\.$/, '')} (${span(rule)})`
  return {
    what: label,
    facts: rules.map(({ id }) => id),
    says: `${rules.map(text).join('; ')}.`,
    allows: () => false,
  }
}

/** @example "first 48 hours" */
export const span = ({ window: { from, to } }: Instruction | Interaction): string =>
  from <= 0 ? `first ${inDays(to)}` : `${inDays(from)} to ${inDays(to)}`

const DAYS = 100

/** 720 hours are 30 days, not 4.3 weeks. */
const inDays = (hours: number): string =>
  hours > A_DAY && hours % A_DAY === 0 && hours % A_WEEK !== 0 && hours < DAYS * A_DAY
    ? `${hours / A_DAY} days`
    : inWords(hours)

/** What the knowledge base holds on the question that a position answers. */
export function knownOf(knowledge: Knowledge, position: Position, labelOf: (activity: string) => string): Known {
  const treatment = knowledge.treatments[position.treatment]
  if (!treatment) return { what: position.about, ...NOTHING }
  switch (position.topic) {
    case 'lasts':
    case 'happens':
      return ofEffect(treatment, position)
    case 'sessions':
    case 'interval':
      return fact('', treatment.course, `${courseText(treatment)}.${disputed(treatment.course)}`)
    case 'until':
      return ofActivity(knowledge, treatment, position.about, labelOf(position.about))
    case 'permanent': {
      const fading = fadingResult(treatment)
      return fading
        ? {
            what: '',
            facts: [fading.id],
            says: `${fading.when}: ${fading.what.replace(/\.$/, '')}.`,
            allows: () => false,
          }
        : fact('', treatment.course.stopping, treatment.course.stopping.says)
    }
    case 'excluded': {
      const [first] = treatment.contraindications
      return first
        ? fact('', first, `${treatment.contraindications.length} contraindications are known, such as: ${first.what}`)
        : { what: '', ...NOTHING }
    }
    case 'approved': {
      const [first] = treatment.regulatory
      return first ? fact('', first, `${first.jurisdiction}: ${first.status}`) : { what: '', ...NOTHING }
    }
  }
}
