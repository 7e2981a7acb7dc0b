import { signAnswer, sourcesOf } from '@anagen/engine'
import type { Complication, Effect, Knowledge, RedFlag, Sign, Source } from '@anagen/kb'
import { rank } from '@anagen/kb'
import { type Ribbon, ribbonsOfEffects } from '../picture/ribbon.ts'
import { type LevelSpan, levelsOverTime } from './levels-over-time.ts'
import { type WindowWords, windowWords } from './windows.ts'

/** From when to when the mildest form of a sign is expected, in words. `end`: from then on it is contact or more; null: no end. */
export interface CalmSpan {
  readonly from: string
  readonly to: string | null
  readonly end: string | null
}

/** "Is this sign normal after this treatment?", answered for every grade and moment. */
export interface NormalPage {
  readonly treatment: {
    readonly slug: string
    readonly name: string
    readonly short: string
    readonly isRegimen: boolean
  }
  readonly sign: Pick<Sign, 'id' | 'plain' | 'grades' | 'neverCalm'>
  readonly effects: readonly (Effect & { readonly words: WindowWords })[]
  readonly complications: readonly Complication[]
  readonly redFlags: readonly Pick<RedFlag, 'id' | 'plain' | 'urgency'>[]
  readonly spans: readonly LevelSpan[]
  /** when the mildest form is expected; null: it never is by itself */
  readonly calm: CalmSpan | null
  readonly ribbons: readonly Ribbon[]
  readonly sources: Readonly<Record<string, Source>>
}

const calmSpan = (spans: readonly LevelSpan[]): CalmSpan | null => {
  const mildest = spans.map(({ text, levels }) => ({ ...text, level: levels[0]?.level }))
  const start = mildest.find(({ level }) => level === 'expected')
  if (!start) return null
  const last = mildest.findLast(({ level }) => level === 'expected')
  const after = mildest.findLast(({ level }) => level === 'expected' || level === 'watch')
  return { from: start.from, to: last?.to ?? null, end: after?.to ?? null }
}

/** The name that people use: the first and shortest of its other names, else its own. */
export const shortName = (name: string, others: readonly string[]): string => {
  const [first] = others
  return first !== undefined && first.length < name.length ? first : name
}

export const normalPage = (slug: string, id: string, knowledge: Knowledge): NormalPage | null => {
  const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
  const sign = Object.hasOwn(knowledge.signs, id) ? knowledge.signs[id] : undefined
  if (!treatment || !sign) return null
  const effects = treatment.effects.filter((e) => e.signs.includes(id))
  const { complications, redFlags } = signAnswer(sign, knowledge)
  const own = new Set(complications.filter((c) => c.treatment === slug).map((c) => c.id))
  const shown = treatment.complications
    .filter((c) => own.has(c.id))
    .toSorted((a, b) => rank(b.urgency) - rank(a.urgency))
  const spans = levelsOverTime(slug, sign, effects, knowledge)
  return {
    treatment: {
      slug,
      name: treatment.name,
      short: shortName(treatment.name, treatment.alsoKnownAs),
      isRegimen: treatment.isRegimen,
    },
    sign: { id, plain: sign.plain, grades: sign.grades, neverCalm: sign.neverCalm },
    effects: effects.map((e) => ({ ...e, words: windowWords(e) })),
    complications: shown,
    redFlags: redFlags as NormalPage['redFlags'],
    spans,
    calm: calmSpan(spans),
    ribbons: ribbonsOfEffects(treatment.name, effects),
    sources: sourcesOf(
      [...effects, ...shown].flatMap((f) => f.sources),
      knowledge,
    ),
  }
}

/** Pairs that a treatment speaks about: the pages worth finding. */
export const normalPairs = (knowledge: Knowledge): { readonly slug: string; readonly sign: string }[] =>
  Object.values(knowledge.treatments).flatMap(({ slug, effects }) =>
    [...new Set(effects.flatMap((e) => e.signs))].map((sign) => ({ slug, sign })),
  )
