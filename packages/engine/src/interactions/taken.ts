import type { Knowledge } from '@anagen/kb'

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Treatments of ours that words name: people list "finasteride" among their medicines.
 * A name that may be several ("minoxidil") stands for each of them.
 */
export const treatmentsTaken = (
  words: string,
  knowledge: Knowledge,
): { readonly slugs: readonly string[]; readonly isAmbiguous: boolean } => {
  const said = ` ${fold(words)} `
  const named = (name: string): boolean => name !== '' && said.includes(` ${fold(name)} `)
  const exact = Object.values(knowledge.treatments).filter((t) =>
    [t.slug, t.name, ...t.alsoKnownAs.filter((alias) => fold(alias).length > 2)].some(named),
  )
  const families = Object.values(knowledge.treatments).filter((t) => {
    const [family = ''] = t.slug.split('-')
    return t.slug.includes('-') && t.category !== 'injection' && family.length > 5 && named(family)
  })
  const isFamily = exact.length === 0
  return { slugs: (isFamily ? families : exact).map((t) => t.slug), isAmbiguous: isFamily && families.length > 1 }
}
