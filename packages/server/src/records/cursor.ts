import { z } from 'zod'
import { Refused, refusal } from '../operation/refusal.ts'
import { instant } from './fields.ts'

/** A page marker: where the last row of a page stood in the order. Opaque to who holds it, checked when it comes back. */
export const writeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

/** @throws Refused `invalid-cursor` */
export const readCursor = <T extends z.ZodType>(cursor: string | undefined, shape: T): z.output<T> | null => {
  if (cursor === undefined) return null
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Refused(
      refusal(
        'invalid-cursor',
        'Use "next" of the page before, unchanged, or leave the cursor out for the first page.',
      ),
    )
  }
}

/** The rows of one page of at most `limit`, and the marker of the next one. Ask the database for one more than the limit. */
export const pageFrom = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Item,
  positionOf: (row: Row) => readonly (string | number)[],
): { readonly items: readonly Item[]; readonly next: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(show), next: rows.length > limit && last ? writeCursor(positionOf(last)) : null }
}

export const timePosition = z.tuple([instant, z.uuid()])
