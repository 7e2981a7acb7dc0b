import { signAnswer } from '@anagen/engine'
import type { Grade, Knowledge } from '@anagen/kb'
import { rank, type Urgency } from '@anagen/kb'
import { type WindowWords, windowWords } from './windows.ts'

interface Named {
  readonly slug: string
  readonly name: string
}

/** Everything that the page of one sign shows. */
export interface SignPage {
  readonly id: string
  readonly name: string
  readonly neverCalm: boolean
  readonly grades: readonly { readonly grade: Grade; readonly means: string }[]
  readonly says: readonly string[]
  readonly expected: readonly (Named & { readonly words: WindowWords; readonly maxGrade: Grade; readonly id: string })[]
  readonly complications: readonly (Named & {
    readonly id: string
    readonly plain: string
    readonly urgency: Urgency
  })[]
  readonly redFlags: readonly { readonly id: string; readonly plain: string; readonly urgency: Urgency }[]
}

const MOST_PHRASES = 24

const byUrgency = (a: { urgency: Urgency }, b: { urgency: Urgency }): number => rank(b.urgency) - rank(a.urgency)

export const signPage = (id: string, knowledge: Knowledge): SignPage | null => {
  const sign = Object.hasOwn(knowledge.signs, id) ? knowledge.signs[id] : undefined
  if (!sign) return null
  const answer = signAnswer(sign, knowledge)
  const named = (slug: string): Named => ({ slug, name: knowledge.treatments[slug]?.name ?? slug })
  return {
    id,
    name: sign.plain,
    neverCalm: sign.neverCalm,
    grades: answer.grades,
    says: answer.says.slice(0, MOST_PHRASES),
    expected: answer.expectedIn.map((e) => ({
      ...named(e.treatment),
      id: e.id,
      words: windowWords(e),
      maxGrade: e.maxGrade,
    })),
    complications: answer.complications
      .map((c) => ({ ...named(c.treatment), id: c.id, plain: c.plain, urgency: c.urgency as Urgency }))
      .toSorted(byUrgency),
    redFlags: answer.redFlags.map((f) => ({ ...f, urgency: f.urgency as Urgency })).toSorted(byUrgency),
  }
}

/** Every sign by group, in the order of the vocabulary. */
export const signGroups = (
  knowledge: Knowledge,
): { readonly group: string; readonly signs: readonly { id: string; name: string }[] }[] =>
  Object.entries(Object.groupBy(Object.values(knowledge.signs), (sign) => sign.group)).map(([group, signs = []]) => ({
    group,
    signs: signs.map(({ id, plain }) => ({ id, name: plain })),
  }))
