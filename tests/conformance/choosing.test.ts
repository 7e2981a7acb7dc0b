import { isProblem, type Parsed, showInputProblem } from '@anagen/engine'
import {
  compare,
  dayOf,
  interactions,
  type Profile,
  suitability,
  treatmentsTaken,
  understandProfile,
  understandTraits,
} from '@anagen/engine/planning'
import type { ComparisonCase, InteractionsCase, SuitabilityCase } from '@anagen/kb/authoring'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { loadChoosingCases } from './choosing-cases.ts'
import { datesOf, planFor, sessionsOf } from './course-case.ts'

const knowledge = loadKnowledge()
const cases = loadChoosingCases()
const byId = <T extends { readonly id: string }>(list: readonly T[]) => list.map((c) => [c.id, c] as const)

const must = <T>(parsed: Parsed<T>): T => {
  if (isProblem(parsed)) throw new Error(parsed.problems.map(showInputProblem).join('; '))
  return parsed.value
}

const profileOf = ({ told }: SuitabilityCase): Profile => {
  const { norwood, ludwig, sinclair, ...rest } = told
  const stages = Object.fromEntries(
    Object.entries({ norwood, ludwig, sinclair }).filter(([, stage]) => stage !== undefined),
  )
  return must(understandProfile({ ...rest, stages }, knowledge))
}

const judge = (c: SuitabilityCase) => suitability(profileOf(c), knowledge)

describe('suitability', () => {
  test.each(byId(cases.suitability))('%s', (_id, c) => {
    const answer = judge(c)
    const level = (slug: string) => answer.treatments.find((t) => t.slug === slug)?.level
    const wrong = Object.entries(c.expect.levels).filter(([slug, wanted]) => level(slug) !== wanted)
    expect(
      wrong.map(([slug, wanted]) => `${slug}: ${level(slug)}, not ${wanted}`),
      c.sentence,
    ).toEqual([])
    const found = new Set(answer.treatments.flatMap((t) => t.findings.flatMap((f) => f.facts)))
    expect(
      c.facts.filter((fact) => !found.has(fact)),
      c.sentence,
    ).toEqual([])
    const settled = (slug: string) => answer.treatments.find((t) => t.slug === slug)?.isSettled
    expect((c.expect.settled ?? []).filter((slug) => !settled(slug))).toEqual([])
    expect((c.expect.unsettled ?? []).filter((slug) => settled(slug))).toEqual([])
    const asked = answer.questions.map((q) => q.trait)
    expect((c.expect.asks ?? []).filter((trait) => !asked.includes(trait))).toEqual([])
    // a word that nobody expects to be unknown would quietly change what the case is about
    expect(
      answer.notChecked.map((n) => n.words.replace(/ 5 mg$/, '')),
      c.sentence,
    ).toEqual(c.expect.not_checked ?? [])
    expect(answer.contradictions).toEqual([])
  })
})

const checkList = (c: InteractionsCase) => {
  const heard = c.items.map(({ words, prescribed }) => {
    const takes = understandTraits(words, 'takes', knowledge)
    const has = understandTraits(words, 'has', knowledge)
    const isTaken = takes.traits.length > 0 && (takes.notChecked.length === 0 || has.notChecked.length > 0)
    const best = isTaken ? takes : has
    return { words, prescribed: prescribed ?? null, ...best, taken: treatmentsTaken(words, knowledge).slugs }
  })
  return interactions(
    {
      treatments: c.treatments.map((slug) => ({ slug, at: null })),
      items: heard.filter((h) => h.traits.length > 0),
      notChecked: heard.flatMap((h) => h.notChecked),
    },
    knowledge,
  )
}

describe('interactions', () => {
  test.each(byId(cases.interactions))('%s', (_id, c) => {
    const answer = checkList(c)
    const shown = (f: { fact: string; effect: string; conditional?: boolean | undefined; item?: string | undefined }) =>
      `${f.fact} ${f.effect}${f.conditional ? ' conditional' : ''}${f.item === undefined ? '' : ` (${f.item})`}`
    const got = answer.findings.map((f) =>
      shown({
        fact: f.facts[0] ?? '',
        effect: f.effect,
        conditional: f.onlyIf.length > 0,
        item: Object.hasOwn(knowledge.treatments, f.item) ? undefined : f.item,
      }),
    )
    expect([...new Set(got)].sort(), c.sentence).toEqual([...new Set(c.expect.map(shown))].sort())
    const pairs = answer.nothingKnown.map((n) => `${n.treatment} ${n.item}`)
    expect((c.nothing_known ?? []).filter((pair) => !pairs.includes(pair.join(' ')))).toEqual([])
    expect(answer.notChecked.map((n) => n.words)).toEqual(c.not_checked ?? [])
  })

  test('no case ends in a word that stops a medicine which only its prescriber may stop', () => {
    for (const c of cases.interactions)
      for (const f of checkList(c).findings) {
        const item = c.items.find((i) => i.words === f.item)
        if (!item || /^Pause|^Avoid/.test(f.text)) continue
        const { traits } = understandTraits(item.words, 'takes', knowledge)
        if (traits.some((id) => knowledge.choosing.traits[id]?.neverStop))
          expect(['stop', 'pause', 'avoid']).not.toContain(f.effect)
      }
  })
})

