import { afterEach, expect, test } from 'vitest'
import { endStaff } from '../../src/operations/end-staff.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { issueToken } from '../../src/operations/issue-token.ts'
import { listStaff } from '../../src/operations/list-staff.ts'
import { showStaff } from '../../src/operations/show-staff.ts'
import { ask } from '../../src/storage/connect.ts'
import { browser, totp } from '../identity/browser.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { ok } from '../support/clinic.ts'
import { openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const PASSWORD = 'five brown herons wait'
const NIA = { name: 'Nia Nurse', email: 'nia@clinic.example', role: 'nurse' } as const

const linkTo = (email: string): string =>
  /\/enter\/(\S+)/.exec(opened.mail.to(email).at(-1)?.text ?? '')?.[1] ?? expect.fail(`no link to ${email}`)

/** Comes in by a link, with a second factor. */
const comeIn = async (token: string) => {
  const person = browser(opened.identity)
  expect((await person.post('/link/password', { token, password: PASSWORD })).status).toBe(200)
  const { body } = await person.post('/two-factor/enable', { password: PASSWORD })
  await person.post('/two-factor/verify-totp', { code: totp(body.totpURI) })
  return person
}

/** A clinic whose nurse has come in. */
const withNurse = async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  await opened.outbox.drain()
  const nurse = await comeIn(linkTo(NIA.email))
  expect(await nurse.who()).toMatchObject({ role: 'nurse', id: clinic.nurseId })
  return { clinic, nurse }
}

const acts = async (clinicId: string) =>
  ask(
    opened.database.target,
    `select action, subject_id, detail from anagen.audit where clinic_id = '${clinicId}' and action in ('end-staff', 'invite-staff') order by id`,
  )

test('who left comes back by the same address as themselves; nothing of before works, and the audit keeps both', async () => {
  const { clinic, nurse: before } = await withNurse()
  const { owner, nurseId, clinicId } = clinic
  const token = await tokenFor(owner, 'staff', nurseId)
  const api = testApi(opened.deps)
  expect((await api.call(token, 'GET', '/queue')).status).toBe(200)
  const { url } = await opened.identity.makeLink({ clinicId, kind: 'staff', actorId: nurseId, purpose: 'start' })

  ok(await endStaff({ staffId: nurseId }, owner))
  await opened.outbox.drain()
  expect(ok(await inviteStaff({ ...NIA, name: '  nia  nurse', role: 'clinician' }, owner))).toEqual({
    staffId: nurseId,
    cameBack: true,
  })
  await opened.outbox.drain()
  expect(ok(await listStaff({}, owner)).items.filter(({ email }) => email === NIA.email)).toEqual([
    { staffId: nurseId, name: NIA.name, email: NIA.email, role: 'clinician', left: false },
  ])

  expect(await before.who(clinicId)).toMatchObject({ refused: 'not-signed-in' })
  expect((await api.call(token, 'GET', '/queue')).status).toBe(401)
  const old = { token: url.split('/').at(-1) }
  expect((await browser(opened.identity).post('/link/look', old)).body).toMatchObject({ code: 'LINK_OVER' })
  const signedIn = await browser(opened.identity).post('/sign-in/email', { email: NIA.email, password: PASSWORD })
  expect(signedIn.status).toBe(401)

  const after = await comeIn(linkTo(NIA.email))
  expect(await after.who()).toEqual({ clinicId, kind: 'staff', id: nurseId, role: 'clinician' })
  expect(await acts(clinicId)).toEqual([
    { action: 'invite-staff', subject_id: nurseId, detail: { role: 'nurse', cameBack: false } },
    { action: 'end-staff', subject_id: nurseId, detail: { cases: 0 } },
    { action: 'invite-staff', subject_id: nurseId, detail: { role: 'clinician', cameBack: true } },
  ])
})

