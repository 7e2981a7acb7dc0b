import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packedLexicon, recognise } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { afterAll, describe, expect, test } from 'vitest'
import { lendLexicon, lexiconFile, shippedLexicon } from './kept-lexicon.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-lexicon-'))
const path = join(folder, 'lexicon')
afterAll(() => rmSync(folder, { recursive: true }))

const text = 'My forehead is puffy and the zorbly bit itches, sweling since monday. No pus, my husband Gary says.'
const asked = { ...loadKnowledge() }
const answer = recognise(text, asked)

/** A knowledge that no lexicon was built for. */
const fresh = (digest = asked.digest) => ({ ...asked, digest })

describe('the lexicon kept for the next start', () => {
  test('are written at the first start and read at the next, and change no answer', () => {
    const first = fresh()
    lendLexicon(first, folder)
    expect(recognise(text, first)).toEqual(answer)
    const written = readFileSync(path, 'latin1')
    const second = fresh()
    lendLexicon(second, folder)
    expect(recognise(text, second)).toEqual(answer)
    expect(readFileSync(path, 'latin1')).toBe(written)
    expect(readdirSync(folder)).toEqual(['lexicon'])
  })

  test.each([
    ['one letter changed', (kept: string) => kept.replace(/puff/, 'pufg')],
    ['a word missing', (kept: string) => kept.replace(/ puffy /, ' ')],
    ['cut short', (kept: string) => kept.slice(0, -20)],
    ['empty', () => ''],
    ['not text', () => '\u0000\uffff'],
    ['the lexicon of another knowledge under its stamp', (kept: string) => kept.replace(asked.digest, 'f'.repeat(64))],
    [
      'a byte changed in the middle of its numbers',
      (kept: string) =>
        kept.replace(/^(.{900000})(.)/s, (_all, before, byte) => before + String.fromCharCode(byte.charCodeAt(0) ^ 1)),
    ],
    ['bytes too many', (kept: string) => `${kept}\u0000\u0000\u0000\u0000`],
    ['under the stamp of other code', (kept: string) => kept.replace(/^./, (letter) => (letter === '0' ? '1' : '0'))],
  ])('%s: none of it is used, and it is written anew', (_name, spoil) => {
    lendLexicon(fresh(), folder)
    const kept = readFileSync(path, 'latin1')
    expect(spoil(kept)).not.toBe(kept)
    writeFileSync(path, spoil(kept), 'latin1')
    const next = fresh()
    lendLexicon(next, folder)
    expect(recognise(text, next)).toEqual(answer)
    expect(readFileSync(path, 'latin1')).toBe(kept)
  })

  test('another knowledge gets a lexicon of its own', () => {
    lendLexicon(fresh(), folder)
    const kept = readFileSync(path, 'latin1')
    lendLexicon(fresh('0'.repeat(64)), folder)
    expect(readFileSync(path, 'latin1')).not.toBe(kept)
  })

  test('what a published engine brings along is used as long as it is whole, and nothing is kept', () => {
    const engine = mkdtempSync(join(folder, 'engine-'))
    const nothing = join(folder, 'nothing')
    const shipped = lexiconFile(asked.digest, packedLexicon(asked))
    for (const bytes of [shipped, shipped.subarray(0, -8), shipped.toReversed(), new Uint8Array()]) {
      writeFileSync(shippedLexicon(engine), bytes)
      const next = fresh()
      lendLexicon(next, nothing, engine)
      expect(recognise(text, next)).toEqual(answer)
      expect(existsSync(nothing)).toBe(false)
    }
    // with a right sum it is taken at its word: so it was read
    const other = Buffer.from(
      Buffer.from(packedLexicon(asked)).toString('latin1').replaceAll('swelling', 'swellinG'),
      'latin1',
    )
    writeFileSync(shippedLexicon(engine), lexiconFile(asked.digest, other))
    const next = fresh()
    lendLexicon(next, nothing, engine)
    expect(recognise(text, next)).not.toEqual(answer)
    rmSync(engine, { recursive: true })
  })

  test('a folder that cannot be written costs time, not the answer', () => {
    writeFileSync(join(folder, 'a-file'), '')
    const next = fresh()
    lendLexicon(next, join(folder, 'a-file', 'lexicon'))
    expect(recognise(text, next)).toEqual(answer)
    rmSync(join(folder, 'a-file'))
  })
})
