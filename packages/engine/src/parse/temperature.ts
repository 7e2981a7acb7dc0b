import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'

const COLDEST = 25
const HOTTEST = 45
const WRITTEN = /^(\d{2,3}(?:[.,]\d+)?)\s*°?\s*(c|f|celsius|fahrenheit)?$/i

/** Degrees Celsius of what a thermometer may show on a living person, else null. */
export const bodyTemperature = (celsius: number): number | null =>
  celsius >= COLDEST && celsius <= HOTTEST ? celsius : null

const toCelsius = (fahrenheit: number): number => Math.round(((fahrenheit - 32) * 5 * 100) / 9) / 100

/**
 * A measured temperature with its unit: `38.4C`, `101F`. Without a unit a number up to 45 is Celsius, from 77 Fahrenheit.
 * @returns degrees Celsius
 */
export const parseTemperature = (text: string, at = '--temperature'): Parsed<number> => {
  const parts = WRITTEN.exec(text.trim())
  if (!parts) return problem(at, `${quote(text)} is not a temperature; write for example 38.4C or 101F`)
  const value = Number((parts[1] ?? '').replace(',', '.'))
  const unit = (parts[2] ?? '').charAt(0).toUpperCase()
  const celsius = unit === 'F' || (unit === '' && value > HOTTEST) ? toCelsius(value) : value
  if (bodyTemperature(celsius) === null)
    return problem(at, `${quote(text)} cannot be a body temperature; measure again and write for example 38.4C or 101F`)
  return { value: celsius }
}