describe('courses', () => {
  test.each(byId(cases.courses))('%s', (_id, c) => {
    const plan = planFor(c, knowledge)
    const { expect: wanted } = c
    if (plan.outcome === 'refused') {
      expect(
        plan.conflicts.map((x) => x.code),
        plan.conflicts.map((x) => x.text).join(' '),
      ).toContain(wanted.refused)
      if (wanted.binding) expect(plan.conflicts[0]?.binding).toEqual(wanted.binding)
      if (wanted.says) expect(plan.conflicts.map((x) => x.text).join(' ')).toContain(wanted.says)
      return
    }
    expect(wanted.refused, c.sentence).toBeUndefined()
    const dates = datesOf(plan)
    if (wanted.dates) expect(dates).toEqual(wanted.dates)
    if (wanted.first) expect(dates[0]).toBe(wanted.first)
    const [first] = plan.courses.flatMap((course) => course.steps)
    if (wanted.at) expect(first?.at).toBe(wanted.at)
    if (wanted.start) expect(first?.start).toBe(Date.parse(wanted.start))
    for (const [slug, [least, most]] of Object.entries(wanted.gaps ?? {})) {
      const days = sessionsOf(plan, slug).map((s) => dayOf(s.day) ?? 0)
      const gaps = days.slice(1).map((day, i) => day - (days[i] ?? 0))
      expect(
        gaps.every((gap) => least <= gap && gap <= most),
        `${gaps}`,
      ).toBe(true)
    }
    for (const [slug, count] of Object.entries(wanted.count ?? {})) expect(sessionsOf(plan, slug)).toHaveLength(count)
    if (wanted.weekday !== undefined)
      for (const s of sessionsOf(plan)) expect(new Date(`${s.day}T12:00Z`).getUTCDay()).toBe(wanted.weekday % 7)
    if (wanted.protocols)
      expect(plan.courses.flatMap((course) => course.protocols.map((p) => p.key))).toEqual(
        expect.arrayContaining(wanted.protocols),
      )
    if (wanted.notes) expect(plan.courses.flatMap((course) => course.notes).join(' ')).toContain(wanted.notes)
    if (wanted.apart) {
      const [a, b, days] = wanted.apart
      for (const one of sessionsOf(plan, a))
        for (const other of sessionsOf(plan, b)) {
          const gap = (dayOf(other.day) ?? 0) - (dayOf(one.day) ?? 0)
          expect(gap < 0 || gap >= days, `${one.day} ${other.day}`).toBe(true)
        }
    }
  })
})

describe('comparison', () => {
  test.each(byId(cases.comparison))('%s', (_id: string, c: ComparisonCase) => {
    const cell = compare({ options: [c.option, 'prp', 'nothing'] }, knowledge)
      .options.find((o) => o.slug === c.option)
      ?.cells.find((x) => x.criterion === c.criterion)
    if (c.expect.short) expect(cell?.short).toBe(c.expect.short)
    if (c.expect.says) expect(cell?.items.map((i) => i.text).join(' ')).toContain(c.expect.says)
    if (c.expect.known !== undefined) expect(cell?.known).toBe(c.expect.known)
    const facts = cell?.items.flatMap((i) => i.facts) ?? []
    expect(c.facts.filter((fact) => !facts.includes(fact))).toEqual([])
  })
})

describe('the set of worked cases', () => {
  const all = [...cases.suitability, ...cases.interactions, ...cases.courses, ...cases.comparison]

  test('there are at least 60, with ids that are unique', () => {
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(new Set(all.map((c) => c.id)).size).toBe(all.length)
  })

  test('every source named is a source', () => {
    expect(
      all.flatMap((c) => c.sources.filter((s) => !Object.hasOwn(knowledge.sources, s)).map((s) => `${c.id}: ${s}`)),
    ).toEqual([])
  })

  test('every contraindication of the knowledge base is reached by a case that names it', () => {
    const reached = new Set(
      cases.suitability.flatMap((c) => {
        const found = new Set(judge(c).treatments.flatMap((t) => t.findings.flatMap((f) => f.facts)))
        return c.facts.filter((fact) => found.has(fact))
      }),
    )
    const facts = [
      ...Object.values(knowledge.treatments).flatMap((t) => t.contraindications),
      ...knowledge.choosing.rules,
    ]
    expect(facts.length).toBeGreaterThan(160)
    expect(facts.map((f) => f.id).filter((id) => !reached.has(id))).toEqual([])
  })

  test('every interaction of the knowledge base is reached by a case that names it', () => {
    const reached = new Set(
      cases.interactions.flatMap((c) => {
        const found = new Set(checkList(c).findings.flatMap((f) => f.facts))
        return c.expect.map((e) => e.fact).filter((fact) => found.has(fact))
      }),
    )
    const facts = Object.values(knowledge.treatments).flatMap((t) => t.interactions.map((i) => i.id))
    expect(facts.length).toBeGreaterThan(80)
    expect(facts.filter((id) => !reached.has(id))).toEqual([])
  })
})
