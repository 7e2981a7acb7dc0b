import { expect, test } from 'vitest'
import { buildKnowledge, checkKnowledge, knowledgeSchema, parseKnowledge, verifyCompiled } from '../src/authoring.ts'
import { fromCompiled, toCompiled } from '../src/compiled.ts'
import { digest } from '../src/digest.ts'
import { readTexts } from '../src/load-node.ts'
import { KnowledgeError, showProblem } from '../src/problems.ts'
import { smallKnowledge, withFault } from './small-knowledge.ts'

const parsed = parseKnowledge(readTexts())
const knowledge = buildKnowledge(parsed)

test('the real knowledge base has no problem', () =>
  expect(checkKnowledge(parsed, '2026-11-21').map(showProblem)).toEqual([]))

test('all 14 treatments, 27 red flags and 151 signs or more are there', () => {
  expect(Object.keys(knowledge.treatments).length).toBe(14)
  expect(knowledge.redFlags.length).toBeGreaterThanOrEqual(27)
  expect(Object.keys(knowledge.signs).length).toBeGreaterThanOrEqual(151)
})

test('knowledge -> JSON -> knowledge is the identity, and keeps its digest', () => {
  const back = fromCompiled(toCompiled(knowledge), 'a.jsonl')
  expect(back).toEqual(knowledge)
  expect(() => verifyCompiled(back, 'a.jsonl')).not.toThrow()
})

test('a compiled file changed by hand is refused', () => {
  const changed = toCompiled(knowledge).replace('"upper":72', '"upper":720')
  expect(() => verifyCompiled(fromCompiled(changed, 'a.jsonl'), 'a.jsonl')).toThrow(KnowledgeError)
  expect(() => fromCompiled('{', 'a.jsonl')).toThrow(/a\.jsonl:1: not JSON/)
  expect(() => fromCompiled('{}', 'a.jsonl')).toThrow(/not a compiled knowledge base/)
  expect(() => fromCompiled('[1,{"digest":1}]\n"1"', 'a.jsonl')).toThrow(/not a compiled knowledge base/)
  expect(() => fromCompiled(toCompiled(knowledge).replace(/\n[^\n]*$/, ''), 'a.jsonl')).toThrow(/not a compiled/)
})

test('what is read part by part cannot be changed, read or not', () => {
  const read = fromCompiled(toCompiled(knowledge), 'a.jsonl')
  for (const change of [
    () => Object.assign(read, { digest: 'x' }),
    () => Object.assign(read, { more: 1 }),
    () => Object.assign(read.treatments, { prp: {} }),
    () => Object.assign(read.treatments.prp?.effects[0] ?? {}, { upper: 1 }),
    () => Object.assign(read.treatments.prp ?? {}, { slug: 'fue' }),
  ])
    expect(change).toThrow(TypeError)
  expect(read).toEqual(knowledge)
})

test('the digest follows the content, not the order of keys', () => {
  expect(digest({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(digest({ b: [{ d: 3, c: 2 }], a: 1 }))
  expect(digest({ a: 1 })).not.toBe(digest({ a: 2 }))
  const changed = buildKnowledge(parseKnowledge(withFault('treatments/dabbing.yaml', 'upper: 72', 'upper: 73')))
  expect(changed.digest).not.toBe(buildKnowledge(parseKnowledge(smallKnowledge)).digest)
})

test('nobody changes a fact after it was checked', () => {
  const effect = knowledge.treatments.prp?.effects[0]
  expect(() => {
    ;(effect as { upper: number }).upper = 1
  }).toThrow(TypeError)
})

test('every fact id is stable and says where it belongs', () => {
  for (const t of Object.values(knowledge.treatments))
    for (const fact of [...t.effects, ...t.complications, ...t.instructions])
      expect(fact.id.startsWith(`${t.slug}/`)).toBe(true)
})

// a review: "Very hot drinks", with a `may` beside it, read as what somebody may have
test('what to keep away from says so in its own words', () => {
  const says = /\b(?:no|not|never|nothing|avoid|keep|stay out|go easy|cut down|only)\b/i
  const silent = Object.values(knowledge.treatments).flatMap(({ instructions }) =>
    instructions.filter(({ kind, instruction }) => kind === 'avoid' && !says.test(instruction)),
  )
  expect(silent.map(({ id, instruction }) => `${id}: ${instruction}`)).toEqual([])
})

test('a phrase carries the lowest grade of its sign, or its own', () => {
  const small = buildKnowledge(parseKnowledge(smallKnowledge))
  expect(small.signs.pink?.says).toEqual([
    { phrase: 'pink skin', grade: 1 },
    { phrase: 'crimson', grade: 2 },
  ])
  expect(small.signs['lost-sight']?.says[0]?.grade).toBe(3)
})

test('editors get a JSON Schema of every kind of file', () => {
  const { $defs } = knowledgeSchema() as { $defs: Record<string, { type?: string }> }
  expect(Object.keys($defs)).toEqual(
    expect.arrayContaining(['treatment', 'signs', 'red-flags', 'emergency', 'habits', 'advice', 'cases']),
  )
  expect($defs.treatment?.type).toBe('object')
})
