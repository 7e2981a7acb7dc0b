import type { Pattern, PatternItem } from '../domain/pattern.ts'
import type { RawPattern, RawPatternItem } from '../schema/pattern.ts'

const toItem = (raw: RawPatternItem): PatternItem => {
  const item: Exclude<RawPatternItem, string> = typeof raw === 'string' ? { sign: raw } : raw
  return {
    sign: item.sign ?? null,
    grade: item.grade ?? null,
    trend: item.trend ?? null,
    fromHours: item.from_hours ?? null,
    beforeHours: item.before_hours ?? null,
    beyondHours: item.beyond_hours ?? null,
    afterGap: item.after_gap ?? false,
    oneSided: item.one_sided ?? false,
    temperature: item.temperature_at_least ?? null,
    modifier: item.modifier ?? null,
  }
}

export const toAlternatives = (raw: readonly (readonly RawPatternItem[])[]): PatternItem[][] =>
  raw.map((items) => items.map(toItem))

export const toPattern = (raw: RawPattern): Pattern => ({
  any: toAlternatives(raw.any),
  raise: (raw.raise ?? []).map((r) => ({ urgency: r.urgency, any: toAlternatives(r.any) })),
})
