import { signAnswer } from '@anagen/engine'
import type { Effect, Grade, Knowledge } from '@anagen/kb'
import { rank, type Urgency } from '@anagen/kb'
import { drawRibbon, type Ribbon } from '../picture/ribbon.ts'
import { listName } from './treatment-name.ts'
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
  /** where it is expected, to look at: a bar for each treatment, a ribbon for each clock */
  readonly ribbons: readonly Ribbon[]
  /** what the check answers at least when nothing explains it */
  readonly atLeast: string
  readonly complications: readonly (Named & {
    readonly id: string
    readonly plain: string
    readonly urgency: Urgency
  })[]
  readonly redFlags: readonly { readonly id: string; readonly plain: string; readonly urgency: Urgency }[]
}

const MOST_PHRASES = 24

const byUrgency = (a: { urgency: Urgency }, b: { urgency: Urgency }): number => rank(b.urgency) - rank(a.urgency)

const ribbonsOfSign = (name: string, effects: readonly Effect[], nameOf: (slug: string) => string): Ribbon[] =>
  [...Map.groupBy(effects, ({ clock }) => clock)].map(([clock, group]) =>
    drawRibbon(
      name,
      clock,
      group
        .toSorted((a, b) => a.upper - b.upper)
        .map((e) => ({
          id: e.id,
          label: nameOf(e.treatment),
          onset: e.onset.from,
          typicalEnd: e.typical.to,
          upper: e.upper,
          disputedUntil: e.disputedUntil,
          isHoped: e.isHoped,
        })),
      null,
    ),
  )

export const signPage = (id: string, knowledge: Knowledge): SignPage | null => {
  const sign = Object.hasOwn(knowledge.signs, id) ? knowledge.signs[id] : undefined
  if (!sign) return null
  const answer = signAnswer(sign, knowledge)
  const named = (slug: string): Named => {
    const treatment = knowledge.treatments[slug]
    return { slug, name: treatment ? listName(treatment) : slug }
  }
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
    ribbons: ribbonsOfSign(sign.plain, answer.expectedIn, (slug) => named(slug).name),
    atLeast: knowledge.advice.levels.contact.headline,
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
