import type { ActivitiesFile, Clock, Interaction, Knowledge } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import { showHours } from '../decide/present/hours.ts'

const FROM = {
  session: 'the session',
  'first-dose': 'the first dose',
  'dose-change': 'the change of dose',
  'each-use': 'each use',
  test: 'the test',
  surgery: 'the operation',
} as const satisfies Record<Clock, string>

/** A rule with this end has none. */
const openEnd = (knowledge: Knowledge): number => {
  const file = knowledge.vocabulary.words.activities as ActivitiesFile | undefined
  return file?.open_ended_hours ?? Number.POSITIVE_INFINITY
}

const anchor = (rule: Interaction, slug: string, knowledge: Knowledge): string => {
  const isUse = rule.clock === 'session' && knowledge.treatments[slug]?.isRegimen
  return isUse ? 'the first use' : FROM[rule.clock]
}

/** When an interaction holds, in words. @example 'From 7 days before to 7 days after the session.' */
export const windowWords = (rule: Interaction, slug: string, knowledge: Knowledge): string => {
  const texts = knowledge.choosing.texts.interactions
  const { from, to } = rule.window
  const of = anchor(rule, slug, knowledge)
  if (to >= openEnd(knowledge))
    return from < 0 ? `${fill(texts.before, { from: showHours(-from), to: of })} ${texts['as-long']}` : texts['as-long']
  if (from < 0 && to > 0) return fill(texts.around, { from: showHours(-from), to: `${showHours(to)}`, of })
  if (to <= 0) return fill(texts.before, { from: showHours(-from), to: of })
  return fill(texts.after, { from: showHours(from), to: showHours(to), of })
}
