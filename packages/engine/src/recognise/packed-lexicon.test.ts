import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { learnLexicon } from './learn-lexicon.ts'
import { packedLexicon, useLexicon } from './lent-lexicon.ts'
import { packLexicon, unpackLexicon } from './packed-lexicon.ts'

const knowledge = loadKnowledge()
const learnt = learnLexicon(knowledge)
const packed = packLexicon(learnt)

describe('a lexicon packed to be kept', () => {
  test('is unpacked as it was learnt, wherever its bytes lie', () => {
    const shifted = new Uint8Array(packed.length + 3)
    shifted.set(packed, 3)
    expect(unpackLexicon(packed)).toEqual(learnt)
    expect(unpackLexicon(shifted.subarray(3))).toEqual(learnt)
  })

  test('is the same bytes whenever it is learnt of the same knowledge', () =>
    expect(Buffer.compare(packedLexicon({ ...knowledge }), packed)).toBe(0))

  test.each([
    ['nothing', new Uint8Array(0)],
    ['four bytes', packed.subarray(0, 4)],
    ['without its end', packed.subarray(0, packed.length - 40)],
    ['numbers the other way round', packed.toReversed()],
    ['some text', new TextEncoder().encode('symptoms: redness, swelling, pus')],
  ])('%s: is not taken for one', (_name, bytes) => {
    expect(unpackLexicon(bytes)).toBeNull()
    expect(useLexicon({ ...knowledge }, bytes)).toBe(false)
  })

  test('is not lent to another knowledge', () =>
    expect(useLexicon({ ...knowledge, digest: '0'.repeat(64) }, packed)).toBe(false))
})
