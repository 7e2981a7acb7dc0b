import type { Advice } from '../domain/advice.ts'
import type { AdviceFile } from '../schema/advice.ts'

export const toAdvice = (raw: AdviceFile): Advice => {
  const level = (l: AdviceFile['levels']['watch']) => ({
    headline: l.headline,
    do: l.do,
    checkAgainHours: l.check_again_hours,
    holdsHours: l.holds_hours,
  })
  const { expected, watch, contact, urgent, emergency } = raw.levels
  return {
    levels: {
      expected: level(expected),
      watch: level(watch),
      contact: level(contact),
      urgent: level(urgent),
      emergency: level(emergency),
    },
    rules: raw.rules,
    hoped: raw.hoped,
    asks: raw.asks,
    callIf: { worse: raw.call_if.worse, new: raw.call_if.new, general: raw.call_if.general },
    notes: {
      assumedGrade: raw.notes.assumed_grade,
      notReviewed: raw.notes.not_reviewed,
      decisionSupport: raw.notes.decision_support,
    },
  }
}
