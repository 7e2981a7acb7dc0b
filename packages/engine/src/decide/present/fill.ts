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

/** Fills `{words}` of a sentence from knowledge/advice.yaml; a word without a value stays visible rather than vanish. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string => {
  let filled = ''
  for (const [i, part] of cut(template).entries()) filled += i % 2 === 0 ? part : (values[part] ?? `{${part}}`)
  return filled
}
