import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { unsealJson } from '../secrets/envelope.ts'
import { isCalled } from './called.ts'
import { writeCursor } from './cursor.ts'
import { openClinicKey, type Personal, personalPlace } from './open-patient.ts'

/** A patient who is called what was typed. */
export interface Found {
  readonly patientId: string
  readonly name: string
  readonly registeredAt: string
  readonly erased: false
}

/** How many patients are read at once, and at most before the answer says where to go on. */
export interface Bounds {
  readonly atOnce: number
  readonly most: number
}

const BOUNDS: Bounds = { atOnce: 100, most: 10_000 }

type Position = readonly [createdAt: string, patientId: string]

/**
 * Looks for patients through those of the clinic, newest first. Each name is sealed under the key of its patient, so that erasing takes it from everywhere:
 * an index of names under a key of the clinic would outlive them, and tell who is called alike. So each is opened and let go of, a hundred at a time
 * between which others are served.
 * @returns at most `limit`, and the marker at which to go on: also where there may be more that were not looked at yet
 */
export const lookThrough = async (
  tx: Tx,
  asked: Asked,
  { typed, after, limit }: { readonly typed: string; readonly after: Position | null; readonly limit: number },
  { atOnce, most }: Bounds = BOUNDS,
): Promise<{ readonly items: readonly Found[]; readonly next: string | null }> => {
  const { actor, keys } = asked
  const isWanted = isCalled(typed)
  const clinicKey = await openClinicKey(tx, asked)
  const items: Found[] = []
  let at = after
  for (let looked = 0; looked < most; looked += atOnce) {
    const rows = await sealedAfter(tx, at, atOnce)
    for (const { id, personal, wrapped, created_at } of rows) {
      if (personal && wrapped) {
        const key = keys.passedPatient(actor.clinicId, id, wrapped, clinicKey)
        const person = unsealJson<Personal>(key, personal, personalPlace(actor.clinicId, id))
        if (isWanted(person)) {
          if (items.length === limit) return { items, next: at && writeCursor(at) }
          items.push({ patientId: id, name: person.name, registeredAt: created_at.toString(), erased: false })
        }
      }
      at = [created_at.toString(), id]
    }
    if (rows.length < atOnce) return { items, next: null }
  }
  return { items, next: at && writeCursor(at) }
}

const sealedAfter = (tx: Tx, at: Position | null, limit: number) => {
  const rows = tx.db
    .selectFrom('patient as p')
    .leftJoin('patient_key as pk', (join) =>
      join.onRef('pk.clinic_id', '=', 'p.clinic_id').onRef('pk.patient_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.created_at', 'p.personal', 'pk.wrapped'])
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
  if (at === null) return rows.execute()
  const [createdAt, patientId] = at
  return rows
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('p.created_at', 'p.id'), '<', tuple(instantAt(createdAt), patientId) as never),
    )
    .execute()
}
