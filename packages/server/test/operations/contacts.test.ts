import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { contactCase } from '../../src/operations/contact-case.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { listContacts } from '../../src/operations/list-contacts.ts'
import { listRecontacts } from '../../src/operations/list-recontacts.ts'
import { logContact } from '../../src/operations/log-contact.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { replayed, tightened } from '../support/replay.ts'
import { PINK } from '../support/said.ts'

const here = freshClinics()

describe('the contact log', () => {
  test('shows calls about cases and calls that belong to none, newest first, page by page', async () => {
    const one = await here.clinic.patientAfter(20)
    const { caseId } = ok(
      await submitCheckIn(
        { id: randomUUID(), patientId: one.patientId, say: 'I cannot see with my left eye' },
        one.asked,
      ),
    )
    ok(await acknowledgeCase({ caseId: String(caseId) }, here.clinic.nurse))
    ok(await contactCase({ caseId: String(caseId), note: 'Sent to hospital' }, here.clinic.nurse))
    here.world.turn('PT1H')
    const two = await here.clinic.patientAfter(20, 'prp', 'Synthetic Neighbour')
    ok(await logContact({ patientId: two.patientId, note: 'Nobody answered' }, here.clinic.owner))
    const first = ok(await listContacts({ limit: 1 }, here.clinic.nurse))
    expect(first.items).toMatchObject([
      { patientName: 'Synthetic Neighbour', note: 'Nobody answered', byName: 'Olu Owner', caseId: null },
    ])
    const rest = ok(await listContacts({ limit: 1, cursor: first.next ?? '' }, here.clinic.nurse))
    expect(rest).toMatchObject({
      items: [{ patientName: 'Synthetic Pat', note: 'Sent to hospital', byName: 'Nia Nurse', caseId }],
      next: null,
    })
    expect(ok(await listContacts({ patientId: one.patientId }, here.clinic.nurse)).items).toHaveLength(1)
    expect(ok(await listContacts({}, (await testClinic(here.world.deps)).nurse)).items).toEqual([])
    expect(await listContacts({}, one.asked)).toMatchObject({ refused: 'not-allowed' })
  })

  test('of somebody erased only that and when is left', async () => {
    const { patientId } = await here.clinic.patientAfter(20)
    ok(await logContact({ patientId, note: 'All well' }, here.clinic.nurse))
    ok(await erasePatient({ patientId }, here.clinic.owner))
    expect(ok(await listContacts({}, here.clinic.nurse)).items).toMatchObject([{ patientName: '(erased)', note: null }])
  })

  test('a call is about a check-in of that patient, or of none', async () => {
    const { patientId } = await here.clinic.patientAfter(20)
    const other = await here.clinic.patientAfter(20)
    const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId: other.patientId, ...PINK }, other.asked))
    expect(await logContact({ patientId, checkInId: id, note: 'x' }, here.clinic.nurse)).toMatchObject({
      refused: 'check-in-not-found',
    })
  })
})

describe('the re-contact list', () => {
  test('holds whose answer changed with the knowledge, until somebody has called', async () => {
    const raised = await here.clinic.patientAfter(20)
    const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId: raised.patientId, ...PINK }, raised.asked))
    expect(ok(await listRecontacts({}, here.clinic.nurse)).items).toEqual([])
    here.world.turn('PT1H')
    await replayed({ ...here.clinic.owner, knowledge: tightened(here.clinic.owner.knowledge) }, { keep: true })
    const [entry] = ok(await listRecontacts({}, here.clinic.nurse)).items
    expect(entry).toMatchObject({
      checkInId: id,
      patientName: 'Synthetic Pat',
      from: 'expected',
      to: 'contact',
      contactedAt: null,
    })
    const caseId = entry?.caseId ?? expect.fail('no case was opened')
    here.world.turn('PT1H')
    ok(await acknowledgeCase({ caseId }, here.clinic.nurse))
    expect(ok(await listRecontacts({}, here.clinic.nurse)).items).toMatchObject([{ contactedAt: null }])
    ok(await contactCase({ caseId, note: 'Told' }, here.clinic.nurse))
    expect(ok(await listRecontacts({}, here.clinic.nurse)).items).toMatchObject([
      { contactedAt: '2026-11-20T12:30:00Z' },
    ])
  })

  test('holds who was told too much as well, and a call without a case marks them', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const strict = { ...asked, knowledge: tightened(asked.knowledge) }
    const { id, caseId } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, strict))
    ok(await acknowledgeCase({ caseId: String(caseId) }, here.clinic.nurse))
    ok(await resolveCase({ caseId: String(caseId), outcome: 'Looked at' }, here.clinic.nurse))
    here.world.turn('PT1H')
    await replayed(here.clinic.owner, { keep: true })
    expect(ok(await listRecontacts({}, here.clinic.nurse)).items).toMatchObject([
      { from: 'contact', to: 'expected', contactedAt: null },
    ])
    ok(await logContact({ patientId, checkInId: id, note: 'Told that it is fine' }, here.clinic.nurse))
    expect(ok(await listRecontacts({}, here.clinic.nurse)).items).toMatchObject([
      { contactedAt: '2026-11-20T11:30:00Z' },
    ])
    expect(ok(await listRecontacts({}, (await testClinic(here.world.deps)).nurse)).items).toEqual([])
  })
})
