import { signAnswer, sourcesOf } from '@anagen/engine'
import type { Complication, Effect, Knowledge, Level, RedFlag, Sign, Source } from '@anagen/kb'
import { rank } from '@anagen/kb'
import { type Ribbon, ribbonsOfEffects } from '../picture/ribbon.ts'
import { type LevelSpan, levelsOverTime } from './levels-over-time.ts'
import { shortName } from './treatment-name.ts'
import { type WindowWords, windowWords } from './windows.ts'

/** What the check says of the mildest form of a sign before and after it is calm: a moment in words, and the headline of its level. */
export interface Edge {
  readonly at: string
  readonly headline: string
}

/** When the mildest form of a sign is calm, in words. */
export interface CalmSpan {
  readonly kind: 'expected' | 'watch'
  /** null: from the start */
  readonly from: string | null
  /** until when it is of that kind; null: no end */
  readonly to: string | null
  /** until when it is to be watched afterwards; null: not at all */
  readonly watchedTo: string | null
  /** may be watched without an end */
  readonly isWatchedOn: boolean
  readonly before: Edge | null
  readonly after: Edge | null
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
  /** when the mildest form is expected, else to be watched; null: it never is by itself */
  readonly calm: CalmSpan | null
  readonly ribbons: readonly Ribbon[]
  readonly sources: Readonly<Record<string, Source>>
}

const isCalm = (level: Level | undefined): boolean => level === 'expected' || level === 'watch'

/** The first run of moments at which the mildest form is calm: what comes after a gap is not promised in a sentence. */
export const calmSpan = (spans: readonly LevelSpan[], { advice }: Pick<Knowledge, 'advice'>): CalmSpan | null => {
  const mildest = spans.map(({ text, levels }) => ({ ...text, level: levels[0]?.level }))
  const expectedAt = mildest.findIndex(({ level }) => level === 'expected')
  const begin = expectedAt >= 0 ? expectedAt : mildest.findIndex(({ level }) => level === 'watch')
  const start = mildest[begin]
  if (!start) return null
  const kind = start.level === 'expected' ? 'expected' : 'watch'
  const run = mildest.slice(begin)
  const gap = run.findIndex(({ level }) => !isCalm(level))
  const calm = gap < 0 ? run : run.slice(0, gap)
  const last = calm.slice(0, calm.findLastIndex(({ level }) => level === kind) + 1).at(-1)
  const watched = calm.at(-1)
  const edge = (at: string, level: Level | undefined): Edge | null =>
    level === undefined || isCalm(level) ? null : { at, headline: advice.levels[level].headline }
  const then = run[gap]
  return {
    kind,
    from: begin === 0 ? null : start.from,
    to: last?.to ?? null,
    watchedTo: watched === last ? null : (watched?.to ?? null),
    isWatchedOn: watched !== last && watched?.to === null,
    before: edge(start.from, mildest[begin - 1]?.level),
    after: gap < 0 || then === undefined ? null : edge(then.from, then.level),
  }
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
      short: shortName(treatment),
      isRegimen: treatment.isRegimen,
    },
    sign: { id, plain: sign.plain, grades: sign.grades, neverCalm: sign.neverCalm },
    effects: effects.map((e) => ({ ...e, words: windowWords(e) })),
    complications: shown,
    redFlags: redFlags as NormalPage['redFlags'],
    spans,
    calm: calmSpan(spans, knowledge),
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
