import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/operation/actor.ts'
import { createWebhook } from '../../src/operations/create-webhook.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { listOutbox } from '../../src/operations/list-outbox.ts'
import { retryOutbox } from '../../src/operations/retry-outbox.ts'
import { searchAudit } from '../../src/operations/search-audit.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { ok, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const setUp = async () => {
  const world = testDeps(database)
  const clinic = await testClinic(world.deps)
  const pat = await clinic.patientAfter(20, 'prp', 'Synthetic Pat')
  const { clinicId, ownerId } = clinic
  const auditor = clinic.as({ kind: 'staff', clinicId, id: ownerId, role: 'auditor' } satisfies Actor)
  return { ...world, clinic, pat, auditor }
}

test('the audit by person, patient, action and time; each look at it is in it', async () => {
  const { clinic, pat, turn, auditor } = await setUp()
  const { owner, nurse, nurseId } = clinic
  const other = await clinic.patientAfter(30, 'prp', 'Synthetic Other')
  turn('PT2H')
  ok(await showPatient({ patientId: pat.patientId }, nurse))
  ok(await showPatient({ patientId: other.patientId }, owner))
  const found = async (wanted: object) =>
    ok(await searchAudit({ limit: 200, ...wanted }, auditor)).items.map((row) => [
      row.action,
      row.actorName,
      row.patientName,
    ])

  const seen = { action: 'show-patient' }
  expect(await found(seen)).toEqual([
    ['show-patient', 'Olu Owner', 'Synthetic Other'],
    ['show-patient', 'Nia Nurse', 'Synthetic Pat'],
  ])
  expect(await found({ ...seen, actorId: nurseId })).toEqual([['show-patient', 'Nia Nurse', 'Synthetic Pat']])
  expect(await found({ ...seen, patientId: other.patientId })).toEqual([
    ['show-patient', 'Olu Owner', 'Synthetic Other'],
  ])
  expect(await found({ ...seen, after: '2026-11-20T12:30:00Z' })).toHaveLength(2)
  expect(await found({ ...seen, before: '2026-11-20T12:30:00Z' })).toEqual([])
  expect(await found({ actorKind: 'patient' })).toEqual([])
  expect((await found({ action: 'search-audit' })).length).toBe(6)
  expect(await found({ action: 'record-session', actorId: nurseId })).toHaveLength(2)
})

test('page by page the audit is whole: nothing twice, nothing left out, newest first', async () => {
  const { auditor } = await setUp()
  const whole = ok(await searchAudit({ limit: 200, before: '2026-11-20T10:31:00Z' }, auditor)).items
  const first = whole.length
  const paged: string[] = []
  let cursor: string | null | undefined
  do {
    const page = ok(await searchAudit({ limit: 3, ...(cursor ? { cursor } : {}) }, auditor))
    // each look adds a row on top, which no later page shows
    paged.push(...page.items.map(({ auditId }) => auditId))
    cursor = page.next
  } while (cursor !== null)
  expect(new Set(paged).size).toBe(paged.length)
  expect(paged.slice(1)).toEqual(whole.map(({ auditId }) => auditId))
  expect(paged.length).toBe(first + 1)
})

test('the audit is for the owner and the auditor; another clinic reads none of it, whatever it asks for', async () => {
  const { clinic, pat } = await setUp()
  const { clinic: elsewhere } = await setUp()
  expect(await searchAudit({}, clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
  expect(await searchAudit({}, pat.asked)).toMatchObject({ refused: 'not-allowed' })
  const { patientId } = pat
  expect(ok(await searchAudit({ patientId }, elsewhere.owner))).toEqual({ items: [], next: null, aboutName: null })
  expect(ok(await searchAudit({ actorId: clinic.nurseId }, elsewhere.owner)).items).toEqual([])
})

test('the trail of one patient says whose it is, also where it is empty; who read it is written down as about them', async () => {
  const { clinic, pat, auditor } = await setUp()
  const { patientId } = pat
  const long = '2026-01-01T00:00:00Z'
  expect(ok(await searchAudit({ patientId, before: long }, auditor))).toEqual({
    items: [],
    next: null,
    aboutName: 'Synthetic Pat',
  })
  expect(ok(await searchAudit({}, auditor)).aboutName).toBeNull()
  const reads = ok(await searchAudit({ patientId, action: 'search-audit' }, clinic.owner)).items
  expect(reads).toMatchObject([{ patientId, patientName: 'Synthetic Pat' }])
})

test('the outbox says to whom, as far as its reader may know, and never a mail address', async () => {
  const { clinic, pat, auditor, deps } = await setUp()
  const { owner, nurse, clinicId, nurseId } = clinic
  const { patientId } = pat
  const { caregiverId } = ok(await inviteCaregiver({ patientId, name: 'Cara', email: 'cara@example.org' }, pat.asked))
  const { webhookId } = ok(await createWebhook({ url: 'https://hooks.example.org/secret-path' }, owner))
  const at = deps.now().toString()
  const row = { clinic_id: clinicId, subject_id: randomUUID(), run_at: at, created_at: at }
  const rows = [
    { kind: 'mail-case', to_kind: 'staff' as const, to_id: nurseId, patient_id: patientId },
    { kind: 'mail-reminder', to_kind: 'patient' as const, to_id: patientId, patient_id: patientId },
    { kind: 'mail-invitation', to_kind: 'caregiver' as const, to_id: caregiverId, patient_id: patientId },
    { kind: 'webhook-case.opened', to_kind: null, to_id: webhookId, patient_id: patientId },
  ].map((one) => ({
    ...row,
    ...one,
    id: deps.newId(),
    once_key: `test/${one.kind}`,
    attempts: 1,
    last_error: 'refused',
  }))
  await database.within({ clinicId }, (tx) => tx.db.insertInto('outbox').values(rows).execute())
  const seen = async (asked: typeof owner) => {
    const { items } = ok(await listOutbox({}, asked))
    expect(JSON.stringify(items)).not.toMatch(/@|secret-path/)
    return Object.fromEntries(items.map(({ kind, to, mayRetry }) => [kind, [to?.kind, to?.name, mayRetry]]))
  }
  const people = {
    'mail-case': ['staff', 'Nia Nurse'],
    'mail-reminder': ['patient', 'Synthetic Pat'],
    'mail-invitation': ['caregiver', 'Synthetic Pat'],
  }
  const all = (retry: boolean) => Object.fromEntries(Object.entries(people).map(([kind, to]) => [kind, [...to, retry]]))
  expect(await seen(owner)).toEqual({ ...all(true), 'webhook-case.opened': ['webhook', 'hooks.example.org', true] })
  expect(await seen(nurse)).toEqual({ ...all(true), 'webhook-case.opened': ['webhook', null, false] })
  expect(await seen(auditor)).toEqual({ ...all(false), 'webhook-case.opened': ['webhook', 'hooks.example.org', false] })

  const [mail] = rows
  expect(await retryOutbox({ outboxId: mail?.id ?? '' }, auditor)).toMatchObject({ refused: 'not-allowed' })
  ok(await retryOutbox({ outboxId: mail?.id ?? '' }, nurse))
})
