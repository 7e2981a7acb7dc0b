import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a client may count on: acknowledged with 201. */
export interface Acknowledged {
  readonly id: string
  readonly level: string
  readonly caseId: string | null
  /** of the try that was answered, by `performance.now()` */
  readonly sentAt: number
}

export interface Patient {
  readonly patientId: string
  readonly token: string
}

const SAID = [
  { signs: [{ sign: 'redness', grade: 1, trend: 'better' }] },
  { say: 'I cannot see with my left eye since an hour ago' },
]
const TRY_AGAIN = new Set([500, 502, 503, 504])

/** Patients who send check-ins one after the other, and each again with its id until it is acknowledged, as the app on a phone does. */
export const sendCheckIns = (patients: readonly Patient[], portNow: () => number) => {
  const acknowledged: Acknowledged[] = []
  const refused: string[] = []
  const stopping = new AbortController()
  const sendOne = async ({ patientId, token }: Patient, n: number): Promise<void> => {
    const body = JSON.stringify({ id: randomUUID(), ...SAID[n % SAID.length] })
    while (!stopping.signal.aborted) {
      const sentAt = performance.now()
      const answered = await fetch(`http://127.0.0.1:${portNow()}/api/v1/patients/${patientId}/check-ins`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(20_000),
      }).then(
        async (response) => ({ status: response.status, text: await response.text() }),
        () => null,
      )
      if (answered?.status === 201) {
        acknowledged.push({ ...JSON.parse(answered.text), sentAt })
        return
      }
      if (answered && !TRY_AGAIN.has(answered.status)) {
        refused.push(answered.text)
        return
      }
      await sleep(20)
    }
  }
  const clients = patients.map(async (patient) => {
    for (let n = 0; !stopping.signal.aborted; n++) await sendOne(patient, n)
  })
  return {
    acknowledged,
    /** answers that were neither yes nor "try again" */
    refused,
    stop: async () => {
      stopping.abort()
      await Promise.all(clients)
    },
  }
}
