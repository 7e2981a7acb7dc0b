import type { ClaimEffect, Knowledge, Treatment } from '@anagen/kb'
import { effectsAt, listEffects } from '../rules/effects-at.ts'
import { complicationsWith, effectsWith, treatmentsOf } from '../rules/evidence.ts'
import { matchesOf, nextOf, overlaps, wordsSpan } from '../rules/rule.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Statement } from '../statement/statement.ts'
import type { Position } from './position.ts'
import { positionAt } from './position-at.ts'
import type { PositionReader, Read } from './position-reader.ts'

const LEAST_HOURS = 12
const NEAR_WORDS = 4
const FRAGMENT = 8
const VERB = /^(?:is|are|was|were|be|do|does|did|will|can|have|has|had|feel|feels|hurts?|causes?)$/
const DURATION = 'contradicts-evidence-duration'
const SAFETY = 'absolute-safety'
const PAINLESS = 'painless'

/** The key that an effect has in the facts of a treatment; undefined where the treatment has no such fact. */
function aboutOf(treatment: Treatment, { signs }: Pick<ClaimEffect, 'signs'>): string | undefined {
  const [effect] = effectsWith(treatment, signs)
  const [complication] = effect ? [] : complicationsWith(treatment, signs)
  return effect ? `effect/${effect.key}` : complication && `complication/${complication.key}`
}

const isTold = ({ block, isMyth, isAlarm, sentence, isTestimonial }: Statement): boolean =>
  block.kind !== 'heading' && block.kind !== 'title' && !isMyth && !isAlarm && !isTestimonial && !sentence.isQuestion

/** How long effects last, whether they happen, and that none or no pain does. */
export function effectPositions(read: Read, reader: PositionReader): Position[] {
  return read.article.statements.flatMap((statement) => [
    ...(isTold(statement) ? lasting(read, statement, reader) : []),
    ...(isTold(statement) ? happening(read, statement, reader) : []),
    ...denying(read, statement, reader),
  ])
}

const isLength = (q: Quantity): boolean =>
  q.unit === 'hours' && !q.isInterval && q.high >= LEAST_HOURS && (!q.isMoment || q.isUpperBound)

function lasting(read: Read, statement: Statement, { checker, knowledge }: PositionReader): Position[] {
  if (matchesOf(statement, DURATION, 'ends').length === 0) return []
  const isExcused = matchesOf(statement, DURATION, 'ok').length > 0
  const whole = { from: 0, to: statement.sentence.words.length }
  return statement.quantities.filter(isLength).flatMap((quantity) => {
    const { stance, isHedged } = checker.readStance(statement, quantity, nextOf(read.article, statement))
    // "will not last more than a week" is denied, and says a week
    const isDenied = stance === 'denied'
    const isEnd = isDenied ? quantity.isUpperBound || quantity.isLowerBound : !quantity.isLowerBound
    if (!isEnd || (!isDenied && (isExcused || stance !== 'asserted'))) return []
    const says = { kind: 'range', low: quantity.low, high: quantity.high } as const
    return treatmentsOf(knowledge, read.treatmentsOf(statement, quantity)).flatMap((treatment) => {
      const own = effectsAt(statement, quantity, [treatment], checker.compiled)
      const named = own.length > 0 ? own : listEffects(read.article, statement, [treatment])
      const keys = new Set(named.flatMap((effects) => (effects[0] ? [effects[0].key] : [])))
      return [...keys].map((key) =>
        positionAt(read.index, statement, whole, {
          treatment: treatment.slug,
          topic: 'lasts',
          about: `effect/${key}`,
          says,
          isHedged,
        }),
      )
    })
  })
}

/** "No redness" denies the redness; "not ibuprofen, if you are sore" denies nothing of it. */
function isDeniedNear(
  { sentence: { ids, breaks } }: Statement,
  effect: { from: number },
  { checker }: PositionReader,
): boolean {
  const { classOf } = checker.compiled
  const isIn = (name: string, i: number): boolean => ((classOf(name).words[ids[i] ?? 0] ?? 0) & 1) === 1
  for (let i = effect.from - 1; i >= 0 && effect.from - i <= NEAR_WORDS; i--) {
    if ((breaks[i + 1] ?? 0) > 0 || isIn('condition', i)) return false
    if (isIn('negator', i) || isIn('noun-negator', i)) return true
  }
  return false
}

