/** A sentence cut at its `{words}`: even places are text, odd ones names. */
type Cut = readonly string[]

const cuts = new Map<string, Cut>()

const cut = (template: string): Cut => {
  const known = cuts.get(template)
  if (known) return known
  const fresh = template.split(/\{(\w+)\}/)
  cuts.set(template, fresh)
  return fresh
}

/** `fill` for words that cost something to find: `wordFor` is asked only for those that the sentence has. */
export const fillWith = (template: string, wordFor: (word: string) => string | undefined): string => {
  const parts = cut(template)
  let filled = ''
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? ''
    filled += i % 2 === 0 ? part : (wordFor(part) ?? `{${part}}`)
  }
  return filled
}

/** Fills `{words}` of a sentence from knowledge/advice.yaml; a word without a value stays visible rather than vanish. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  fillWith(template, (word) => values[word])
