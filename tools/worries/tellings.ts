// What worries are learnt from: what people add beside a harmless sign, worrying or not, and how patients tell dangers and normal courses. Nothing of what is
// kept unread.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadCases } from '../../tests/conformance/cases.ts'
import { loadSentences } from '../../tests/words/sentences.ts'

const WORDS = join(import.meta.dirname, '..', '..', 'tests', 'words')
/** what worries and talk are learnt from: what was written for it, and what tells the most */
export const LEARNT_FROM: readonly string[] = [
  'remarks-learnt.yaml',
  'development.yaml',
  'panels.yaml',
  'let-slip.yaml',
  'told-otherwise.yaml',
  'around.yaml',
]

/** A text of a patient. */
export interface Telling {
  readonly say: string
  /** a worrying remark beside a sign that is calm alone, a danger told in any of its words, or neither */
  readonly kind: 'remark' | 'danger' | 'harmless'
  /** for how many texts it counts */
  readonly counts: number
}

const texts = z.array(z.string())
const read = <T extends z.ZodType>(name: string, schema: T): z.infer<T> =>
  schema.parse(parse(readFileSync(join(WORDS, name), 'utf8')))

/** what a remark is put beside, in turns: signs that are calm alone */
const SIGNS = ['scalp is a bit sore', 'forehead is a bit swollen', 'slightly red']
const JOINTS = [', ', '. ']

const beside = (remark: string, i: number): string => `${SIGNS[i % SIGNS.length]}${JOINTS[i % JOINTS.length]}${remark}`

const classes = z.array(z.object({ calm: texts, danger: texts }))
/** each row of everyday.yaml begins with what was done: "prp@30h: " */
const told = (row: string): string => row.slice(row.indexOf(':') + 1)
/** talk that must stay calm, each kind of it once misread or easily misread: it counts for so many remarks */
const TALK_COUNTS = 3

/** All to learn from, in the order of the files. */
export function readTellings(): Telling[] {
  const remarks = read('remarks-learnt.yaml', z.strictObject({ worrying: texts, harmless: texts }))
  const idioms = read('idioms.yaml', z.object({ danger: texts, chatter: texts }))
  const { worked } = read('blocks.yaml', z.object({ worked: z.record(z.string(), texts) }))
  const blocks = ['remark', 'mild', 'trend'].flatMap((kind) => worked[kind] ?? [])
  const misread = read('misread.yaml', z.array(z.object({ say: z.string(), at_most: z.string().optional() })))
  const courses = ['development', 'panels'].flatMap(loadSentences)
  const harmless = [
    ...[...blocks, ...remarks.harmless].map(beside),
    ...courses.flatMap(({ kind, say }) => (kind === 'normal' ? [say] : [])),
  ]
  const dangers = courses.flatMap(({ kind, say }) => (kind === 'complication' || kind === 'red-flag' ? [say] : []))
  const talk = [
    ...misread.flatMap(({ say, at_most }) => (at_most === undefined ? [] : [say])),
    ...Object.values(loadCases())
      .flat()
      .flatMap(({ kind, say }) => (kind === 'normal' && say !== undefined ? [say] : [])),
    ...idioms.chatter.map(beside),
    ...read('stories.yaml', classes).flatMap(({ calm }) => calm),
    ...read('everyday.yaml', classes).flatMap(({ calm }) => calm.map(told)),
  ]
  return [
    ...[...idioms.danger, ...remarks.worrying].map((text, i) => telling('remark', beside(text, i))),
    ...dangers.map((say) => telling('danger', say)),
    ...harmless.map((say) => telling('harmless', say)),
    ...talk.map((say) => telling('harmless', say, TALK_COUNTS)),
  ]
}

/** dangers in harmless words are rare, and what talk is most easily taken for */
const SLIP_COUNTS = 4
const says = z.array(z.object({ say: z.string() }))

/** Dangers told in words that are harmless one by one, those once misread, and normal courses with much around them. */
export function readSlips(): Telling[] {
  const { danger } = read('idioms.yaml', z.object({ danger: texts }))
  const { learnt } = read('told-otherwise.yaml', z.object({ learnt: says }))
  const misread = read('misread.yaml', z.array(z.object({ say: z.string(), at_least: z.string().optional() })))
  const slips = [...read('let-slip.yaml', says), ...learnt, ...misread.filter((row) => row.at_least !== undefined)]
  return [
    ...slips.map(({ say }) => telling('danger', say, SLIP_COUNTS)),
    ...[
      ...danger.flatMap((text, i) => [beside(text, i + 1), `${SIGNS[i % SIGNS.length]} and ${text}`]),
      ...read('stories.yaml', classes).flatMap((one) => one.danger),
      ...read('everyday.yaml', classes).flatMap((one) => one.danger.map(told)),
    ].map((say) => telling('danger', say, SLIP_COUNTS)),
    ...read('around.yaml', says).map(({ say }) => telling('harmless', say)),
  ]
}

const telling = (kind: Telling['kind'], say: string, counts = 1): Telling => ({ say, kind, counts })

/** Digest of files that are learnt from. */
export const digestOfLearnt = (names: readonly string[]): string =>
  names.reduce((hash, name) => hash.update(readFileSync(join(WORDS, name))), createHash('sha256')).digest('hex')
