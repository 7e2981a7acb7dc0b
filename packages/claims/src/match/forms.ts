const VOWEL = /[aeiou]/
const isShort = (word: string): boolean => /^[^aeiou]*[aeiou][bdfgklmnprtvz]$/.test(word)

/** Regular English inflections of a word (plural, third person, past, -ing), itself included. Irregular ones are data. */
export function regularForms(word: string): string[] {
  const last = word.at(-1) ?? ''
  const before = word.at(-2) ?? ''
  if (last === 'e') return [word, `${word}s`, `${word}d`, `${word.slice(0, -1)}ing`]
  if (last === 'y' && !VOWEL.test(before)) {
    const stem = word.slice(0, -1)
    return [word, `${stem}ies`, `${stem}ied`, `${word}ing`]
  }
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [word, `${word}es`, `${word}ed`, `${word}ing`]
  const doubled = isShort(word) ? [`${word}${last}ed`, `${word}${last}ing`] : []
  return [word, `${word}s`, `${word}ed`, `${word}ing`, ...doubled]
}
