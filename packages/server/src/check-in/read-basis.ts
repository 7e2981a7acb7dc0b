import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { readForEach } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import { type Care, careWith } from '../duty/care.ts'
import { dutyVersionPart, rotaOfVersion } from '../duty/kept-rota.ts'
import { type Look, needsHuman, whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import { writtenOnce } from '../operation/written.ts'
import { openClinicKey, patientWithPastPart, type SealedPast, type SealedPatient } from '../records/open-patient.ts'
import type { Key } from '../secrets/envelope.ts'
import { openUntil } from './open-earlier.ts'
import { type PatientRecord, recordParts } from './record.ts'
import { type CheckInRow, checkInPart, earlierPart, type SentRow } from './stored.ts'

const parts = readForEach<{ id: string; patientId: string; openUntil: string | null }>()(
  'check-in-basis',
  { id: 'uuid', patientId: 'uuid', openUntil: 'timestamptz' },
  {
    patient: patientWithPastPart,
    before: checkInPart,
    ...recordParts,
    earlier: earlierPart,
    duty: dutyVersionPart,
  },
)

/** What a verdict and its answer rest on, still sealed. */
export interface Basis extends PatientRecord {
  readonly patient: readonly (SealedPatient & SealedPast)[]
  readonly before: readonly CheckInRow[]
  readonly earlier: readonly SentRow[]
  readonly clinicKey: Key
  /** who looks, and what is told of it: the same for all of one level */
  readonly careFor: (level: Level) => { readonly look: Look | null; readonly care: Care }
  /** when all of them are received, as the answer tells it */
  readonly receivedAt: string
}

/** What is needed to answer some check-ins of one clinic, read as one statement. @returns it for each by its place @throws Refused `clinic-not-found` */
export const readBasis = async (
  tx: Tx,
  asked: Asked,
  checkIns: readonly { readonly id: string; readonly patientId: string }[],
  now: Temporal.Instant,
): Promise<(i: number) => Basis> => {
  const [rows, clinicKey] = await Promise.all([
    tx.run(
      parts.of(
        checkIns.map(({ id, patientId }) => {
          const key = asked.keys.openedPatient(asked.actor.clinicId, patientId)
          return { id, patientId, openUntil: openUntil(key) }
        }),
      ),
    ),
    openClinicKey(tx, asked),
  ])
  const read = parts.read(rows)
  // they are of one clinic
  const rota = await rotaOfVersion(tx, asked.actor.clinicId, read[0]?.duty ?? [], now)
  const cared = new Map<Level, ReturnType<Basis['careFor']>>()
  const careFor: Basis['careFor'] = (level) => {
    const known = cared.get(level)
    if (known) return known
    const look = needsHuman(level) ? whoLooks(level, now, rota) : null
    const made = { look, care: writtenOnce(careWith(look, rota, asked.knowledge)) }
    cared.set(level, made)
    return made
  }
  const shared = { clinicKey, careFor, receivedAt: now.toString() }
  return (i) => {
    const own = read[i]
    if (!own) throw new Error('nothing was read')
    return { ...own, ...shared }
  }
}
