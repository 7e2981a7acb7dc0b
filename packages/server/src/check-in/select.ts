import type { Tx } from '../database/transaction.ts'

/** Check-ins with all that is stored of them. */
export const selectCheckIns = ({ db }: Tx) =>
  db
    .selectFrom('check_in')
    .select([
      'id',
      'patient_id',
      'received_at',
      'written_at',
      'by_kind',
      'by_id',
      'corrects',
      'level',
      'content',
      'content_digest',
    ])
