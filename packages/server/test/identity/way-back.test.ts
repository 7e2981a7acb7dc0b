import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWayBack } from '../../src/identity/way-back.ts'
import { ask } from '../../src/storage/connect.ts'
import { testClinic, testDeps } from '../support/clinic.ts'
import { browser, tokenOf, totp } from './browser.ts'
import { openTestIdentity } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestIdentity>>
let clinic: Awaited<ReturnType<typeof testClinic>>
beforeAll(async () => {
  opened = await openTestIdentity()
  clinic = await testClinic(testDeps(opened.database).deps)
})
afterAll(() => opened.close())

const OWNER = 'olu@clinic.example'
const asSystem = () => clinic.as({ kind: 'system', clinicId: clinic.clinicId })

/** Comes in by a link: a new password and a new code. */
const comeIn = async (url: string, password: string) => {
  const person = browser(opened.identity)
  const set = await person.post('/link/password', { token: tokenOf(url), password })
  expect(set.status).toBe(200)
  const { body } = await person.post('/two-factor/enable', { password })
  expect((await person.post('/two-factor/verify-totp', { code: totp(body.totpURI) })).status).toBe(200)
  return person
}

test('an owner who lost password, second factor and recovery codes gets back in, and the record says so', async () => {
  const first = await makeWayBack(OWNER, asSystem(), opened.identity)
  expect(first).toMatchObject({ name: 'Olu Owner', role: 'owner' })
  const lost = await comeIn(first.url, 'five brown herons wait')
  const { url } = await makeWayBack(' OLU@clinic.example ', asSystem(), opened.identity)
  const back = await comeIn(url, 'seven grey geese leave')
  expect(await back.who(clinic.clinicId)).toMatchObject({ role: 'owner' })
  // whoever has the old session, or the old password, is out
  expect(await lost.who(clinic.clinicId)).toHaveProperty('refused')
  const again = await browser(opened.identity).post('/sign-in/email', {
    email: OWNER,
    password: 'five brown herons wait',
  })
  expect(again.status).toBe(401)
  const rows = await ask(
    opened.database.target,
    `select actor_kind, subject_id from anagen.audit where action = 'make-way-back' and clinic_id = '${clinic.clinicId}'`,
  )
  expect(rows).toEqual(Array.from({ length: 2 }, () => ({ actor_kind: 'system', subject_id: clinic.ownerId })))
})

test('an address that nobody of the clinic has is refused in words', async () => {
  await expect(makeWayBack('pat@patient.example', asSystem(), opened.identity)).rejects.toMatchObject({
    refusal: { refused: 'staff-not-found', detail: expect.stringContaining('pat@patient.example') },
  })
})
