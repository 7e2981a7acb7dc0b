import type { Knowledge } from '@anagen/kb'
import { byListName, listName } from '../guide/treatment-name.ts'
import { firstFlags } from './first-flags.ts'

export interface Choice {
  readonly id: string
  readonly name: string
}

/** What the check form offers to choose from. */
export interface FormModel {
  readonly treatments: readonly (Choice & { readonly isRegimen: boolean })[]
  readonly flags: readonly Choice[]
  readonly moreFlags: readonly Choice[]
  readonly modifiers: readonly Choice[]
  readonly signs: Readonly<Record<string, string>>
}

export const formModel = (knowledge: Knowledge): FormModel => {
  const { first, more } = firstFlags(knowledge)
  const choices = (signs: typeof first): Choice[] => signs.map(({ id, plain }) => ({ id, name: plain }))
  return {
    treatments: Object.values(knowledge.treatments)
      .toSorted(byListName)
      .map((t) => ({ id: t.slug, name: listName(t), isRegimen: t.isRegimen })),
    flags: choices(first),
    moreFlags: choices(more),
    modifiers: Object.values(knowledge.modifiers).map(({ key, who }) => ({ id: key, name: who })),
    signs: Object.fromEntries(Object.values(knowledge.signs).map(({ id, plain }) => [id, plain])),
  }
}
