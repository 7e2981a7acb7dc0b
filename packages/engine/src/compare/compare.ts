import { CRITERIA, type Knowledge } from '@anagen/kb'
import { nothingCells } from './nothing-cells.ts'
import { treatmentCells } from './treatment-cells.ts'
import { type ComparedOption, type CompareRequest, type Comparison, NOTHING } from './types.ts'

const one = (slug: string, request: CompareRequest, knowledge: Knowledge): ComparedOption | null => {
  if (slug === NOTHING) {
    const { nothing } = knowledge.choosing
    const cells = nothingCells(nothing)
    return { slug, name: nothing.name, reviewedBy: nothing.reviewedBy, cells: CRITERIA.map((c) => cells[c]) }
  }
  const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
  if (!treatment) return null
  const cells = treatmentCells(treatment, request, knowledge)
  return { slug, name: treatment.name, reviewedBy: treatment.reviewedBy, cells: CRITERIA.map((c) => cells[c]) }
}

/**
 * Treatments side by side, not treating among them. An option's cells never depend on what it stands beside.
 * @example compare({ options: ['prp', 'nothing'] }, knowledge).options.length // 2
 */
export const compare = (request: CompareRequest, knowledge: Knowledge): Comparison => {
  const slugs = [...new Set(request.options)]
  const compared = slugs.map((slug) => one(slug, request, knowledge))
  return {
    options: compared.flatMap((option) => option ?? []),
    unknownOptions: slugs.filter((_, i) => compared[i] === null),
    knowledgeDigest: knowledge.digest,
  }
}
