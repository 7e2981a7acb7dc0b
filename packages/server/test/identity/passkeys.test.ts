import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticator } from './authenticator.ts'
import { browser, ORIGIN, tokenOf } from './browser.ts'
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

type Person = ReturnType<typeof browser>
type Device = ReturnType<typeof authenticator>
const RP_ID = new URL(ORIGIN).hostname

const setUp = async (person: Person, device: Device, createSession = true) => {
  const { body } = await person.get('/passkey/generate-register-options')
  return person.post('/passkey/verify-registration', { response: device.register(body.challenge), createSession })
}

const signIn = async (person: Person, device: Device) => {
  const { body } = await person.get('/passkey/generate-authenticate-options')
  return person.post('/passkey/verify-authentication', { response: device.sign(body.challenge) })
}

const nurseWith = async (device: Device) => {
  const member = await clinic.addStaff('nurse')
  const person = browser(opened.identity)
  const token = tokenOf((await opened.identity.makeLink({ ...member, purpose: 'start' })).url)
  await person.post('/link/password', { token, password: 'five brown herons wait' })
  return { member, person, set: await setUp(person, device) }
}

test('staff sign in with a passkey instead of password and code', async () => {
  const device = authenticator(RP_ID, ORIGIN)
  const { member, person, set } = await nurseWith(device)
  expect(set.status).toBe(200)
  expect(await person.who()).toMatchObject({ id: member.actorId })
  const elsewhere = browser(opened.identity)
  expect((await signIn(elsewhere, device)).status).toBe(200)
  expect(await elsewhere.who()).toMatchObject({ id: member.actorId, role: 'nurse' })
})

test('the password of somebody who has a passkey lets nobody in, nor set up another one', async () => {
  const { member } = await nurseWith(authenticator(RP_ID, ORIGIN))
  const thief = browser(opened.identity)
  await thief.post('/sign-in/email', { email: member.email, password: 'five brown herons wait' })
  expect(await thief.who()).toMatchObject({ refused: 'second-factor-needed' })
  expect((await thief.get('/passkey/generate-register-options')).status).toBe(401)
})

test('a patient adds a passkey to the PIN, and comes back with it alone', async () => {
  const member = await clinic.addPatient()
  const person = browser(opened.identity)
  const { url } = await opened.identity.makeLink({ ...member, purpose: 'start' })
  await person.post('/link/pin', { token: tokenOf(url), pin: '280417' })
  const device = authenticator(RP_ID, ORIGIN)
  expect((await setUp(person, device, false)).status).toBe(200)
  const later = browser(opened.identity)
  await signIn(later, device)
  expect(await later.who(clinic.clinicId)).toMatchObject({ kind: 'patient', id: member.actorId })
})

test('a key that did not ask who holds it is one factor only, and refused', async () => {
  const { person, set } = await nurseWith(authenticator(RP_ID, ORIGIN, false))
  expect(set.status).toBeGreaterThanOrEqual(400)
  expect(await person.who()).toMatchObject({ refused: 'second-factor-needed' })
})

test.each([
  ['for another site', () => authenticator('evil.example', ORIGIN)],
  ['on the page of another site', () => authenticator(RP_ID, 'https://evil.example')],
])('a passkey made %s', async (_, device) => {
  const { set } = await nurseWith(device())
  expect(set.status).toBeGreaterThanOrEqual(400)
  expect(set.status).toBeLessThan(500)
})

test('an answer to an old question is refused', async () => {
  const device = authenticator(RP_ID, ORIGIN)
  await nurseWith(device)
  const person = browser(opened.identity)
  const { body } = await person.get('/passkey/generate-authenticate-options')
  const response = device.sign(body.challenge)
  expect((await person.post('/passkey/verify-authentication', { response })).status).toBe(200)
  const replay = browser(opened.identity)
  await replay.get('/passkey/generate-authenticate-options')
  expect((await replay.post('/passkey/verify-authentication', { response })).status).toBeGreaterThanOrEqual(400)
  expect(await replay.who()).toMatchObject({ refused: 'not-signed-in' })
})
