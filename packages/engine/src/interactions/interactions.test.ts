import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understandTraits } from '../suitability/understand.ts'
import { interactions } from './interactions.ts'
import { treatmentsTaken } from './taken.ts'
import type { InteractionRequest, ListedItem } from './types.ts'

const knowledge = loadKnowledge()
const slugs = Object.keys(knowledge.treatments)
const traits = Object.values(knowledge.choosing.traits)
const HOUR_MS = 3_600_000

const anyItem: fc.Arbitrary<ListedItem> = fc
  .record({
    words: fc.constant(''),
    traits: fc.constantFrom(...traits.map((t) => [t.id])),
    prescribed: fc.constantFrom(true, false, null),
  })
  .map((item) => ({ ...item, words: item.traits[0] ?? '' }))
const anyRequest: fc.Arbitrary<InteractionRequest> = fc.record({
  treatments: fc
    .uniqueArray(fc.constantFrom(...slugs), { minLength: 1, maxLength: 4 })
    .map((list) => list.map((slug) => ({ slug, at: null }))),
  items: fc.uniqueArray(anyItem, { maxLength: 5, selector: (i) => i.words }),
})
const check = (request: InteractionRequest) => interactions(request, knowledge)

test('a medicine that only its prescriber may stop is never to be stopped, paused or avoided', () => {
  const protectedIds = new Set(traits.filter((t) => t.neverStop).map((t) => t.id))
  const isProtected = (id: string) => protectedIds.has(id)
  fc.assert(
    fc.property(anyRequest, (request) =>
      check(request).findings.every((f) => {
        if (!isProtected(f.item) || !['stop', 'pause', 'avoid', 'wait'].includes(f.effect)) return true
        // the treatment waits, not the medicine
        return f.text.includes(knowledge.treatments[f.treatment]?.name ?? '?')
      }),
    ),
    { numRuns: 500 },
  )
})

test('two medicines that no fact compares are named as not held against each other', () => {
  const held = (...words: string[]): ListedItem[] =>
    words.map((word) => ({ words: word, traits: understandTraits(word, 'takes', knowledge).traits, prescribed: null }))
  const prp = [{ slug: 'prp', at: null }]
  const pair = check({ treatments: prp, items: held('warfarin', 'ibuprofen') }).notTogether
  expect(pair).toContain('warfarin, ibuprofen')
  expect(pair).toMatch(/not against each other.*pharmacist/)
  const unknown = [{ words: 'blorb', kind: 'takes', didYouMean: null }] as const
  expect(check({ treatments: prp, items: held('warfarin'), notChecked: unknown }).notTogether).toContain('blorb')
  expect(check({ treatments: prp, items: held('warfarin') }).notTogether).toBeNull()
})

test('more on the list never takes a finding away', () => {
  fc.assert(
    fc.property(anyRequest, anyItem, (request, item) => {
      const facts = (r: InteractionRequest) => check(r).findings.map((f) => `${f.facts[0]} ${f.item}`)
      const more = { ...request, items: [...request.items.filter((i) => i.words !== item.words), item] }
      const after = new Set(facts(more))
      return facts({ ...request, items: request.items.filter((i) => i.words !== item.words) }).every((fact) =>
        after.has(fact),
      )
    }),
    { numRuns: 300 },
  )
})

test('the order of the list does not matter', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const turned = { treatments: [...request.treatments].reverse(), items: [...request.items].reverse() }
      const facts = (r: InteractionRequest) =>
        check(r)
          .findings.map((f) => `${f.facts[0]} ${f.item} ${f.effect}`)
          .sort()
      expect(facts(turned)).toEqual(facts(request))
    }),
    { numRuns: 200 },
  )
})

