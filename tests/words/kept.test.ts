import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recognise } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lendLexicon } from '../../packages/cli/src/data/kept-lexicon.ts'
import { loadCases } from '../conformance/cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-kept-'))
afterAll(() => rmSync(folder, { recursive: true }))

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Object.values(typeof value === 'object' && value !== null ? value : {}).flatMap(textsIn)

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'))
const texts = new Set([
  ...files.flatMap((name) => textsIn(parse(readFileSync(join(import.meta.dirname, name), 'utf8')))),
  ...Object.values(loadCases()).flatMap((cases) => cases.flatMap((c) => [c.sentence, c.say ?? ''])),
])

test(`what an earlier start kept answers as what is learnt anew does, on ${texts.size} texts`, () => {
  const anew = loadKnowledge()
  lendLexicon({ ...anew }, folder)
  const lent = { ...anew }
  lendLexicon(lent, folder)
  const answers = (knowledge: typeof anew): readonly string[] =>
    [...texts].map((text) => JSON.stringify(recognise(text, knowledge)))
  expect(answers(lent)).toEqual(answers(anew))
})
