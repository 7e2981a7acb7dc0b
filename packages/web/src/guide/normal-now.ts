import { isProblem, type Moment, parseDid, showHours, type TreatmentDone } from '@anagen/engine'
import type { Effect, Hours, Knowledge, Level, Treatment } from '@anagen/kb'
import { GRADES, rank } from '@anagen/kb'
import { type Ago, readAgo } from '../check/entered.ts'
import { agoText } from '../check/told.ts'
import { judgeSign } from './levels-over-time.ts'

/** One effect at one moment: what the check would answer for its mildest form, neither better nor worse; outside its own window never calm. */
export interface EffectNow {
  readonly id: string
  readonly plain: string
  readonly level: Level
  readonly onlyWith: string | null
  /** it cannot have begun yet: from when on it can; null: it can have */
  readonly beginsAt: string | null
  /** what the treatment is done for: it is looked for, and not over */
  readonly isHoped: boolean
  /** when it has to be over, or until when sources follow it; null: no end while the treatment is used */
  readonly overBy: string | null
}

/** What is normal now, as somebody asks it who knows what was done and when. */
export interface NormalNow {
  readonly entered: Ago
  /** the moment is one that nobody can read */
  readonly isUnread: boolean
  readonly hours: Hours | null
  /** in words; null: not asked, or not read */
  readonly at: string | null
  /** calm first; null: not asked, or not read */
  readonly effects: readonly EffectNow[] | null
}

/** A page knows no dates here, only how long ago. */
const NO_DATES: Moment = { now: 0, zoneOffset: () => 0 }

const hoursOf = (slug: string, entered: Ago, knowledge: Knowledge): Hours | null => {
  const parsed = parseDid(`${slug}@${agoText(entered)}`, NO_DATES, knowledge, 'since')
  return isProblem(parsed) ? null : parsed.value.hoursSince
}

/** Of several signs the one that the check would take most seriously: an effect is no calmer than what it shows itself by. */
const levelOf = (effect: Effect, hours: Hours, knowledge: Knowledge): Level => {
  const done: TreatmentDone = {
    slug: effect.treatment,
    hoursSince: hours,
    ...(effect.onlyWith === null ? {} : { withParts: [effect.onlyWith] }),
  }
  const levels = effect.signs.flatMap((id) => {
    const sign = knowledge.signs[id]
    const mildest = sign && GRADES.find((grade) => sign.grades[grade] !== undefined)
    return sign && mildest ? [judgeSign(done, sign, mildest, knowledge)] : []
  })
  return levels.toSorted((a, b) => rank(b) - rank(a))[0] ?? 'contact'
}

/** Its sign can still belong to another effect: that is no reason to call this one calm outside its own window. */
const isOutside = ({ onset, upper, persistsWhileUsed }: Effect, hours: Hours): boolean =>
  hours < onset.from || (!persistsWhileUsed && hours > upper)

const atLeast = (floor: Level, level: Level): Level => (rank(level) < rank(floor) ? floor : level)

const effectNow = (effect: Effect, hours: Hours, knowledge: Knowledge): EffectNow => ({
  id: effect.id,
  plain: effect.plain,
  level: atLeast(isOutside(effect, hours) ? 'contact' : 'expected', levelOf(effect, hours, knowledge)),
  onlyWith: effect.onlyWith,
  beginsAt: hours < effect.onset.from ? showHours(effect.onset.from) : null,
  isHoped: effect.isHoped,
  overBy: effect.persistsWhileUsed ? null : showHours(effect.upper),
})

/**
 * What of a treatment's effects is normal at a moment, as the engine itself answers.
 * @param asked the query of the page: `since.ago` and `since.unit`
 */
export const normalNow = (treatment: Treatment, asked: URLSearchParams, knowledge: Knowledge): NormalNow => {
  const form = new FormData()
  for (const [name, value] of asked) form.append(name, value)
  const entered = readAgo(form, 'since')
  if (entered.amount === '') return { entered, isUnread: false, hours: null, at: null, effects: null }
  const hours = hoursOf(treatment.slug, entered, knowledge)
  if (hours === null) return { entered, isUnread: true, hours: null, at: null, effects: null }
  const effects = treatment.effects
    .map((effect) => effectNow(effect, hours, knowledge))
    .toSorted((a, b) => rank(a.level) - rank(b.level))
  return { entered, isUnread: false, hours, at: showHours(hours), effects }
}
