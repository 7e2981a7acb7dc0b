import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { setReminders } from '../../src/jobs/opt-out.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { browser } from '../identity/browser.ts'
import { knowledge, ok } from '../support/clinic.ts'
import { saidIn } from './mail-server.ts'
import { openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const PATIENT = 'pat@patient.example'
const NURSE = 'nia@clinic.example'
const OWNER = 'olu@clinic.example'

const withClinic = async (options?: { hasMail?: boolean }) => {
  opened = await openTestOutbox(options)
  const clinic = await opened.newClinic()
  return clinic
}

test('an invitation holds a link that works', async () => {
  const { patientAfter, clinicId } = await withClinic()
  const { patientId } = await patientAfter(1)
  await opened.outbox.drain()
  const [mail] = opened.mail.to(PATIENT)
  expect(mail?.subject).toBe('Test clinic invites you to sign in')
  const token = /https:\/\/anagen\.example\/enter\/(\S+)/.exec(mail?.text ?? '')?.[1]
  const person = browser(opened.identity)
  expect((await person.post('/link/pin', { token, pin: '280417' })).status).toBe(200)
  expect(await person.who(clinicId)).toEqual({ kind: 'patient', clinicId, id: patientId })
  expect(opened.mail.to(NURSE)).toHaveLength(1)
})

test('a case is mailed to whoever has it, with its level and its time, and to nobody else', async () => {
  const { patientAfter } = await withClinic()
  const { asked, patientId } = await patientAfter(30)
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  const { level, care } = ok(
    await submitCheckIn({ id: randomUUID(), patientId, say: 'there is pus and it hurts a lot', signs: [] }, asked),
  )
  await opened.outbox.drain()
  expect(opened.mail.accepted).toHaveLength(1)
  const [mail] = opened.mail.to(NURSE)
  expect(care.look?.name).toBe('Nia Nurse')
  expect(mail?.subject).toMatch(new RegExp(`^${level.toUpperCase()}: a case is yours until 2026-11-20 \\d\\d:\\d\\d$`))
  expect(mail?.text).toMatch(/https:\/\/anagen\.example\/c\/clinic-\S+\/cases\/[0-9a-f-]{36}/)
})

test('a mail about a case goes out before invitations that were put in earlier', async () => {
  const { patientAfter } = await withClinic()
  for (let i = 0; i < 12; i++) await patientAfter(30)
  const { asked, patientId } = await patientAfter(30)
  ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'there is pus and it hurts a lot', signs: [] }, asked))
  await opened.outbox.drain()
  const [first, ...others] = opened.mail.accepted
  expect(first?.subject).toContain('a case is yours')
  expect(others.map(({ subject }) => subject)).toContain('Test clinic invites you to sign in')
})

test('mails name no treatment, no sign and no patient', async () => {
  const { patientAfter, nurse } = await withClinic()
  const { asked, patientId } = await patientAfter(1, 'prp', 'Quentin Unusual')
  ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'sudden loss of sight in one eye', signs: [] }, asked))
  ok(await sendMessage({ id: randomUUID(), patientId, text: 'The redness after PRP is fine' }, nurse))
  ok(await sendMessage({ id: randomUUID(), patientId, text: 'My hair transplant itches' }, asked))
  await opened.at('PT24H')
  await opened.at('PT12H')
  await opened.at('PT12H')
  const kinds = new Set((await opened.rows("outcome = 'sent'")).map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['mail-case', 'mail-invitation', 'mail-message', 'mail-reminder'])
  const treatments = Object.values(knowledge.treatments).flatMap(({ slug, name, alsoKnownAs }) => [
    slug,
    name,
    ...alsoKnownAs,
  ])
  const signs = Object.values(knowledge.signs).flatMap(({ id, plain }) => [id, plain])
  // level words are what staff need, and say nothing about the body
  const words = [...treatments, ...signs, 'Quentin', 'Unusual', 'hair', 'scalp', 'PRP'].map((word) =>
    word.toLowerCase(),
  )
  expect(words.length).toBeGreaterThan(200)
  for (const mail of opened.mail.accepted) {
    const said = `${saidIn(mail)}\n${mail.from?.name}`.toLowerCase()
    const named = words.filter((word) =>
      new RegExp(`(^|[^a-z])${word.replaceAll(/[^a-z0-9 ]/g, '.')}([^a-z]|$)`).test(said),
    )
    expect(named, said).toEqual([])
  }
})

test('no mail is set up: what is to be sent waits where the clinic sees it, and goes out once it is', async () => {
  const { patientAfter } = await withClinic({ hasMail: false })
  await patientAfter(1)
  await opened.outbox.drain()
  const waiting = await opened.rows("kind like 'mail-%'")
  expect(waiting.length).toBe(2)
  for (const row of waiting) expect(row).toMatchObject({ waits_for: 'mail-settings', done_at: null, attempts: 0 })
  const { startOutbox } = await import('../../src/outbox/worker.ts')
  const { openMailer } = await import('../../src/outbox/mailer.ts')
  const mailer = openMailer({ url: opened.mail.url, from: 'clinic@anagen.example' })
  const later = startOutbox({ ...opened.outboxDeps, mailer }, { isPolling: false })
  await later.drain()
  expect(opened.mail.accepted).toHaveLength(2)
  expect(await opened.rows("kind like 'mail-%' and outcome = 'sent' and waits_for is null")).toHaveLength(2)
  await later.stop()
  mailer.close()
})