/** "Forehead like a boxer, swollen. Both sides, not sore." denies soreness of that swelling alone. */
function describesAnother({ article }: Read, { index, block, sentence }: Statement, id: string): boolean {
  const before = article.statements[index - 1]
  const isFragment = sentence.words.length <= FRAGMENT && !sentence.words.some(({ text }) => VERB.test(text))
  return isFragment && before?.block === block && !before.effects.some(({ what }) => what.id === id)
}

function happening(read: Read, statement: Statement, reader: PositionReader): Position[] {
  // "do not pick at scabs" tells what to do
  if (reader.care.findInstructs(statement.sentence)[0]?.from === 0) return []
  const named = [...statement.effects, ...reader.findAlso(statement.sentence)]
  return named.flatMap((effect) => {
    if (effect.what.shared) return []
    const { stance, isHedged } = reader.checker.readStance(statement, effect, nextOf(read.article, statement))
    const isCommon = reader.findCommon(statement.sentence).some(({ to }) => to <= effect.from)
    const isTimed = statement.quantities.some((q) => q.unit === 'hours')
    const isNo = stance === 'denied' && !isCommon && isDeniedNear(statement, effect, reader)
    if (stance === 'denied' && !isCommon && !isNo) return []
    const isBanned = (read.care.get(statement) ?? []).some(
      (care) => care.says === 'avoid' && overlaps({ from: care.first, to: care.last }, effect),
    )
    // "after PRP do not pick at scabs"
    if (isNo && isBanned) return []
    if (isNo && describesAnother(read, statement, effect.what.id)) return []
    const says = isNo ? 'no' : 'yes'
    // "no redness after day 3" says when it ends; "some people report soreness" says that it happens
    if ((says === 'no' && isTimed) || stance === 'rebutted' || stance === 'asked') return []
    return treatmentsOf(reader.knowledge, read.treatmentsOf(statement, effect)).flatMap((treatment) => {
      const about = aboutOf(treatment, effect.what)
      return about === undefined
        ? []
        : [
            positionAt(read.index, statement, effect, {
              treatment: treatment.slug,
              topic: 'happens',
              about,
              says: { kind: says },
              isHedged,
            }),
          ]
    })
  })
}

/** "No side effects" denies every effect of the treatment; "painless" denies its pain. The findings of the rules decide what is meant. */
function denying(read: Read, statement: Statement, reader: PositionReader): Position[] {
  const flagged = (rule: string) =>
    matchesOf(statement, rule, 'says').filter((match) => {
      const { start, end } = wordsSpan(statement, match.from, match.to)
      return (read.flagged.get(rule) ?? []).some((finding) => finding.start < end && start < finding.end)
    })
  const blankets = reader.findBlanket(statement.sentence)
  const denials = [
    ...flagged(SAFETY).filter((match) => blankets.some((blanket) => overlaps(blanket, match))),
    ...flagged(PAINLESS),
  ]
  return denials.flatMap((at) =>
    treatmentsOf(reader.knowledge, read.treatmentsOf(statement, at)).flatMap((treatment) => {
      const isPain = at.group.startsWith(PAINLESS)
      const abouts = isPain ? painOf(treatment, reader.knowledge) : treatment.effects.map(({ key }) => `effect/${key}`)
      return abouts.map((about) =>
        positionAt(read.index, statement, at, {
          treatment: treatment.slug,
          topic: 'happens',
          about,
          says: { kind: 'no' },
          isHedged: false,
        }),
      )
    }),
  )
}

const painOf = (treatment: Treatment, { claimBook }: Knowledge): string[] => {
  const about = aboutOf(treatment, { signs: claimBook.rules[PAINLESS]?.signs ?? [] })
  return about === undefined ? [] : [about]
}
