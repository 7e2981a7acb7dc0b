import type { Treatment } from '@anagen/kb'

type Named = Pick<Treatment, 'name' | 'alsoKnownAs'>

/** The name that people use: the first and shortest of its other names, else its own. */
export const shortName = ({ name, alsoKnownAs: [first] }: Named): string =>
  first !== undefined && first.length < name.length ? first : name

const LETTERS = /^[A-Z]{3}$/

/** The name to look for in a list: the three letters that everybody knows it by come first. @example 'FUE: follicular unit …' */
export const listName = (treatment: Named): string => {
  const short = shortName(treatment)
  return LETTERS.test(short) ? `${short}: ${treatment.name}` : treatment.name
}

export const byListName = (a: Named, b: Named): number => listName(a).localeCompare(listName(b), 'en')
