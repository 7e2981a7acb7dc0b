import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { loadCases } from './cases.ts'
import { failures, judge } from './judge.ts'

const knowledge = loadKnowledge()
const cases = loadCases()
const all = Object.values(cases).flat()

describe.each(Object.entries(cases))('worked cases of %s', (_file, list) => {
  test.each(list.map((c) => [c.id, c] as const))('%s', (_id, c) => {
    const verdict = judge(c, knowledge)
    const why = verdict.findings.map((f) => `${f.level} ${f.rule} ${f.sign ?? ''} ${f.facts[0] ?? ''}`).join('; ')
    expect(failures(c, verdict), `${c.sentence} (${why})`).toEqual([])
  })
})

describe('the set of worked cases', () => {
  test('ids are unique', () => expect(new Set(all.map((c) => c.id)).size).toBe(all.length))

  test('there are at least 150, 60 of them normal courses, and 300 in the words of a person', () => {
    expect(all.length).toBeGreaterThanOrEqual(150)
    expect(all.filter((c) => c.kind === 'normal').length).toBeGreaterThanOrEqual(60)
    expect(all.filter((c) => c.say !== undefined).length).toBeGreaterThanOrEqual(300)
  })

  test('every fact named is a fact', () => {
    const facts = new Set([
      ...Object.values(knowledge.treatments).flatMap((t) => [...t.effects, ...t.complications].map((f) => f.id)),
      ...knowledge.redFlags.map((f) => f.id),
      ...knowledge.feverRules.map((f) => f.id),
      ...Object.values(knowledge.modifiers).map((m) => m.id),
    ])
    expect(all.flatMap((c) => c.facts.filter((f) => !facts.has(f)).map((f) => `${c.id}: ${f}`))).toEqual([])
  })

  test('every source named is a source', () => {
    expect(
      all.flatMap((c) => c.sources.filter((s) => !Object.hasOwn(knowledge.sources, s)).map((s) => `${c.id}: ${s}`)),
    ).toEqual([])
  })

  test('every complication and red flag has a case that reaches at least its urgency', () => {
    const reached = new Set<string>()
    for (const c of all) {
      for (const f of judge(c, knowledge).findings)
        if (f.facts[0] && c.facts.includes(f.facts[0])) reached.add(`${f.facts[0]} ${f.level}`)
    }
    const levels = ['contact', 'urgent', 'emergency'] as const
    const facts = [...Object.values(knowledge.treatments).flatMap((t) => t.complications), ...knowledge.redFlags]
    const missing = facts.filter(
      ({ id, urgency }) => !levels.slice(levels.indexOf(urgency)).some((level) => reached.has(`${id} ${level}`)),
    )
    expect(missing.map((f) => f.id)).toEqual([])
  })

  test('no case of a normal course lands above watch', () => {
    const high = all.filter((c) => c.kind === 'normal').map((c) => `${c.id} ${judge(c, knowledge).level}`)
    expect(high.filter((line) => !/ (expected|watch)$/.test(line))).toEqual([])
  })
})
