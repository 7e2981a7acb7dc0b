import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankOf } from './judge.ts'
import { suitability } from './suitability.ts'
import type { Profile, Suitability } from './types.ts'

const knowledge = loadKnowledge()
const traits = Object.values(knowledge.choosing.traits)
const ids = traits.map((t) => t.id)
const groups = [...new Set(traits.map((t) => t.group))]
/** traits that speak against some treatment */
const against = new Set([
  ...Object.values(knowledge.treatments).flatMap((t) => t.contraindications.flatMap((c) => c.when.flat())),
  ...knowledge.choosing.rules.flatMap((r) => r.when.flat()),
])
const contraindicating = ids.filter((id) => against.has(id))

const some = (list: readonly string[], most: number) => fc.uniqueArray(fc.constantFrom(...list), { maxLength: most })
const anyNumbers = fc.record(
  {
    age: fc.integer({ min: 10, max: 80 }),
    skinType: fc.integer({ min: 1, max: 6 }),
    stages: fc.record({ norwood: fc.integer({ min: 1, max: 7 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
const anyProfile: fc.Arbitrary<Profile> = fc
  .tuple(some(ids, 6), fc.oneof(some(ids, 20), fc.constant(ids)), some(groups, groups.length), anyNumbers)
  .map(([yes, no, noneElseOf, numbers]) => ({ yes, no: no.filter((id) => !yes.includes(id)), noneElseOf, ...numbers }))

const ranks = (s: Suitability): number[] => s.treatments.map((t) => rankOf(t.level))
const judge = (profile: Profile) => suitability(profile, knowledge)

test('adding a contraindication never makes a treatment more suitable', () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom(...contraindicating), (profile, added) => {
      const yes = profile.yes.filter((id) => id !== added)
      const no = profile.no.filter((id) => id !== added)
      const before = judge({ ...profile, yes, no: [...no, added] })
      // a profile that contradicts itself is refused before it gets here
      fc.pre(before.contradictions.length === 0)
      const after = ranks(judge({ ...profile, yes: [...yes, added], no }))
      return ranks(before).every((rank, k) => (after[k] ?? 0) >= rank)
    }),
    { numRuns: 400 },
  )
})

test('what is known against a treatment stays known: more of it never takes a finding away', () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom(...contraindicating), (profile, added) => {
      const facts = (s: Suitability) => s.treatments.flatMap((t) => t.findings.flatMap((f) => f.facts))
      const after = new Set(
        facts(judge({ ...profile, yes: [...profile.yes, added], no: profile.no.filter((id) => id !== added) })),
      )
      return facts(judge(profile)).every((fact) => after.has(fact))
    }),
    { numRuns: 400 },
  )
})

test('an answer made unknown never yields suitable where the known one did not', () => {
  fc.assert(
    fc.property(anyProfile, fc.nat(), (profile, pick) => {
      const said = [...profile.yes, ...profile.no]
      const forgotten = said[pick % Math.max(1, said.length)]
      const before = judge(profile)
      fc.pre(before.contradictions.length === 0)
      const after = judge({
        ...profile,
        yes: profile.yes.filter((id) => id !== forgotten),
        no: profile.no.filter((id) => id !== forgotten),
        noneElseOf: profile.noneElseOf?.filter((g) => g !== knowledge.choosing.traits[forgotten ?? '']?.group),
      })
      return after.treatments.every((t, i) => t.level !== 'suitable' || before.treatments[i]?.level === 'suitable')
    }),
    { numRuns: 400 },
  )
})

test('a number made unknown never yields suitable where the known one did not', () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom('age', 'skinType', 'stages'), (profile, key) => {
      const { [key]: _forgotten, ...rest } = profile as Profile & Record<string, unknown>
      const before = judge(profile)
      fc.pre(before.contradictions.length === 0)
      const after = judge(rest as Profile)
      return after.treatments.every((t, i) => t.level !== 'suitable' || before.treatments[i]?.level === 'suitable')
    }),
    { numRuns: 300 },
  )
})

test('never suitable while a question that could change it is open', () => {
  fc.assert(
    fc.property(anyProfile, (profile) =>
      judge(profile).treatments.every((t) => (t.level === 'suitable' ? t.isSettled && t.open.length === 0 : true)),
    ),
    { numRuns: 300 },
  )
})

test('every finding names its facts and sources, or says why there is none', () => {
  fc.assert(
    fc.property(anyProfile, (profile) =>
      judge(profile).treatments.every((t) =>
        t.findings.every(
          (f) => f.facts.length > 0 && (f.sources.length > 0 || f.unsourced !== null) && f.traits.length > 0,
        ),
      ),
    ),
    { numRuns: 200 },
  )
})

test('a profile that contradicts itself is never suitable', () => {
  fc.assert(
    fc.property(anyProfile, (profile) => {
      const answer = judge(profile)
      return answer.contradictions.length === 0 || answer.treatments.every((t) => t.level !== 'suitable')
    }),
    { numRuns: 300 },
  )
})

test('a medicine that is not known is never harmless', () => {
  fc.assert(
    fc.property(anyProfile, (profile) => {
      const notChecked = [{ kind: 'takes', words: 'unobtainium', didYouMean: null }] as const
      return judge({ ...profile, notChecked }).treatments.every((t) => t.level !== 'suitable')
    }),
    { numRuns: 200 },
  )
})

describe('questions', () => {
  test('stand in the order of how much they could change', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const answer = judge(profile)
        const known = new Map(
          answer.treatments.map((t) => [t.slug, t.findings.reduce((rank, f) => Math.max(rank, rankOf(f.level)), 0)]),
        )
        const weights = answer.questions.map((q) =>
          q.couldRaise.reduce((sum, r) => sum + rankOf(r.to) - (known.get(r.slug) ?? 0), 0),
        )
        return weights.every((w, i) => w > 0 && w <= (weights[i - 1] ?? w))
      }),
      { numRuns: 100 },
    )
  })

  test('answered with no, one after the other, they end, and settle every treatment', () => {
    let profile: Profile = { yes: ['male', 'pattern-loss'], no: [], age: 40, skinType: 2, stages: { norwood: 3 } }
    for (let asked = 0; asked < ids.length; asked++) {
      const [question] = judge(profile).questions
      if (!question) break
      profile = { ...profile, no: [...profile.no, question.trait] }
    }
    expect(judge(profile).questions).toEqual([])
    expect(judge(profile).treatments.every((t) => t.isSettled)).toBe(true)
  })
})

describe('contradictions are said, and the yes stands', () => {
  test.each([
    [{ yes: ['male', 'pregnant'], no: [] }, 'pregnant'],
    [{ yes: ['uncontrolled-diabetes'], no: ['diabetes'] }, 'diabetes'],
    [{ yes: ['under-18'], no: [], age: 40 }, 'under-18'],
    [{ yes: ['male', 'female'], no: [] }, 'female'],
  ] as [Profile, string][])('%j', (profile, trait) => {
    const answer = judge(profile)
    expect(answer.contradictions.map((c) => c.trait)).toContain(trait)
  })
})
