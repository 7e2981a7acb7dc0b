import { afterEach, expect, test } from 'vitest'
import { askForLink } from '../../src/outbox/ask-for-link.ts'
import { browser } from '../identity/browser.ts'
import { openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const PATIENT = 'pat@patient.example'
const tokenIn = (text: string | undefined) => /\/enter\/(\S+)/.exec(text ?? '')?.[1]

test('a patient on a new telephone asks for a link by their address, once in ten minutes, and enters with their PIN', async () => {
  opened = await openTestOutbox()
  const { clinicId, patientAfter } = await opened.newClinic()
  const { patientId } = await patientAfter(1)
  await opened.outbox.drain()
  const first = browser(opened.identity)
  await first.post('/link/pin', { token: tokenIn(opened.mail.to(PATIENT)[0]?.text), pin: '280417' })
  opened.mail.accepted.length = 0
  for (const email of [' PAT@patient.example', PATIENT, 'nobody@patient.example', 'nia@clinic.example'])
    await askForLink({ clinicId, email }, opened.deps, opened.identity)
  await opened.outbox.drain()
  expect(opened.mail.accepted.map(({ subject }) => subject)).toEqual(['Your link to sign in'])
  const token = tokenIn(opened.mail.accepted[0]?.text)
  const phone = browser(opened.identity)
  expect((await phone.post('/link/look', { token })).body).toMatchObject({ asks: 'pin' })
  await phone.post('/link/pin', { token, pin: '280417' })
  expect(await phone.who(clinicId)).toMatchObject({ kind: 'patient', id: patientId })
})
