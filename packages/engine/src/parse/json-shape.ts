import { nearest } from '@anagen/kb'
import type { InputProblem } from './problem.ts'
import { quote } from './quote.ts'

/** Takes JSON values apart and keeps every problem it meets, each with its place. */
export interface JsonReader {
  readonly problems: readonly InputProblem[]
  readonly fail: (at: string, message: string) => null
  /** the value as an object that has no keys but these */
  readonly record: (value: unknown, at: string, keys: readonly string[]) => Readonly<Record<string, unknown>> | null
  readonly list: (value: unknown, at: string, most: number) => readonly unknown[] | null
  readonly text: (value: unknown, at: string, most: number) => string | null
  readonly number: (value: unknown, at: string, what: string) => number | null
}

/** A value inside an error message. Nothing in it is asked to describe itself: JSON may hold a `toString` of its own. */
export const written = (value: unknown): string =>
  quote(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))

const what = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? quote(value) : String(value)
}

/** An absent key and `null` both say nothing. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

export const jsonReader = (): JsonReader => {
  const problems: InputProblem[] = []
  const fail = (at: string, message: string): null => {
    problems.push({ at, message })
    return null
  }
  return {
    problems,
    fail,
    record: (value, at, keys) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return fail(
          at,
          `${what(value)} is not an object; write {${keys
            .slice(0, 2)
            .map((key) => `"${key}": …`)
            .join(', ')}}`,
        )
      for (const key of Object.keys(value).filter((k) => !keys.includes(k))) {
        const meant = nearest(key, keys)
        fail(at, `unknown key ${quote(key)}; ${meant ? `did you mean "${meant}"?` : `write one of ${keys.join(', ')}`}`)
      }
      return value as Readonly<Record<string, unknown>>
    },
    list: (value, at, most) => {
      if (!Array.isArray(value)) return fail(at, `${what(value)} is not a list; write [ … ]`)
      return value.length > most ? fail(at, `${value.length} entries are too many; write at most ${most}`) : value
    },
    text: (value, at, most) => {
      if (typeof value !== 'string') return fail(at, `${what(value)} is not text; write it in quotes`)
      return value.length > most ? fail(at, `${value.length} characters are too many; write at most ${most}`) : value
    },
    number: (value, at, expected) =>
      typeof value === 'number' && Number.isFinite(value)
        ? value
        : fail(at, `${what(value)} is no number; write ${expected}`),
  }
}
