import type { Criterion, Fact, Knowledge } from '@anagen/kb'
import type { Cell, CellItem } from './types.ts'

/** What the cells of one option are made from. */
export interface CellMaker {
  readonly known: (criterion: Criterion, short: string, items: readonly CellItem[]) => Cell
  readonly unknown: (criterion: Criterion, short: string, items: readonly CellItem[]) => Cell
}

export const item = (text: string, fact: Pick<Fact, 'id' | 'sources' | 'unsourced'>): CellItem => ({
  text,
  facts: [fact.id],
  sources: fact.sources,
  unsourced: fact.unsourced ?? null,
})

export const cellMaker = (option: string): CellMaker => {
  const make =
    (known: boolean) =>
    (criterion: Criterion, short: string, items: readonly CellItem[]): Cell => ({
      option,
      criterion,
      short,
      known,
      items,
    })
  return { known: make(true), unknown: make(false) }
}

export type Says = Knowledge['choosing']['texts']['compareSays']
