import { GRADES, type Knowledge, TRENDS } from '@anagen/kb'
import { type Entered, isTrend } from './entered.ts'

const isGrade = (value: string): boolean => GRADES.some((grade) => String(grade) === value)

/**
 * Fields of a form that answer about a sign, or with a grade or trend, that nobody knows. They are no answers, and are never passed over: a program
 * that fills the form in wrongly, or a page from before an update, would seem to have been heard.
 * @returns each as its name and what it says
 */
export const unknownAnswers = (entered: Entered, { signs }: Pick<Knowledge, 'signs'>): string[] => {
  const isSign = (id: string): boolean => Object.hasOwn(signs, id)
  return [
    ...Object.entries(entered.grades).flatMap(([id, value]) =>
      isSign(id) && isGrade(value) ? [] : [`grade.${id}: ${value}`],
    ),
    ...Object.entries(entered.trends).flatMap(([id, value]) =>
      isSign(id) && isTrend(value, TRENDS) ? [] : [`trend.${id}: ${value}`],
    ),
    ...Object.keys(entered.began).flatMap((id) => (isSign(id) ? [] : [`began.${id}`])),
    ...entered.dropped.flatMap((id) => (isSign(id) ? [] : [`drop: ${id}`])),
  ]
}

/** The form without them, so that the rest of it can be read. */
export const withoutUnknown = (entered: Entered, { signs }: Pick<Knowledge, 'signs'>): Entered => {
  const known = <V>(given: Readonly<Record<string, V>>, isKnown: (value: V) => boolean): Record<string, V> =>
    Object.fromEntries(Object.entries(given).filter(([id, value]) => Object.hasOwn(signs, id) && isKnown(value)))
  return {
    ...entered,
    grades: known(entered.grades, isGrade),
    trends: known(entered.trends, (value) => isTrend(value, TRENDS)),
    began: known(entered.began, () => true),
    dropped: entered.dropped.filter((id) => Object.hasOwn(signs, id)),
  }
}
