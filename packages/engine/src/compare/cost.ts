import type { Span, Treatment } from '@anagen/kb'
import { type CellMaker, item, type Says } from './option.ts'
import type { Cell, CellItem, Price } from './types.ts'

const DAYS_A_YEAR = 365
const MONTHS_A_YEAR = 12

const money = ({ from, to }: Span, currency: string): string => {
  const amount = (value: number) => Math.round(value).toLocaleString('en-GB')
  const range = Math.round(from) === Math.round(to) ? amount(from) : `${amount(from)}-${amount(to)}`
  return currency === '' ? range : `${range} ${currency}`
}

const times = (price: Price, count: Span): Span => ({ from: price.amount * count.from, to: price.amount * count.to })

/** Upkeep sessions a year, fewest to most. */
const upkeepAYear = (everyDays: Span): Span => ({ from: DAYS_A_YEAR / everyDays.to, to: DAYS_A_YEAR / everyDays.from })

const ofPrice = (text: string, facts: CellItem['facts'], sources: CellItem['sources']): CellItem => ({
  text,
  facts,
  sources,
  unsourced: sources.length === 0 ? 'the price that was given' : null,
})

/** The whole course and a year of upkeep, where a price is given. */
export const cost = (
  t: Treatment,
  price: Price | undefined,
  currency: string,
  { known, unknown }: CellMaker,
  says: Says,
): Cell => {
  const { course } = t
  if (price === undefined) {
    const none: CellItem = { text: says['no-price'], facts: [], sources: [], unsourced: says['no-price'] }
    return unknown('cost', says.unknown, [none])
  }
  if (price.per === 'once') {
    const text = `${money({ from: price.amount, to: price.amount }, currency)} once.`
    return known('cost', text.replace(/\.$/, ''), [ofPrice(text, [course.id], course.sources)])
  }
  if (price.per !== 'session') {
    const yearly = price.amount * (price.per === 'month' ? MONTHS_A_YEAR : 1)
    const text = `${money({ from: yearly, to: yearly }, currency)} a year`
    return known('cost', text, [ofPrice(`${text}: ${says['no-end']}.`, [course.id], course.sources)])
  }
  const whole = money(times(price, course.sessions), currency)
  const { everyDays } = course.upkeep
  const upkeep =
    everyDays === null
      ? says['upkeep-unknown']
      : `${money(times(price, upkeepAYear(everyDays)), currency)} a year of upkeep`
  return known(
    'cost',
    everyDays === null ? `${whole}; upkeep unknown` : `${whole}, then ${upkeep.replace(' of upkeep', '')}`,
    [ofPrice(`${whole} for the whole course.`, [course.id], course.sources), item(upkeep, course.upkeep)],
  )
}
