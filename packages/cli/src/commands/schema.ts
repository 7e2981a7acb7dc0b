import { readFileSync } from 'node:fs'
import { quote } from '@anagen/engine'
import { nearest } from '@anagen/kb'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'

/** The outputs with a published JSON Schema, packages/cli/schema/<name>.json. */
export const SCHEMAS = [
  'check',
  'check-line',
  'report-line',
  'timeline',
  'may-i',
  'course',
  'compare',
  'suitability',
  'interactions',
  'treatments',
  'treatment',
  'sign',
  'why',
  'knowledge',
  'lint',
  'lint-compare',
  'lint-leaflet',
] as const

/** Prints one JSON Schema. */
export const schema: Command = {
  name: 'schema',
  usage: 'NAME',
  summary:
    'Prints the JSON Schema (draft 2020-12) of what a command writes with --json; report-line is what check --from reads.',
  words: [0, 1],
  options: {},
  examples: ['anagen schema check', 'anagen schema check-line > verdict.schema.json'],
  notes: [`NAME is one of ${SCHEMAS.join(', ')}.`],
  run: async (args, io) => {
    const [name = ''] = args.words
    if (!SCHEMAS.some((known) => known === name)) {
      const meant = name === '' ? null : nearest(name, SCHEMAS)
      const problem = name === '' ? 'the name of a schema is missing' : `no schema ${quote(name)}`
      throw new BadInput(`${problem}; ${meant ? `did you mean ${meant}?` : `write one of ${SCHEMAS.join(', ')}`}`)
    }
    await io.out(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8'))
    return 0
  },
}
