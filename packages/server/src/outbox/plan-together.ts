import { planCheckIns } from '../jobs/plan-check-in.ts'
import { tellOfRow } from '../webhooks/tell-of-row.ts'
import type { Work } from './attempt.ts'
import { finishRows } from './row.ts'

/** Works out the next check-in of the patients of many rows of one clinic, in a few statements. */
export const planTogether: Work = async (tx, asked, rows) => {
  const said = await planCheckIns(
    tx,
    asked,
    rows.flatMap(({ patientId }) => patientId ?? []),
  )
  const outcomes = new Map(
    rows.map(({ id, patientId }) => [id, (patientId !== null && said.get(patientId)) || 'about no patient']),
  )
  for (const row of rows) await tellOfRow(tx, asked, row)
  await finishRows(tx, outcomes, asked.now())
}
