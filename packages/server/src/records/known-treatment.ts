import type { Knowledge } from '@anagen/kb'
import { Refused, refusal } from '../operation/refusal.ts'

/** @throws Refused `unknown-treatment` */
export const assertTreatment = (slug: string, knowledge: Knowledge): void => {
  if (Object.hasOwn(knowledge.treatments, slug)) return
  throw new Refused(refusal('unknown-treatment', `Write one of: ${Object.keys(knowledge.treatments).join(', ')}.`))
}
