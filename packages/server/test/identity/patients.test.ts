import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, tokenOf } from './browser.ts'
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

type Patient = Awaited<ReturnType<typeof clinic.addPatient>>
const PIN = '280417'

const link = async (member: Patient | Awaited<ReturnType<typeof clinic.addCaregiver>>, purpose: 'start' | 'enter') =>
  tokenOf((await opened.identity.makeLink({ ...member, purpose })).url)

/** A patient who chose a PIN. */
const started = async () => {
  const member = await clinic.addPatient()
  const person = browser(opened.identity)
  await person.post('/link/pin', { token: await link(member, 'start'), pin: PIN })
  return { member, person }
}

test('a first link asks for a new PIN, and lets in once', async () => {
  const member = await clinic.addPatient()
  const token = await link(member, 'start')
  const patient = browser(opened.identity)
  // mail programs look at links ahead of people
  for (let looks = 0; looks < 3; looks++)
    expect((await patient.post('/link/look', { token })).body).toMatchObject({ kind: 'patient', asks: 'new-pin' })
  expect((await patient.post('/link/pin', { token, pin: PIN })).status).toBe(200)
  expect(await patient.who(clinic.clinicId)).toEqual({
    clinicId: clinic.clinicId,
    kind: 'patient',
    id: member.actorId,
  })
  const second = browser(opened.identity)
  expect(await second.post('/link/pin', { token, pin: PIN })).toMatchObject({
    status: 410,
    body: { code: 'LINK_OVER', message: expect.stringContaining('Ask the clinic for a new one') },
  })
  expect(await second.who()).toMatchObject({ refused: 'not-signed-in' })
})

test.each([
  ['1234', 'has 6 to 12'],
  ['1234567890123', 'has 6 to 12'],
  ['abcdef', 'digits only'],
  ['111111', 'three different'],
  ['121212', 'three different'],
  ['123456', 'count up or down'],
  ['987654', 'count up or down'],
  ['890123', 'count up or down'],
])('the PIN %s is refused, and the link still works', async (pin, why) => {
  const member = await clinic.addPatient()
  const token = await link(member, 'start')
  const patient = browser(opened.identity)
  expect((await patient.post('/link/pin', { token, pin })).body).toMatchObject({
    code: 'PIN_REFUSED',
    message: expect.stringContaining(why),
  })
  expect((await patient.post('/link/pin', { token, pin: PIN })).status).toBe(200)
})

test('a later link asks for the PIN: whoever only reads the mail does not get in', async () => {
  const { member } = await started()
  const token = await link(member, 'enter')
  const reader = browser(opened.identity)
  expect((await reader.post('/link/look', { token })).body).toMatchObject({ asks: 'pin' })
  expect((await reader.post('/link/pin', { token, pin: '402917' })).body).toMatchObject({ code: 'WRONG_PIN' })
  expect(await reader.who()).toMatchObject({ refused: 'not-signed-in' })
  expect((await reader.post('/link/pin', { token, pin: PIN })).status).toBe(200)
  expect(await reader.who()).toMatchObject({ id: member.actorId })
})

test('five tries end a link, ten wrong PINs in a row lock the PIN, and a new start opens it again', async () => {
  const { member, person } = await started()
  for (const code of ['LINK_OVER', 'PIN_LOCKED']) {
    const token = await link(member, 'enter')
    const thief = browser(opened.identity)
    for (let tries = 0; tries < 5; tries++)
      expect((await thief.post('/link/pin', { token, pin: '402917' })).body).toMatchObject({ code: 'WRONG_PIN' })
    expect((await thief.post('/link/pin', { token, pin: PIN })).body).toMatchObject({ code: 'LINK_OVER' })
    const next = await link(member, 'enter')
    if (code === 'PIN_LOCKED')
      expect((await thief.post('/link/pin', { token: next, pin: PIN })).body).toMatchObject({ code })
  }
  expect(await person.who()).toMatchObject({ id: member.actorId })
  const back = browser(opened.identity)
  expect((await back.post('/link/pin', { token: await link(member, 'start'), pin: '739105' })).status).toBe(200)
  expect(await back.who()).toMatchObject({ id: member.actorId })
  // whoever was in with the old PIN is out
  expect(await person.who()).toMatchObject({ refused: 'not-signed-in' })
})

test('many at once with one link: one of them gets in', async () => {
  const member = await clinic.addPatient()
  const token = await link(member, 'start')
  const people = Array.from({ length: 12 }, () => browser(opened.identity))
  await Promise.all(people.map((person) => person.post('/link/pin', { token, pin: PIN })))
  const inside = await Promise.all(people.map(async (person) => 'id' in (await person.who())))
  expect(inside.filter(Boolean)).toHaveLength(1)
})