test('a mail server that says "later" is asked again, later each time, with the same Message-ID', async () => {
  const { patientAfter } = await withClinic()
  opened.mail.refuse(451)
  await patientAfter(1)
  await opened.outbox.drain()
  const [first] = await opened.rows("kind = 'mail-invitation'")
  expect(first).toMatchObject({ attempts: 1, done_at: null, last_error: expect.stringContaining('not now') })
  await opened.at('PT31S')
  expect((await opened.rows("kind = 'mail-invitation'"))[0]).toMatchObject({ attempts: 2 })
  opened.mail.accept()
  await opened.at('PT31S')
  expect(opened.mail.accepted).toEqual([])
  await opened.at('PT30S')
  expect(opened.mail.accepted).toHaveLength(2)
  for (const { messageId } of opened.mail.accepted) expect(messageId).toMatch(/^<[0-9a-f-]{36}@anagen\.example>$/)
})

test('an address that takes no mail is given up and shown; an alert to it is handed on at once', async () => {
  const { patientAfter } = await withClinic()
  const { asked, patientId } = await patientAfter(30)
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  opened.mail.refuse(550, NURSE)
  ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'sudden loss of sight in one eye', signs: [] }, asked))
  await opened.outbox.drain()
  expect(await opened.rows('given_up_at is not null')).toMatchObject([{ kind: 'mail-case', attempts: 1 }])
  expect(opened.mail.to(OWNER).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^EMERGENCY: /)])
})

test('a red flag wakes staff at night; what may wait waits for the morning', async () => {
  const { patientAfter, clinicId } = await withClinic()
  const worried = await patientAfter(1)
  const calm = await patientAfter(1)
  await opened.at('2026-11-20T23:30:00Z')
  opened.mail.accepted.length = 0
  ok(await submitCheckIn({ id: randomUUID(), patientId: calm.patientId, say: 'zorbly patches', signs: [] }, calm.asked))
  await opened.outbox.drain()
  expect(opened.mail.accepted).toEqual([])
  ok(
    await submitCheckIn(
      { id: randomUUID(), patientId: worried.patientId, say: 'I fainted and cannot breathe', signs: [] },
      worried.asked,
    ),
  )
  await opened.outbox.drain()
  expect(opened.mail.accepted.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^EMERGENCY/)])
  await opened.at('2026-11-21T07:59:00Z')
  expect(opened.mail.to(OWNER).filter(({ subject }) => /^CONTACT/.test(subject ?? ''))).toEqual([])
  await opened.at('2026-11-21T08:00:00Z')
  expect(opened.mail.to(OWNER).filter(({ subject }) => /^CONTACT/.test(subject ?? ''))).toHaveLength(1)
  expect(clinicId).toMatch(/-/)
})

test('a patient who asked for no reminders gets none, by one click that proves nothing else', async () => {
  const { patientAfter, clinicId } = await withClinic()
  await patientAfter(0)
  await opened.at('PT24H')
  const [reminder] = opened.mail.to(PATIENT).filter(({ subject }) => subject === 'How are you today?')
  const header = reminder?.headers.find(({ key }) => key === 'list-unsubscribe')?.value
  const token = header?.split('/').at(-1)?.replace('>', '') ?? ''
  expect(reminder?.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click')
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  expect(await setReminders(opened.database, opened.outboxDeps.optOutKey, forged, false)).toBe(false)
  expect(await setReminders(opened.database, opened.outboxDeps.optOutKey, 'x', false)).toBe(false)
  expect(await setReminders(opened.database, opened.outboxDeps.optOutKey, token, false)).toBe(true)
  for (let days = 0; days < 5; days++) await opened.at('PT24H')
  expect(opened.mail.to(PATIENT).filter(({ subject }) => subject === 'How are you today?')).toHaveLength(1)
  // that nobody heard from them is a case all the same
  const { rows } = await opened.database.worker.query('select cause from anagen.clinical_case where clinic_id = $1', [
    clinicId,
  ])
  expect(rows).toEqual([{ cause: 'missed-check-in' }])
})

test('somebody who left gets no mail', async () => {
  const { patientAfter, nurseId, clinicId } = await withClinic()
  opened.mail.refuse(451)
  await patientAfter(1)
  await opened.outbox.drain()
  await opened.database.within({ clinicId }, async ({ db }) => {
    await db.updateTable('staff').set({ left_at: opened.deps.now().toString() }).where('id', '=', nurseId).execute()
  })
  opened.mail.accept()
  await opened.at('PT1M')
  expect(opened.mail.to(NURSE)).toEqual([])
  expect(opened.mail.to(PATIENT)).toHaveLength(1)
})
