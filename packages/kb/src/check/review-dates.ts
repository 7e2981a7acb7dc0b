import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

/** A file is read again by a person at least this often, days. */
const REVIEW_EVERY = 365
const DAY_MS = 86_400_000

/** Files say when their facts were last checked against their sources; a check older than a year, or in the future, is a problem. */
export const reviewDates: Check = (parsed, today) => {
  const files = [
    ...parsed.treatments,
    parsed.redFlags,
    parsed.signs,
    parsed.emergency,
    parsed.habits,
    parsed.choosing.traits,
    parsed.choosing.areas,
    parsed.choosing.nothing,
    parsed.choosing.scales,
    parsed.choosing.rules,
    ...parsed.says,
  ]
  return files.flatMap((file) => {
    const { checked } = file.value
    if (checked === undefined) return [problemAt(file, [], 'says not when it was checked; write `checked: "YYYY-MM"`')]
    const age = (Date.parse(today) - Date.parse(checked)) / DAY_MS
    if (Number.isNaN(age))
      return [problemAt(file, ['checked'], `"${checked}" is not a date; write YYYY-MM or YYYY-MM-DD`)]
    if (age > REVIEW_EVERY)
      return [
        problemAt(file, ['checked'], `was last checked on ${checked}; read its sources again and write the new date`),
      ]
    if (age < -1) return [problemAt(file, ['checked'], `${checked} lies in the future; write the day it was checked`)]
    return []
  })
}
