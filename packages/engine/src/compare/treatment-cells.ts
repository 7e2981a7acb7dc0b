import type { Criterion, Knowledge, Treatment } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import { cost } from './cost.ts'
import { roughly, sessions, time } from './course-cells.ts'
import { commonEffects, seriousComplications } from './effects.ts'
import { type CellMaker, cellMaker, item, type Says } from './option.ts'
import type { Cell, CellItem, CompareRequest } from './types.ts'

const likely = (t: Treatment, { known, unknown }: CellMaker): Cell => {
  const { likely: fact } = t.outlook
  if (fact.in100 === null) return unknown('likely', fact.short, [item(fact.says, fact)])
  return known('likely', fact.short, [item(fact.says, fact)])
}

const notFor = (t: Treatment, { known }: CellMaker): Cell => {
  const no = t.contraindications.filter((c) => c.strength === 'absolute')
  const ask = t.contraindications.filter((c) => c.strength === 'relative')
  return known('not-for', `${no.length} no, ${ask.length} ask first`, [
    ...no.map((c) => item(`NO: ${c.what}`, c)),
    ...ask.map((c) => item(`Ask first: ${c.what}`, c)),
  ])
}

const nobodyKnows = (text: string): CellItem => ({ text, facts: [], sources: [], unsourced: text })

const regulatory = (
  t: Treatment,
  wanted: readonly string[] | undefined,
  { known, unknown }: CellMaker,
  says: Says,
): Cell => {
  const rules = wanted === undefined ? t.regulatory : t.regulatory.filter((r) => wanted.includes(r.jurisdiction))
  const missing = (wanted ?? []).filter((j) => !rules.some((r) => r.jurisdiction === j))
  const items = [
    ...rules.map((r) => item(`${r.jurisdiction}: ${r.status}`, r)),
    ...missing.map((country) => nobodyKnows(fill(says['no-regulatory'], { country }))),
  ]
  const names = [...new Set(rules.map((r) => r.jurisdiction.replace(/ \(.*/, '')))]
  return rules.length === 0 ? unknown('regulatory', says.unknown, items) : known('regulatory', names.join(', '), items)
}

const upkeep = (t: Treatment, { known, unknown }: CellMaker, says: Says): Cell => {
  const { upkeep: fact, where } = t.course
  if (fact.everyDays !== null) return known('upkeep', `every ${roughly(fact.everyDays)}`, [item(fact.says, fact)])
  if (where === 'home') return known('upkeep', says['no-end'], [item(fact.says, fact)])
  return unknown('upkeep', says.unknown, [item(fact.says, fact)])
}

/** Every cell of one treatment, in the order of the criteria. */
export const treatmentCells = (
  t: Treatment,
  request: CompareRequest,
  knowledge: Knowledge,
): { readonly [criterion in Criterion]: Cell } => {
  const maker = cellMaker(t.slug)
  const { known, unknown } = maker
  const says = knowledge.choosing.texts.compareSays
  const { stopping } = t.course
  const { firstResults } = t.outlook
  const describe = stopping.short === says.unknown ? unknown : known
  return {
    what: known('what', t.category.replace('-', ' '), [
      { ...item(t.whatItIs, t.evidence), facts: [`${t.slug}/evidence`] },
    ]),
    evidence: known('evidence', t.evidence.level.replace('-', ' '), [item(t.evidence.summary, t.evidence)]),
    sessions: sessions(t, maker, says),
    time: time(t, maker, says),
    results: known('results', firstResults.short, [item(firstResults.says, firstResults)]),
    likely: likely(t, maker),
    effects: commonEffects(t, maker, says),
    complications: seriousComplications(t, maker, says),
    'not-for': notFor(t, maker),
    regulatory: regulatory(t, request.jurisdictions, maker, says),
    upkeep: upkeep(t, maker, says),
    stopping: describe('stopping', stopping.short, [item(stopping.says, stopping)]),
    cost: cost(t, request.prices?.[t.slug], request.currency ?? '', maker, says),
  }
}
