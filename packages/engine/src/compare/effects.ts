import type { Complication, Effect, Frequency, Treatment } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import { isCommon, naturalNumbers } from './natural-numbers.ts'
import { type CellMaker, item, type Says } from './option.ts'
import type { Cell, CellItem } from './types.ts'

const words = (frequency: Frequency, says: Says): string => {
  if (frequency.percent) return naturalNumbers(frequency.percent)
  if (frequency.category === 'unknown') return says['unknown-frequency']
  return fill(says['no-figure'], { category: frequency.category.replace('-', ' ') })
}

const sourced = (f: Effect | Complication, text: string): CellItem => ({
  ...item(text, f),
  sources: [...new Set([...f.frequency.sources, ...f.sources])],
})

/** What many people get, each with how often; what is not counted says so. */
export const commonEffects = (t: Treatment, { known, unknown }: CellMaker, says: Says): Cell => {
  const common = t.effects.filter((e) => isCommon(e.frequency))
  // what is common and still never to be waited out, such as a loss of desire under finasteride
  const toReport = t.complications.filter((c) => isCommon(c.frequency))
  const others = t.effects.filter((e) => e.frequency.category === 'unknown' && !common.includes(e))
  const rest: CellItem[] =
    others.length === 0
      ? []
      : [
          {
            text: fill(says.others, { count: String(others.length), names: others.map((e) => e.plain).join('; ') }),
            facts: others.map((e) => e.id),
            sources: [...new Set(others.flatMap((e) => e.sources))],
            unsourced: null,
          },
        ]
  if (common.length + toReport.length === 0) {
    const none: CellItem = { ...item(says['no-effects'], t.evidence), facts: [`${t.slug}/evidence`] }
    return unknown('effects', says.unknown, rest.length > 0 ? rest : [none])
  }
  const all = [...common, ...toReport]
  const counted = all.filter((e) => e.frequency.percent !== null).length
  const items = [
    ...common.map((e) => sourced(e, `${e.plain}: ${words(e.frequency, says)}`)),
    ...toReport.map((c) =>
      sourced(c, fill(says['to-report'], { what: c.plain, often: words(c.frequency, says), urgency: c.urgency })),
    ),
  ]
  return known('effects', `${all.length} kinds, ${counted} counted`, [...items, ...rest])
}

const URGENCIES = ['emergency', 'urgent'] as const

/** What must never be waited out, most pressing first. */
export const seriousComplications = (t: Treatment, { known, unknown }: CellMaker, says: Says): Cell => {
  const listed = URGENCIES.map((urgency) => ({ urgency, list: t.complications.filter((c) => c.urgency === urgency) }))
  const items = listed.flatMap(({ urgency, list }) =>
    list.map((c) => sourced(c, `${urgency.toUpperCase()}: ${c.plain} (${words(c.frequency, says)})`)),
  )
  if (items.length === 0) return unknown('complications', says.unknown, [item(says['no-complications'], t.evidence)])
  const short = listed
    .filter(({ list }) => list.length > 0)
    .map(({ urgency, list }) => `${list.length} ${urgency}`)
    .join(', ')
  return known('complications', short, items)
}
