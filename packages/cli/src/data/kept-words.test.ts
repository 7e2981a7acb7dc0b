import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recognise } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { afterAll, describe, expect, test } from 'vitest'
import { lendWords } from './kept-words.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-words-'))
const path = join(folder, 'known-words')
afterAll(() => rmSync(folder, { recursive: true }))

const text = 'My forehead is puffy and the zorbly bit itches, sweling since monday. No pus, my husband Gary says.'
const asked = { ...loadKnowledge() }
const answer = recognise(text, asked)

/** A knowledge that no lexicon was built for. */
const fresh = (digest = asked.digest) => ({ ...asked, digest })

describe('words kept for the next start', () => {
  test('are written at the first start and read at the next, and change no answer', () => {
    const first = fresh()
    lendWords(first, folder)
    expect(recognise(text, first)).toEqual(answer)
    const written = readFileSync(path, 'utf8')
    const second = fresh()
    lendWords(second, folder)
    expect(recognise(text, second)).toEqual(answer)
    expect(readFileSync(path, 'utf8')).toBe(written)
    expect(readdirSync(folder)).toEqual(['known-words'])
  })

  test.each([
    ['one letter changed', (kept: string) => kept.replace(/puff/, 'pufg')],
    ['a word missing', (kept: string) => kept.replace(/ puffy /, ' ')],
    ['cut short', (kept: string) => kept.slice(0, -20)],
    ['empty', () => ''],
    ['not text', () => '\u0000\uffff'],
    ['the words of another knowledge under its stamp', (kept: string) => kept.replace(asked.digest, 'f'.repeat(64))],
  ])('%s: none of it is used, and it is written anew', (_name, spoil) => {
    lendWords(fresh(), folder)
    const kept = readFileSync(path, 'utf8')
    expect(spoil(kept)).not.toBe(kept)
    writeFileSync(path, spoil(kept))
    const next = fresh()
    lendWords(next, folder)
    expect(recognise(text, next)).toEqual(answer)
    expect(readFileSync(path, 'utf8')).toBe(kept)
  })

  test('another knowledge gets words of its own', () => {
    lendWords(fresh(), folder)
    const kept = readFileSync(path, 'utf8')
    lendWords(fresh('0'.repeat(64)), folder)
    expect(readFileSync(path, 'utf8')).not.toBe(kept)
  })

  test('a folder that cannot be written costs time, not the answer', () => {
    writeFileSync(join(folder, 'a-file'), '')
    const next = fresh()
    lendWords(next, join(folder, 'a-file', 'words'))
    expect(recognise(text, next)).toEqual(answer)
    rmSync(join(folder, 'a-file'))
  })
})
