import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, tokenOf, totp } from './browser.ts'
import { newClinic } from './clinic.ts'
import { openTestIdentity } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestIdentity>>
let clinic: Awaited<ReturnType<typeof newClinic>>
beforeAll(async () => {
  opened = await openTestIdentity()
  clinic = await newClinic(opened.database.target)
})
afterAll(async () => {
  await clinic.close()
  await opened.close()
})

const PASSWORD = 'five brown herons wait'

const invited = async (member: Awaited<ReturnType<typeof clinic.addStaff>>) =>
  tokenOf((await opened.identity.makeLink({ ...member, purpose: 'start' })).url)

/** A nurse who has come in by an invitation and set up a code. */
const enrolled = async () => {
  const member = await clinic.addStaff('nurse')
  const person = browser(opened.identity)
  await person.post('/link/password', { token: await invited(member), password: PASSWORD })
  const { body } = await person.post('/two-factor/enable', { password: PASSWORD })
  await person.post('/two-factor/verify-totp', { code: totp(body.totpURI) })
  return { member, person, otpauth: body.totpURI as string, recovery: body.backupCodes as string[] }
}

test('invitation, password, second factor: only then somebody of the clinic', async () => {
  const member = await clinic.addStaff('nurse')
  const token = await invited(member)
  const nurse = browser(opened.identity)
  expect(await nurse.who()).toMatchObject({ refused: 'not-signed-in' })
  expect((await nurse.post('/link/look', { token })).body).toMatchObject({ kind: 'staff', asks: 'new-password' })
  expect((await nurse.post('/link/password', { token, password: 'short' })).body).toMatchObject({
    code: 'PASSWORD_REFUSED',
    message: expect.stringContaining('12 to 128'),
  })
  expect((await nurse.post('/link/password', { token, password: PASSWORD })).status).toBe(200)
  expect(await nurse.who()).toMatchObject({ refused: 'second-factor-needed' })
  const { body } = await nurse.post('/two-factor/enable', { password: PASSWORD })
  expect(await nurse.who()).toMatchObject({ refused: 'second-factor-needed' })
  expect((await nurse.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
  expect((await nurse.post('/two-factor/verify-totp', { code: totp(body.totpURI) })).status).toBe(200)
  expect(await nurse.who()).toEqual({
    clinicId: clinic.clinicId,
    kind: 'staff',
    id: member.actorId,
    role: 'nurse',
  })
  expect((await nurse.post('/link/password', { token, password: PASSWORD })).body).toMatchObject({ code: 'LINK_OVER' })
})

test('a password alone begins no session of somebody with a code; the code does', async () => {
  const { member, otpauth } = await enrolled()
  const again = browser(opened.identity)
  const first = await again.post('/sign-in/email', { email: member.email, password: PASSWORD })
  expect(first.body).toMatchObject({ twoFactorRedirect: true })
  expect(await again.who()).toMatchObject({ refused: 'not-signed-in' })
  expect((await again.post('/two-factor/verify-totp', { code: '123456', trustDevice: true })).status).toBe(401)
  const verified = await again.post('/two-factor/verify-totp', { code: totp(otpauth), trustDevice: true })
  expect(verified.status).toBe(200)
  expect(await again.who(clinic.clinicId)).toMatchObject({ role: 'nurse' })
  await again.post('/sign-out')
  expect(await again.who()).toMatchObject({ refused: 'not-signed-in' })
  // the device that asked to be trusted is not
  expect((await again.post('/sign-in/email', { email: member.email, password: PASSWORD })).body).toMatchObject({
    twoFactorRedirect: true,
  })
})

test('a wrong password, and an address that nobody has, are answered alike', async () => {
  const { member } = await enrolled()
  const wrong = await browser(opened.identity).post('/sign-in/email', {
    email: member.email,
    password: 'not this one at all',
  })
  const nobody = await browser(opened.identity).post('/sign-in/email', {
    email: 'nobody@clinic.example',
    password: PASSWORD,
  })
  expect([wrong.status, nobody.status]).toEqual([401, 401])
  expect(wrong.body).toEqual(nobody.body)
})

test('a lost phone: a recovery code lets in once', async () => {
  const { member, recovery } = await enrolled()
  expect(recovery.length).toBeGreaterThanOrEqual(8)
  const signIn = async (code: string) => {
    const person = browser(opened.identity)
    await person.post('/sign-in/email', { email: member.email, password: PASSWORD })
    await person.post('/two-factor/verify-backup-code', { code })
    return person.who()
  }
  const [code = ''] = recovery
  expect(await signIn(code)).toMatchObject({ role: 'nurse' })
  expect(await signIn(code)).toMatchObject({ refused: 'not-signed-in' })
})

test('everything lost: a new link from the clinic sets password and second factor anew, and ends the old sessions', async () => {
  const { member, person, otpauth } = await enrolled()
  expect(await person.who()).toMatchObject({ role: 'nurse' })
  const back = browser(opened.identity)
  await back.post('/link/password', { token: await invited(member), password: 'seven green lamps hum' })
  expect(await person.who()).toMatchObject({ refused: 'not-signed-in' })
  expect(await back.who()).toMatchObject({ refused: 'second-factor-needed' })
  const old = browser(opened.identity)
  expect((await old.post('/sign-in/email', { email: member.email, password: PASSWORD })).status).toBe(401)
  const { body } = await back.post('/two-factor/enable', { password: 'seven green lamps hum' })
  expect(body.totpURI).not.toBe(otpauth)
  await back.post('/two-factor/verify-totp', { code: totp(body.totpURI) })
  expect(await back.who()).toMatchObject({ role: 'nurse' })
})

test('a session that began with a password alone can neither work nor set up a factor', async () => {
  const member = await clinic.addStaff('assistant')
  await browser(opened.identity).post('/link/password', { token: await invited(member), password: PASSWORD })
  const thief = browser(opened.identity)
  expect((await thief.post('/sign-in/email', { email: member.email, password: PASSWORD })).status).toBe(200)
  expect(await thief.who()).toMatchObject({ refused: 'second-factor-needed' })
  for (const path of ['/two-factor/enable', '/change-password', '/passkey/verify-registration', '/link/join'])
    expect(await thief.post(path, { password: PASSWORD }), path).toMatchObject({ status: 401 })
  expect((await thief.get('/passkey/generate-register-options')).status).toBe(401)
})

test('somebody who left is nobody at their next request; a new role counts at once', async () => {
  const { member, person } = await enrolled()
  await clinic.query("update anagen.staff set role = 'clinician' where id = $1", [member.actorId])
  expect(await person.who()).toMatchObject({ role: 'clinician' })
  await clinic.query('update anagen.staff set left_at = now() where id = $1', [member.actorId])
  expect(await person.who()).toMatchObject({ refused: 'not-allowed' })
})

test('somebody of two clinics signs in to the second one with the account they have, and says which one they mean', async () => {
  const { member, person } = await enrolled()
  const second = await newClinic(opened.database.target, 'Second clinic')
  const there = await second.addStaff('clinician', undefined, member.email)
  const token = await invited(there)
  const stranger = browser(opened.identity)
  expect((await stranger.post('/link/look', { token })).body).toMatchObject({ asks: 'sign-in' })
  expect((await stranger.post('/link/password', { token, password: PASSWORD })).status).toBe(400)
  expect((await stranger.post('/link/join', { token })).status).toBe(401)
  const other = await enrolled()
  expect((await other.person.post('/link/join', { token })).body).toMatchObject({ code: 'OTHER_ACCOUNT' })
  expect((await person.post('/link/join', { token })).status).toBe(200)
  expect(await person.who()).toMatchObject({ refused: 'clinic-needed' })
  expect(await person.who(second.clinicId)).toMatchObject({ clinicId: second.clinicId, role: 'clinician' })
  expect(await person.who(clinic.clinicId)).toMatchObject({ clinicId: clinic.clinicId, role: 'nurse' })
  await second.close()
})

test('a clinic cannot take over an account by writing another address into its list', async () => {
  const { member } = await enrolled()
  await clinic.query("update anagen.staff set email = 'else@clinic.example' where id = $1", [member.actorId])
  const look = await browser(opened.identity).post('/link/look', { token: await invited(member) })
  expect(look).toMatchObject({ status: 403, body: { code: 'OTHER_ACCOUNT' } })
})

test('a session of staff ends after a working day', async () => {
  const { person, member } = await enrolled()
  const { rows } = await clinic.query(
    'select extract(epoch from s.expires_at - s.created_at) / 3600 as hours from identity.session s join identity.membership m using (user_id) where m.actor_id = $1',
    [member.actorId],
  )
  expect(Number(rows[0].hours)).toBeCloseTo(12, 1)
  await clinic.query(
    "update identity.session set expires_at = now() - interval '1 second' from identity.membership m where m.user_id = session.user_id and m.actor_id = $1",
    [member.actorId],
  )
  expect(await person.who()).toMatchObject({ refused: 'not-signed-in' })
})
