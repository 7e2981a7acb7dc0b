import { z } from 'zod'
import { grade, id, text } from './common.ts'

const phrase = z.union([text, z.strictObject({ phrase: text, grade })])

/** A number stands for its digits: "took 9 of them". */
const word = z.union([text, z.number().transform(String)])

/**
 * A sign told by words that stand near each other in any order: "my toddler got hold of the bottle and drank some".
 * One alternative of every slot must occur; an alternative is one or more words, in any inflection.
 */
const scene = z.strictObject({
  sign: id,
  grade: grade.optional(),
  slots: z.array(z.array(word).min(1)).min(2).max(5),
  /** the slots must come in this order */
  in_order: z.boolean().optional(),
  /** not when one of these stands near */
  not: z.array(text).optional(),
  /** signs that these words would tell by themselves and that are not meant here ("spots of pink on the pillow" are no pimples) */
  instead_of: z.array(id).optional(),
  /** what something is like: beside a sign told in so many words it says that one again */
  likeness: z.boolean().optional(),
  /** how many words may lie between the first and the last of them; 14 where absent */
  within: z.number().int().min(2).max(40).optional(),
})
export type RawScene = z.infer<typeof scene>

/** knowledge/says/<group>.yaml: more ways in which people tell the signs of one group. Phrases join those of signs.yaml. */
export const saysFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text,
  /** words that many scenes of the file share: `<sun>` in a slot or in `not` stands for all of the list of that name */
  lists: z.record(id, z.array(text).min(1)).optional(),
  says: z.record(id, z.array(phrase)),
  scenes: z.array(scene),
})
export type SaysFile = z.infer<typeof saysFile>

/** The list that `<sun>` names; null for a word of its own. */
export const listNamed = (said: string): string | null => /^<([a-z-]+)>$/.exec(said)?.[1] ?? null
