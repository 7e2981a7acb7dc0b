// Remarks to learn from: what people add beside a harmless sign, worrying or not. Nothing of what is kept unread.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadCases } from '../../tests/conformance/cases.ts'
import { loadSentences } from '../../tests/words/sentences.ts'

const WORDS = join(import.meta.dirname, '..', '..', 'tests', 'words')
const LEARNT = join(WORDS, 'remarks-learnt.yaml')

/** A text of a patient; what stands in it beside signs is worrying, or it is not. */
export interface Remark {
  readonly say: string
  readonly isWorrying: boolean
  /** for how many remarks it counts */
  readonly counts: number
}

const texts = z.array(z.string())
const read = <T extends z.ZodType>(name: string, schema: T): z.infer<T> =>
  schema.parse(parse(readFileSync(join(WORDS, name), 'utf8')))

/** what a remark is put beside, in turns: signs that are calm alone */
const SIGNS = ['scalp is a bit sore', 'forehead is a bit swollen', 'slightly red']
const JOINTS = [', ', '. ']

const beside = (remark: string, i: number): string => `${SIGNS[i % SIGNS.length]}${JOINTS[i % JOINTS.length]}${remark}`

const classes = z.array(z.object({ calm: texts }))
/** talk that must stay calm, each kind of it once misread or easily misread: it counts for so many remarks */
const TALK_COUNTS = 3

/** All remarks to learn from, in the order of the files. */
export function readRemarks(): Remark[] {
  const remarks = read('remarks-learnt.yaml', z.strictObject({ worrying: texts, harmless: texts }))
  const idioms = read('idioms.yaml', z.object({ danger: texts, chatter: texts }))
  const { worked } = read('blocks.yaml', z.object({ worked: z.record(z.string(), texts) }))
  const blocks = ['remark', 'mild', 'trend'].flatMap((kind) => worked[kind] ?? [])
  const misread = read('misread.yaml', z.array(z.object({ say: z.string(), at_most: z.string().optional() })))
  const courses = ['development', 'panels'].flatMap(loadSentences).filter(({ kind }) => kind === 'normal')
  const harmless = [...[...blocks, ...remarks.harmless].map(beside), ...courses.map(({ say }) => say)]
  const talk = [
    ...misread.flatMap(({ say, at_most }) => (at_most === undefined ? [] : [say])),
    ...Object.values(loadCases())
      .flat()
      .flatMap(({ kind, say }) => (kind === 'normal' && say !== undefined ? [say] : [])),
    ...idioms.chatter.map(beside),
    ...read('stories.yaml', classes).flatMap(({ calm }) => calm),
    // each row begins with what was done: "prp@30h: "
    ...read('everyday.yaml', classes).flatMap(({ calm }) => calm.map((row) => row.slice(row.indexOf(':') + 1))),
  ]
  return [
    ...[...idioms.danger, ...remarks.worrying].map((text, i) => ({
      say: beside(text, i),
      isWorrying: true,
      counts: 1,
    })),
    ...harmless.map((say) => ({ say, isWorrying: false, counts: 1 })),
    ...talk.map((say) => ({ say, isWorrying: false, counts: TALK_COUNTS })),
  ]
}

/** Digest of the remarks that were written to learn from. */
export const digestOfLearnt = (): string => createHash('sha256').update(readFileSync(LEARNT)).digest('hex')
