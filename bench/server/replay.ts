// Judging stored check-ins again after the knowledge changed, as the job behind the pages does it.
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Asked, type Deps, replayVerdicts, showReplay, submitCheckIn } from '@anagen/server'
import { v7 } from 'uuid'
import { checkInRows, insertCheckIns, insertVerdicts } from '../../packages/server/src/check-in/store.ts'
import { findCheckIn, openContent, openVerdicts } from '../../packages/server/src/check-in/stored.ts'
import { writeTogether } from '../../packages/server/src/database/together.ts'
import { startOutbox } from '../../packages/server/src/outbox/worker.ts'
import { openPatient } from '../../packages/server/src/records/open-patient.ts'
import { figure, table } from '../table.ts'
import { benchClinic, done } from './clinic.ts'

export interface ReplayOptions {
  readonly checkIns: number
  /** how long each is measured; none goes to the end */
  readonly seconds: number
}

const EVERY_MS = 30_000

/** Verdicts a second: when nothing changed, and when each becomes more serious and is kept as a verdict and a case. */
export const measureReplay = async ({ checkIns, seconds }: ReplayOptions): Promise<string> => {
  const { folder, server, asked, patients } = await benchClinic()
  try {
    for (const patientId of patients) await fill(asked, patientId, Math.round(checkIns / patients.length))
    const { prp, ...others } = asked.knowledge.treatments
    if (!prp) throw new Error('no prp')
    // nothing is expected of PRP any more
    const treatments = { ...others, prp: { ...prp, effects: [] } }
    const stricter: Asked = { ...asked, knowledge: { ...asked.knowledge, digest: 'f'.repeat(64), treatments } }
    const rows = [
      ['nothing changed', ...(await measure(asked, seconds, false))],
      ['each is more serious, and kept with a case', ...(await measure(stricter, seconds, true))],
    ]
    return table([`of ${figure(checkIns)} check-ins of ${patients.length} patients`, 'judged', 'verdicts/s'], rows)
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const never = async (): Promise<never> => {
  throw new Error('no mail goes out here')
}

const measure = async (asked: Asked, seconds: number, keep: boolean): Promise<readonly string[]> => {
  const { replayId } = done(await replayVerdicts({ since: '2000-01-01T00:00:00Z', keep }, asked))
  const outbox = startOutbox(
    {
      ...(asked satisfies Deps),
      mailer: null,
      identity: { makeLink: never, rememberAddress: never, forget: never },
      origin: 'https://anagen.example',
      optOutKey: Buffer.alloc(32, 7),
      onError: (said, error) => console.error(said, error),
    },
    { isPolling: false },
  )
  const start = performance.now()
  outbox.wake()
  await sleep(seconds * 1000)
  await outbox.stop()
  const took = (performance.now() - start) / 1000
  const { looked, changed } = done(await showReplay({ replayId }, asked)).progress
  if (looked === 0 || (keep && changed === 0)) throw new Error(`${looked} judged, ${changed} changed`)
  // the next one may begin
  await asked.database.within({ clinicId: asked.actor.clinicId }, async ({ db }) => {
    await db.updateTable('replay').set({ finished_at: asked.now().toString() }).where('id', '=', replayId).execute()
  })
  return [figure(looked), figure(looked / took)]
}

/** One check-in through the server itself, and the same again many times, half a minute apart, each sealed for its own place. */
const fill = async (asked: Asked, patientId: string, count: number): Promise<void> => {
  const signs = [{ sign: 'redness', grade: 1 as const, trend: 'same' as const }]
  const { id } = done(await submitCheckIn({ id: v7(), patientId, signs }, asked))
  const { clinicId } = asked.actor
  await asked.database.within({ clinicId }, async (tx) => {
    const { key } = await openPatient(tx, asked, patientId)
    const row = await findCheckIn(tx, id)
    if (!row) throw new Error(`no check-in ${id}`)
    const content = openContent(clinicId, key, row)
    const [first] = await openVerdicts(tx, clinicId, key, id)
    if (!first) throw new Error(`no verdict of ${id}`)
    const copies = Array.from({ length: count - 1 }, (_, i) => {
      const at = row.received_at.subtract({ milliseconds: (i + 1) * EVERY_MS }).toString()
      const by = { kind: row.by_kind, id: row.by_id }
      const copy = { id: v7(), patientId, receivedAt: at, writtenAt: at, by, corrects: null, content }
      return checkInRows(asked, key, { ...copy, digest: row.content_digest, verdict: first.verdict })
    })
    const rows = [
      insertCheckIns(copies.map(({ checkIn }) => checkIn)),
      insertVerdicts(copies.map(({ verdict }) => verdict)),
    ]
    await tx.run(writeTogether('bench-check-ins', rows))
  })
}
