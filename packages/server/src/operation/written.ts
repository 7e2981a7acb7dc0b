// A verdict is sealed and answered, and what is told below it is the same for many at once: each is written as JSON once.
const texts = new WeakMap<object, string>()

/** Keeps the JSON of something that is written more than once and never changed. @returns what was given */
export const writtenOnce = <T extends object>(value: T): T => {
  texts.set(value, JSON.stringify(value))
  return value
}

const writtenText = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? texts.get(value) : undefined

/** What `JSON.stringify` makes of it, with the parts that were written before. */
export const writeJson = (value: unknown): string => {
  const known = writtenText(value)
  if (known !== undefined) return known
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const parts = Object.entries(value)
  if (!parts.some(([, part]) => writtenText(part) !== undefined)) return JSON.stringify(value)
  const members = parts.flatMap(([name, part]) => {
    // nothing at all for what JSON does not know
    const text: string | undefined = writtenText(part) ?? JSON.stringify(part)
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`]
  })
  return `{${members.join(',')}}`
}