test('a link that ran out of time', async () => {
  const { member } = await started()
  const [first, later] = [await clinic.addPatient(), await link(member, 'enter')]
  const token = await link(first, 'start')
  opened.moveClock(1.1)
  expect((await browser(opened.identity).post('/link/look', { token: later })).status).toBe(410)
  expect((await browser(opened.identity).post('/link/look', { token })).status).toBe(200)
  opened.moveClock(7 * 24)
  expect((await browser(opened.identity).post('/link/look', { token })).status).toBe(410)
  opened.moveClock(-7 * 24 - 1.1)
})

test('the same mail sent again holds the same link, which works once all the same', async () => {
  const member = await clinic.addPatient()
  const order = { ...member, purpose: 'start', seed: 'outbox row 1' } as const
  const first = await opened.identity.makeLink(order)
  const again = await opened.identity.makeLink(order)
  expect(again).toEqual(first)
  const patient = browser(opened.identity)
  await patient.post('/link/pin', { token: tokenOf(first.url), pin: PIN })
  await opened.identity.makeLink(order)
  expect((await browser(opened.identity).post('/link/look', { token: tokenOf(first.url) })).status).toBe(410)
})

test('a caregiver sees the record they were given, until their access ends', async () => {
  const patient = await clinic.addPatient()
  const member = await clinic.addCaregiver(patient.actorId)
  const caregiver = browser(opened.identity)
  await caregiver.post('/link/pin', { token: await link(member, 'start'), pin: PIN })
  expect(await caregiver.who()).toMatchObject({ kind: 'caregiver', id: member.actorId, patientId: patient.actorId })
  await clinic.query('update anagen.caregiver set until = now() where id = $1', [member.actorId])
  expect(await caregiver.who()).toMatchObject({ refused: 'not-allowed' })
  expect((await caregiver.post('/link/look', { token: await link(member, 'enter') })).status).toBe(410)
})

test('an erased patient is nobody, and nothing about them stays', async () => {
  const { member, person } = await started()
  await opened.identity.rememberAddress(member, 'Someone@Example.org')
  expect(await opened.identity.membersAt(clinic.clinicId, ' someone@example.ORG')).toEqual([member])
  await clinic.query('update anagen.patient set erased_at = now() where id = $1', [member.actorId])
  expect(await person.who()).toMatchObject({ refused: 'not-allowed' })
  await opened.identity.forget(member)
  expect(await person.who()).toMatchObject({ refused: 'not-signed-in' })
  expect(await opened.identity.membersAt(clinic.clinicId, 'someone@example.org')).toEqual([])
  const { rows } = await clinic.query('select 1 from identity.link where actor_id = $1', [member.actorId])
  expect(rows).toEqual([])
})

test('a patient of one clinic is nobody in another', async () => {
  const other = await newClinic(opened.database.target, 'Other clinic')
  const { person } = await started()
  expect(await person.who(other.clinicId)).toMatchObject({ refused: 'not-allowed' })
  await other.close()
})

test('no mail address of a patient is stored in clear', async () => {
  const { member } = await started()
  await opened.identity.rememberAddress(member, 'private@example.org')
  const { rows } = await clinic.query(
    `select string_agg(t::text, ' ') as all from (
       select u::text as t from identity."user" u union all select s::text from identity.session s
       union all select a::text from identity.address a union all select m::text from identity.membership m) x(t)`,
  )
  expect(rows[0].all).not.toMatch(/private@example|192\.0\.2\./)
})

test('the PIN is changed by who knows it, and signs other devices out; a wrong one counts and changes nothing', async () => {
  const { member, person } = await started()
  const other = browser(opened.identity)
  expect((await other.post('/link/pin', { token: await link(member, 'enter'), pin: PIN })).status).toBe(200)
  expect((await person.post('/pin/change', { pin: '402917', newPin: '739105' })).body).toMatchObject({
    code: 'WRONG_PIN',
  })
  expect((await person.post('/pin/change', { pin: PIN, newPin: '111111' })).body).toMatchObject({ code: 'PIN_REFUSED' })
  expect(await other.who()).toMatchObject({ id: member.actorId })
  expect((await person.post('/pin/change', { pin: PIN, newPin: '739105' })).status).toBe(200)
  expect(await person.who()).toMatchObject({ id: member.actorId })
  expect(await other.who()).toMatchObject({ refused: 'not-signed-in' })
  const back = browser(opened.identity)
  expect((await back.post('/link/pin', { token: await link(member, 'enter'), pin: PIN })).body).toMatchObject({
    code: 'WRONG_PIN',
  })
  expect((await back.post('/link/pin', { token: await link(member, 'enter'), pin: '739105' })).status).toBe(200)
  expect((await browser(opened.identity).post('/pin/change', { pin: '739105', newPin: PIN })).status).toBe(401)
})
