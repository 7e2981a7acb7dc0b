import type { Finding, Verdict } from '@anagen/engine'
import { rank, TRENDS } from '@anagen/kb'
import fc from 'fast-check'
import { endless, forAll, hourFor, type Law, reportMatching } from './law.ts'
import { generators, gradesOf, reportOf } from './reports.ts'

export const redFlagLevel: Law = {
  name: 'a red flag always yields at least its level',
  holds: (decide, knowledge) => {
    const { anyReport } = generators(knowledge)
    const alternatives = knowledge.redFlags.flatMap((flag) =>
      [{ urgency: flag.urgency, any: flag.pattern.any }, ...flag.pattern.raise].flatMap((p) =>
        p.any.map((items) => ({ flag, urgency: p.urgency, items })),
      ),
    )
    forAll(
      fc.tuple(fc.constantFrom(...alternatives), anyReport, fc.constantFrom(...Object.keys(knowledge.treatments))),
      ([{ flag, urgency, items }, other, slug]) => {
        const hours = Math.max(hourFor(items), flag.window.from)
        const flagged = reportMatching(items, slug, hours, knowledge)
        const both = reportOf({
          ...flagged,
          // the same sign said again, worse, is another law
          signs: [...flagged.signs, ...other.signs.filter((s) => !flagged.signs.some((f) => f.sign === s.sign))],
          modifiers: [...flagged.modifiers, ...other.modifiers],
        })
        return [flagged, both].every((report) => {
          const found = decide(report, knowledge).findings.filter((f) => f.facts.includes(flag.id))
          return found.some((f) => rank(f.level) >= rank(urgency))
        })
      },
    )
  },
}

/** The finding of one sign by its windows. */
const windowFinding = (verdict: Verdict, sign: string): Finding | undefined =>
  verdict.findings.find((f) => f.sign === sign && f.window !== null)

export const pastAWindow: Law = {
  name: "moving past a window's end never calms the answer",
  holds: (decide, knowledge) => {
    const { anyEffect } = generators(knowledge)
    const shape = fc.tuple(
      anyEffect,
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...TRENDS, null),
      fc.integer({ min: 0, max: 3 }),
    )
    forAll(shape, ([effect, a, b, trend, pick]) => {
      const sign = effect.signs[pick % effect.signs.length] ?? ''
      const others = knowledge.treatments[effect.treatment]?.effects.filter((e) => e.signs.includes(sign)) ?? []
      const begun = Math.max(...others.map((e) => e.onset.from))
      // the moments at which some window of this sign changes its mind, and the hour after
      const moments = [
        begun,
        ...others.flatMap((e) => [e.onset.to, e.typical.to, e.upper, e.disputedUntil].flatMap((h) => [h, h + 1])),
      ].filter((h) => h >= begun)
      const [one, other] = [moments[a % moments.length] ?? begun, moments[b % moments.length] ?? begun]
      const [early, late] = [Math.min(one, other), Math.max(one, other)]
      const grades = gradesOf(sign, knowledge)
      const grade = grades[pick % grades.length] ?? 1
      const at = (hoursSince: number) =>
        windowFinding(
          decide(
            reportOf({ treatments: [{ slug: effect.treatment, hoursSince }], signs: [{ sign, grade, trend }] }),
            knowledge,
          ),
          sign,
        )
      const [first, second] = [at(early), at(late)]
      return first === undefined || (second !== undefined && rank(second.level) >= rank(first.level))
    })
  },
}

export const noEnd: Law = {
  name: 'complications and red flags have no end time that lowers a level',
  holds: (decide, knowledge) => {
    const complications = Object.values(knowledge.treatments).flatMap((t) =>
      t.complications.flatMap((c) =>
        [...c.pattern.any, ...c.pattern.raise.flatMap((r) => r.any)].map((items) => ({
          id: c.id,
          slug: t.slug,
          items,
          from: 0,
        })),
      ),
    )
    const flags = knowledge.redFlags
      .filter((flag) => flag.anyTime)
      .flatMap((flag) =>
        [...flag.pattern.any, ...flag.pattern.raise.flatMap((r) => r.any)].map((items) => ({
          id: flag.id,
          slug: 'prp',
          items,
          from: flag.window.from,
        })),
      )
    const alternatives = [...complications, ...flags].filter(({ items }) => endless(items))
    forAll(
      fc.tuple(fc.constantFrom(...alternatives), fc.integer({ min: 0, max: 100_000 })),
      ([{ id, slug, items, from }, later]) => {
        const hours = Math.max(hourFor(items), from)
        const levelAt = (h: number) =>
          decide(reportMatching(items, slug, h, knowledge), knowledge).findings.find((f) => f.facts[0] === id)?.level
        const [early, late] = [levelAt(hours), levelAt(hours + later)]
        return early === undefined || (late !== undefined && rank(late) >= rank(early))
      },
    )
  },
}

export const pastEveryDispute: Law = {
  name: 'past every disputed_until nothing is expected or watch that does not persist while used',
  holds: (decide, knowledge) => {
    const { anyEffect } = generators(knowledge)
    forAll(
      fc.tuple(anyEffect, fc.integer({ min: 1, max: 50_000 }), fc.constantFrom(...TRENDS, null)),
      ([effect, beyond, trend]) =>
        effect.signs.every((sign) => {
          const effects = knowledge.treatments[effect.treatment]?.effects.filter((e) => e.signs.includes(sign)) ?? []
          if (effects.some((e) => e.persistsWhileUsed)) return true
          const hoursSince = Math.max(...effects.map((e) => e.disputedUntil)) + beyond
          const verdict = decide(
            reportOf({
              treatments: [{ slug: effect.treatment, hoursSince }],
              signs: [{ sign, grade: gradesOf(sign, knowledge)[0] ?? 1, trend }],
            }),
            knowledge,
          )
          return rank(verdict.level) >= rank('contact')
        }),
    )
  },
}
