import type { RawPatternItem } from '../schema/pattern.ts'
import type { RawEffect } from '../schema/treatment.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

/** Hours in which both an effect is calm and a single-sign alternative of a complication holds; empty when from >= to. */
const sharedHours = (effect: RawEffect, item: Exclude<RawPatternItem, string>): readonly [number, number] => {
  const from = Math.max(
    effect.onset_hours[0],
    item.from_hours ?? Number.NEGATIVE_INFINITY,
    item.beyond_hours ?? Number.NEGATIVE_INFINITY,
  )
  const to = Math.min(effect.resolves_hours.upper, item.before_hours ?? Number.POSITIVE_INFINITY)
  return [from, to]
}

/**
 * No effect and complication of one treatment claim the same sign, grade and hour: a mild, unchanging sign inside its window
 * would be expected and a complication at once. Alternatives that ask for a second sign, a worse trend or more are apart already.
 */
export const claimsApart: Check = (parsed) =>
  parsed.treatments.flatMap((file) => {
    const { effects, complications } = file.value
    return complications.flatMap((complication, i) => {
      const lists = [complication.pattern.any, ...(complication.pattern.raise ?? []).map((r) => r.any)]
      return lists.flat().flatMap((items) => {
        const [only, ...others] = items
        if (only === undefined || others.length > 0) return []
        const item = typeof only === 'string' ? { sign: only } : only
        if (
          item.trend === 'worse' ||
          item.trend === 'new' ||
          item.after_gap ||
          item.one_sided ||
          item.modifier ||
          item.temperature_at_least !== undefined
        )
          return []
        const clash = effects.find((effect) => {
          if (item.sign === undefined || !effect.signs.includes(item.sign)) return false
          if ((item.grade ?? 1) > effect.max_expected_grade) return false
          if ((effect.clock ?? 'session') !== (complication.clock ?? 'session')) return false
          const [from, to] = sharedHours(effect, item)
          return from < to
        })
        return clash
          ? [
              problemAt(
                file,
                ['complications', i, 'pattern'],
                `${complication.id} and effect ${clash.id} both claim ${item.sign} at the same grade and hour; give the pattern an hour, a grade or a second sign`,
              ),
            ]
          : []
      })
    })
  })
