import type { Apart, Contraindication, Interaction, Treatment } from '@anagen/kb'
import { type Day, wallMs } from './day.ts'
import type { Chain } from './steps.ts'

const HOUR_MS = 3_600_000

/** A rule that keeps sessions of two treatments apart: `other` may not lie in these hours around a session of `of`. */
export interface ApartRule {
  readonly of: string
  readonly other: string
  readonly hours: Apart['hours']
  readonly fact: Contraindication | Interaction
}

/** Every rule of the treatments planned that concerns another of them. */
export const apartRules = (treatments: readonly Treatment[]): ApartRule[] => {
  const slugs = new Set(treatments.map((t) => t.slug))
  return treatments.flatMap((t) =>
    [...t.contraindications, ...t.interactions].flatMap((fact) =>
      (fact.apart?.treatments ?? [])
        .filter((other) => slugs.has(other) && other !== t.slug)
        .map((other) => ({ of: t.slug, other, hours: fact.apart?.hours ?? { from: 0, to: 0 }, fact })),
    ),
  )
}

/** A session with its day and, where it is planned, its instants. Of one that is over only the day is known. */
export interface Sat {
  readonly slug: string
  readonly day: Day
  readonly start: number
  readonly end: number
}

/** A session on a day of the past: it may have been at any hour, so it counts as lasting the whole day. */
const satOn = (slug: string, day: Day): Sat => ({ slug, day, start: wallMs(day, 0), end: wallMs(day + 1, 0) })

const breaks = (rule: ApartRule, session: Sat, other: Sat): boolean => {
  const earliest = (other.start - session.end) / HOUR_MS
  const latest = (other.end - session.start) / HOUR_MS
  return latest > rule.hours.from && earliest < rule.hours.to
}

/** Whether sessions of two treatments may both be. They never share a day: no source says that any two may. */
export const areApart = (rules: readonly ApartRule[], a: Sat, b: Sat): boolean =>
  a.day !== b.day &&
  rules.every((rule) => {
    if (rule.of === a.slug && rule.other === b.slug) return !breaks(rule, a, b)
    if (rule.of === b.slug && rule.other === a.slug) return !breaks(rule, b, a)
    return true
  })

/** Sessions of all courses that are over. */
export const satBefore = (chains: readonly Chain[]): Sat[] =>
  chains.flatMap((chain) => (chain.course.atHome ? [] : chain.done.map((day) => satOn(chain.course.slug, day))))
