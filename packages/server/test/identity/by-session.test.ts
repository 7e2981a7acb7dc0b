import { afterAll, beforeAll, expect, test } from 'vitest'
import { bySession } from '../../src/identity/by-session.ts'
import { testDeps } from '../support/clinic.ts'
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

test('the API lets in the cookies of our own pages, and nothing that another site sent', async () => {
  const member = await clinic.addPatient()
  const person = browser(opened.identity)
  const { url } = await opened.identity.makeLink({ ...member, purpose: 'start' })
  await person.post('/link/pin', { token: tokenOf(url), pin: '280417' })
  const cookie = person.headers().get('cookie') ?? ''
  const { deps } = testDeps(opened.database)
  const ask = (headers: Record<string, string>, method = 'POST') =>
    bySession(opened.identity)(new Request(`${ORIGIN}/api/v1/check-ins`, { method, headers }), deps)
  const patient = { kind: 'patient', clinicId: clinic.clinicId, id: member.actorId }
  expect(await ask({ cookie, origin: ORIGIN })).toEqual({
    actor: patient,
    scopes: ['read', 'write', 'admin'],
    name: `${clinic.clinicId}/${patient.id}`,
  })
  expect(await ask({ cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject({ actor: patient })
  expect(await ask({ cookie, origin: 'https://evil.example' })).toBeNull()
  expect(await ask({ cookie })).toBeNull()
  expect(await ask({ origin: ORIGIN })).toBeNull()
  expect(await ask({ cookie: 'anagen.session_token=made-up', origin: ORIGIN })).toBeNull()
  expect(await ask({ cookie, origin: ORIGIN, 'anagen-clinic': '00000000-0000-4000-8000-000000000000' })).toBeNull()
})
