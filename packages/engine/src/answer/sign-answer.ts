import type { Effect, Grade, Knowledge, Pattern, Sign } from '@anagen/kb'

/** One sign with everything that the knowledge base says about it. */
export interface SignAnswer {
  readonly id: string
  readonly plain: string
  readonly group: string
  readonly grades: readonly { readonly grade: Grade; readonly means: string }[]
  readonly neverCalm: boolean
  readonly ask: string
  readonly says: readonly string[]
  readonly oftenWith: readonly string[]
  /** effects: where and when it is expected */
  readonly expectedIn: readonly Effect[]
  readonly complications: readonly {
    readonly id: string
    readonly treatment: string
    readonly plain: string
    readonly urgency: string
  }[]
  readonly redFlags: readonly { readonly id: string; readonly plain: string; readonly urgency: string }[]
}

const gradesOf = (sign: Sign): SignAnswer['grades'] =>
  ([1, 2, 3, 4] as const).flatMap((grade) => {
    const means = sign.grades[grade]
    return means === undefined ? [] : [{ grade, means }]
  })

/** Can this sign be part of what the pattern matches? */
const isAbout = (sign: string, { any, raise }: Pattern): boolean =>
  [...any, ...raise.flatMap((higher) => higher.any)].some((items) => items.some((item) => item.sign === sign))

/** Everything about one sign of the vocabulary. */
export const signAnswer = (sign: Sign, knowledge: Knowledge): SignAnswer => {
  const treatments = Object.values(knowledge.treatments)
  return {
    id: sign.id,
    plain: sign.plain,
    group: sign.group,
    grades: gradesOf(sign),
    neverCalm: sign.neverCalm,
    ask: sign.ask,
    says: sign.says.map(({ phrase }) => phrase),
    oftenWith: sign.oftenWith,
    expectedIn: treatments.flatMap((t) => t.effects.filter((e) => e.signs.includes(sign.id))),
    complications: treatments.flatMap((t) =>
      t.complications
        .filter((c) => isAbout(sign.id, c.pattern))
        .map(({ id, treatment, plain, urgency }) => ({ id, treatment, plain, urgency })),
    ),
    redFlags: knowledge.redFlags
      .filter((flag) => isAbout(sign.id, flag.pattern))
      .map(({ id, plain, urgency }) => ({ id, plain, urgency })),
  }
}