test('not saying whether it is prescribed shows both rules', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const facts = (prescribed: boolean | null) =>
        check({ ...request, items: request.items.map((i) => ({ ...i, prescribed })) }).findings.map((f) => f.facts[0])
      const unsaid = new Set(facts(null))
      const never = traits.filter((t) => t.neverStop).map((t) => t.id)
      // what is always prescribed is taken to be
      const either = request.items.some((i) => never.includes(i.words))
        ? facts(true)
        : [...facts(true), ...facts(false)]
      return either.every((fact) => unsaid.has(fact) || request.items.some((i) => never.includes(i.words)))
    }),
    { numRuns: 200 },
  )
})

test('every pair has a rule or is named as one without', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { findings, nothingKnown } = check(request)
      return request.treatments.every(({ slug }) =>
        request.items.every(
          (i) =>
            findings.some((f) => f.treatment === slug && f.item === i.words) ||
            nothingKnown.some((n) => n.treatment === slug && n.item === i.words) ||
            // a rule on it exists, and does not hold for what was said
            (knowledge.treatments[slug]?.interactions ?? []).some((r) => r.prescribed !== null || r.needs.length > 0),
        ),
      )
    }),
    { numRuns: 300 },
  )
})

test('every sentence is filled in, every finding has a source or says why not', () => {
  fc.assert(
    fc.property(anyRequest, (request) =>
      check(request).findings.every(
        (f) =>
          !/[{}]|undefined/.test(`${f.text} ${f.window} ${f.onlyIf.join(' ')}`) &&
          (f.sources.length > 0 || f.unsourced !== null),
      ),
    ),
    { numRuns: 300 },
  )
})

test('windows become instants where the session has a time; 7 days are 168 hours', () => {
  const at = Date.UTC(2027, 2, 28, 9)
  const { findings } = check({
    treatments: [{ slug: 'prp', at }],
    items: [{ words: 'ibuprofen', traits: ['nsaid'], prescribed: false }],
  })
  expect(findings[0]).toMatchObject({ effect: 'stop', fromAt: at - 168 * HOUR_MS, toAt: at + 168 * HOUR_MS })
  expect(findings[0]?.window).toBe('From 7 days before to 7 days after the session.')
})

test('what is not in the knowledge base is named', () => {
  expect(
    check({
      treatments: [
        { slug: 'reiki', at: null },
        { slug: 'prp', at: null },
      ],
      items: [],
    }).unknownTreatments,
  ).toEqual(['reiki'])
})

test.each([
  ['finasteride 1 mg', ['finasteride'], false],
  ['minoxidil', ['minoxidil-oral', 'minoxidil-topical'], true],
  ['Regaine foam', ['minoxidil-topical'], false],
  ['warfarin', [], false],
])('%s names %j', (words, found, isAmbiguous) => {
  expect(treatmentsTaken(words, knowledge)).toEqual({ slugs: found, isAmbiguous })
})

// words | kind | traits | not checked
test.each([
  ['Warfarin 5 mg daily', 'takes', ['anticoagulant', 'cyp450-medicine'], []],
  ['IBUPROFEN!', 'takes', ['nsaid'], []],
  ['type 2 diabetes', 'has', ['diabetes'], []],
  ["I don't have diabetes", 'has', [], ["I don't have diabetes"]],
  ['no keloids', 'has', [], ['no keloids']],
  ['diabetes and leprosy', 'has', ['diabetes'], ['leprosy']],
  ['minoxidil', 'allergy', ['allergy-minoxidil'], []],
  ['', 'has', [], ['']],
  ['🦄', 'takes', [], ['🦄']],
] as const)('"%s" as %s', (words, kind, wanted, left) => {
  const heard = understandTraits(words, kind, knowledge)
  expect([...heard.traits].sort()).toEqual([...wanted].sort())
  expect(heard.notChecked.map((n) => n.words)).toEqual(left)
})

test('whatever is typed is understood or kept: nothing is dropped', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('has', 'takes', 'allergy'), (words, kind) => {
      const heard = understandTraits(words, kind, knowledge)
      return heard.traits.length + heard.notChecked.length > 0
    }),
    { numRuns: 500 },
  )
})
