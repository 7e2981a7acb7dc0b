import type { Knowledge } from '@anagen/kb'
import { Refused, refusal } from '../operation/refusal.ts'

/** @throws Refused `unknown-treatment` */
export const assertTreatment = (slug: string, knowledge: Knowledge): void => {
  if (Object.hasOwn(knowledge.treatments, slug)) return
  throw new Refused(refusal('unknown-treatment', `Write one of: ${Object.keys(knowledge.treatments).join(', ')}.`))
}

const isUsedAtHome = (slug: string, knowledge: Knowledge): boolean => knowledge.treatments[slug]?.isRegimen ?? false

/**
 * Windows of what is used at home count from the first dose: a session recorded there would begin them anew each time, and no sign would ever leave them.
 * @throws Refused `used-at-home`
 */
export const assertDoneInSessions = (slug: string, knowledge: Knowledge): void => {
  if (!isUsedAtHome(slug, knowledge)) return
  throw new Refused(
    refusal(
      'used-at-home',
      'What is used at home has no sessions: begin it with the first dose or use (firstDoseAt of a new course), and note when it was stopped. What the clinic did with it belongs in the course of that procedure.',
    ),
  )
}

/**
 * The other way round, sessions of a procedure would be missing behind its first dose.
 * @throws Refused `done-in-sessions`
 */
export const assertUsedAtHome = (slug: string, knowledge: Knowledge): void => {
  if (isUsedAtHome(slug, knowledge)) return
  throw new Refused(
    refusal(
      'done-in-sessions',
      'This is no medicine or device used at home: start its course without firstDoseAt, then record each session.',
    ),
  )
}