test('somebody may leave, come back and leave again: shut out each time', async () => {
  const { clinic } = await withNurse()
  const { owner, nurseId, clinicId } = clinic
  for (let time = 0; time < 2; time++) {
    ok(await endStaff({ staffId: nurseId }, owner))
    await opened.outbox.drain()
    ok(await inviteStaff(NIA, owner))
    await opened.outbox.drain()
    const back = await comeIn(linkTo(NIA.email))
    expect(await back.who()).toMatchObject({ id: nurseId })
    if (time === 1) {
      ok(await endStaff({ staffId: nurseId }, owner))
      await opened.outbox.drain()
      expect(await back.who(clinicId)).toMatchObject({ refused: 'not-signed-in' })
    }
  }
})

test('not before their sessions and links have ended, and a mail that still waited makes no old link again', async () => {
  opened = await openTestOutbox({ hasMail: false })
  const clinic = await opened.newClinic()
  const { owner, nurseId } = clinic
  await opened.outbox.drain()
  const waiting = () => opened.rows(`kind = 'mail-invitation' and to_id = '${nurseId}' and done_at is null`)
  expect(await waiting()).toHaveLength(1)
  ok(await endStaff({ staffId: nurseId }, owner))
  expect(await inviteStaff(NIA, owner)).toMatchObject({ refused: 'still-leaving' })
  await opened.outbox.drain()
  expect(await waiting()).toEqual([])
  ok(await inviteStaff(NIA, owner))
  await opened.outbox.drain()
  expect(await waiting()).toHaveLength(1)
})

test('somebody of two clinics leaves one: signed out there and here, and still of the other', async () => {
  const { clinic, nurse } = await withNurse()
  const second = await opened.newClinic()
  await opened.outbox.drain()
  expect((await nurse.post('/link/join', { token: linkTo(NIA.email) })).status).toBe(200)
  expect(await nurse.who(second.clinicId)).toMatchObject({ id: second.nurseId })
  ok(await endStaff({ staffId: clinic.nurseId }, clinic.owner))
  await opened.outbox.drain()
  expect(await nurse.who(clinic.clinicId)).toMatchObject({ refused: 'not-signed-in' })
  const again = browser(opened.identity)
  expect((await again.post('/sign-in/email', { email: NIA.email, password: PASSWORD })).body).toMatchObject({
    twoFactorRedirect: true,
  })
})

test('another name at the address of who left is somebody else: refused with the way out; a token for who left too', async () => {
  const { clinic } = await withNurse()
  const { owner, nurseId } = clinic
  expect(await inviteStaff(NIA, owner)).toMatchObject({ refused: 'email-taken' })
  ok(await endStaff({ staffId: nurseId }, owner))
  await opened.outbox.drain()
  expect(await inviteStaff({ ...NIA, name: 'Noor Newcomer' }, owner)).toMatchObject({
    refused: 'email-taken',
    detail: expect.stringContaining('Nia Nurse, who left, had this address'),
  })
  expect(await issueToken({ actorKind: 'staff', actorId: nurseId, scopes: ['read'] }, owner)).toMatchObject({
    refused: 'staff-not-found',
  })
})

test('before somebody leaves, the owner reads who would have their cases and which shifts go', async () => {
  const { clinic } = await withNurse()
  const { owner, ownerId, nurse, nurseId } = clinic
  expect(ok(await showStaff({ staffId: nurseId }, owner))).toMatchObject({
    name: 'Nia Nurse',
    role: 'nurse',
    leftAt: null,
    mayLeave: true,
    cases: [],
    shifts: [{ startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T17:00:00Z' }],
  })
  expect(ok(await showStaff({ staffId: ownerId }, owner))).toMatchObject({ mayLeave: false })
  expect(await showStaff({ staffId: nurseId }, nurse)).toMatchObject({ refused: 'not-allowed' })
  expect(await showStaff({ staffId: '00000000-0000-4000-8000-000000000000' }, owner)).toMatchObject({
    refused: 'staff-not-found',
  })
})
