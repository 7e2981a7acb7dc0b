import { z } from 'zod'
import { CLOCKS, TRENDS, URGENCIES } from '../levels.ts'

/** Kebab-case id, as every fact, sign and source list uses it. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write a kebab-case id such as temporary-shedding')
export const text = z.string().min(1, 'write a sentence; an empty text is not a fact')
export const sourceRef = z.string().regex(/^S\d+$/, 'write a source id of this file such as S12')
export const sourceRefs = z.array(sourceRef)
export const unsourced = z.string().min(1).optional()
export const hours = z.number().min(-87600).max(87600)
export const span = z.tuple([z.number(), z.number()])
export const grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export const trend = z.enum(TRENDS)
export const urgency = z.enum(URGENCIES)
export const clock = z.enum(CLOCKS)
export const disagreements = z.string().optional()

export const source = z.strictObject({
  title: text,
  publisher: z.string().nullable(),
  year: z.number().int().nullable(),
  url: z.string().nullable(),
  kind: text,
  seen: z.boolean(),
  recalled: z.boolean().optional(),
  seed: z.string().optional(),
  checked: z.string().optional(),
  note: z.string().optional(),
})
export const sources = z.record(z.string(), source)

export const frequency = z.strictObject({
  category: z.enum(['very-common', 'common', 'uncommon', 'rare', 'very-rare', 'unknown']),
  /** per cent of patients, lowest and highest figure a source gives; null where none does */
  percent: span.nullable(),
  source: sourceRef.nullable(),
})
