import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { loadCases } from '../../tests/conformance/cases.ts'
import { failures, judge } from '../../tests/conformance/judge.ts'

// One test, and the cases read inside it: a mutant that the rows have killed needs none of them.
// Only cases given as signs: one told in words would test `recognise` as well.
test('every worked case that is given as signs', () => {
  const knowledge = loadKnowledge()
  for (const c of Object.values(loadCases()).flat())
    if (c.say === undefined) expect(failures(c, judge(c, knowledge)), c.id).toEqual([])
})
