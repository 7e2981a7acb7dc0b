import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { exportPatient } from '../../src/operations/export-patient.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { listMessages } from '../../src/operations/list-messages.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { showCheckIn } from '../../src/operations/show-check-in.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { showPhoto } from '../../src/operations/show-photo.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { withdrawMessage } from '../../src/operations/withdraw-message.ts'
import { withdrawPhoto } from '../../src/operations/withdraw-photo.ts'
import type { OutboxDeps } from '../../src/outbox/settings.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { PhotoStoreError } from '../../src/photos/photo-store.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

const jpeg = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer()

const withPhoto = async () => {
  const patient = await here.clinic.patientAfter(20)
  const photoId = randomUUID()
  ok(await attachPhoto({ id: photoId, patientId: patient.patientId, bytes: await jpeg() }, patient.asked))
  return { ...patient, photoId }
}

const fail = async () => {
  throw new Error('not asked for here')
}

const auditOf = (subject: string, action: string) =>
  ask(here.database.target, `select * from anagen.audit where subject_id = '${subject}' and action = '${action}'`)

const filesOf = (patientId: string): string[] =>
  [...here.world.photos.stored.keys()].filter((name) => name.includes(patientId))

describe('a photo sent by mistake', () => {
  test('nobody had seen it: its file is gone, nobody is shown it, and that it was withdrawn stays', async () => {
    const { patientId, asked, photoId } = await withPhoto()
    ok(await showPhoto({ photoId }, asked))
    expect(ok(await withdrawPhoto({ photoId }, asked))).toMatchObject({ photoId, isKept: false })
    expect(filesOf(patientId)).toEqual([])
    for (const who of [asked, here.clinic.nurse, here.clinic.owner])
      expect(await showPhoto({ photoId }, who)).toMatchObject({
        refused: 'withdrawn',
        detail: expect.stringContaining('withdrawn by whoever sent it'),
      })
    const { photos } = ok(await showPatient({ patientId }, here.clinic.nurse))
    expect(photos).toMatchObject([{ photoId, withdrawn: { isKept: false } }])
    expect(await auditOf(photoId, 'withdraw-photo')).toMatchObject([
      { actor_kind: 'patient', patient_id: patientId, detail: { wasSeen: false } },
    ])
    expect(ok(await exportPatient({ patientId }, asked)).withdrawals).toMatchObject([{ subject_id: photoId }])
  })

  test('a nurse had seen it: it is not shown to the patient any more, and never gone from the record', async () => {
    const { patientId, asked, photoId } = await withPhoto()
    ok(await showPhoto({ photoId }, here.clinic.nurse))
    expect(ok(await withdrawPhoto({ photoId }, asked))).toMatchObject({ isKept: true })
    expect(await showPhoto({ photoId }, asked)).toMatchObject({ refused: 'withdrawn' })
    expect(ok(await showPhoto({ photoId }, here.clinic.nurse)).bytes.length).toBeGreaterThan(0)
    expect(filesOf(patientId)).toHaveLength(1)
  })

  test('looked at and withdrawn at one moment, again and again: what was served is kept', async () => {
    for (let i = 0; i < 10; i++) {
      const { asked, photoId } = await withPhoto()
      const [served, withdrawn] = await Promise.all([
        showPhoto({ photoId }, here.clinic.nurse),
        withdrawPhoto({ photoId }, asked),
      ])
      expect('bytes' in served).toBe(ok(withdrawn).isKept)
    }
  })

  test('twice is once', async () => {
    const { asked, photoId } = await withPhoto()
    const both = await Promise.all([withdrawPhoto({ photoId }, asked), withdrawPhoto({ photoId }, asked)])
    expect(both[0]).toEqual(both[1])
    expect(await auditOf(photoId, 'withdraw-photo')).toHaveLength(1)
  })

  // a review: the file stayed for ever when the storage was away at that moment
  test('the storage of photos is away: it is withdrawn all the same, and its file is deleted once the storage is back', async () => {
    const { patientId, asked, photoId } = await withPhoto()
    const away = async () => {
      throw new PhotoStoreError('away')
    }
    const { photos } = here.world.deps
    ok(await withdrawPhoto({ photoId }, { ...asked, photos: { ...photos, remove: away } }))
    expect(filesOf(patientId)).toHaveLength(1)
    const outboxDeps: OutboxDeps = {
      ...here.world.deps,
      mailer: null,
      identity: { makeLink: fail, rememberAddress: fail, forget: fail },
      origin: 'https://anagen.example',
      optOutKey: Buffer.alloc(32),
      onError: () => undefined,
    }
    const outbox = startOutbox(outboxDeps, { isPolling: false })
    await outbox.drain()
    await outbox.stop()
    expect(filesOf(patientId)).toEqual([])
  })

  test('sent again after it was withdrawn, as a phone does that heard no answer: nothing is stored', async () => {
    const { patientId, asked, photoId } = await withPhoto()
    ok(await withdrawPhoto({ photoId }, asked))
    ok(await attachPhoto({ id: photoId, patientId, bytes: await jpeg() }, asked))
    expect(filesOf(patientId)).toEqual([])
    // twice at once, and withdrawn between the two
    const twice = randomUUID()
    const photo = { id: twice, patientId, bytes: await jpeg() }
    const { photos } = here.world
    const late = async (name: string, sealed: Buffer) => {
      ok(await attachPhoto(photo, asked))
      ok(await withdrawPhoto({ photoId: twice }, asked))
      await photos.put(name, sealed)
    }
    ok(await attachPhoto(photo, { ...asked, photos: { ...photos, put: late } }))
    expect(filesOf(patientId)).toEqual([])
  })

  test('not by another patient, and not by the clinic', async () => {
    const { photoId } = await withPhoto()
    const other = await here.clinic.patientAfter(20)
    expect(await withdrawPhoto({ photoId }, other.asked)).toMatchObject({ refused: 'photo-not-found' })
    expect(await withdrawPhoto({ photoId }, here.clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
  })
})

test('it closes no case: what was said stays, with its level and whoever has it', async () => {
  const { patientId, asked, photoId } = await withPhoto()
  const checkInId = randomUUID()
  const { caseId, level } = ok(await submitCheckIn({ id: checkInId, patientId, say: 'there is pus' }, asked))
  const messageId = randomUUID()
  ok(await sendMessage({ id: messageId, patientId, text: 'It is nothing' }, asked))
  const before = ok(await showCheckIn({ checkInId }, here.clinic.nurse))
  expect(before.case).toMatchObject({ caseId, state: 'open' })
  ok(await withdrawPhoto({ photoId }, asked))
  ok(await withdrawMessage({ messageId }, asked))
  const after = ok(await showCheckIn({ checkInId }, here.clinic.nurse))
  expect(after).toEqual(before)
  expect(after.level).toBe(level)
})

describe('a message sent by mistake', () => {
  const withMessage = async () => {
    const patient = await here.clinic.patientAfter(20)
    const messageId = randomUUID()
    ok(await sendMessage({ id: messageId, patientId: patient.patientId, text: 'For my sister' }, patient.asked))
    const read = async (who: typeof patient.asked) =>
      ok(await listMessages({ patientId: patient.patientId, limit: 10 }, who)).items
    return { ...patient, messageId, read }
  }

  test('nobody had read it: its words are shown to nobody', async () => {
    const { asked, messageId, read } = await withMessage()
    expect(ok(await withdrawMessage({ messageId }, asked))).toMatchObject({ messageId, isKept: false })
    for (const who of [asked, here.clinic.nurse])
      expect(await read(who)).toMatchObject([{ id: messageId, text: '', withdrawn: { isKept: false } }])
    expect(await auditOf(messageId, 'withdraw-message')).toHaveLength(1)
  })

  test('the clinic had read it: it stays for the clinic alone', async () => {
    const { asked, messageId, read } = await withMessage()
    await read(here.clinic.nurse)
    expect(ok(await withdrawMessage({ messageId }, asked))).toMatchObject({ isKept: true })
    expect(await read(asked)).toMatchObject([{ text: '' }])
    expect(await read(here.clinic.nurse)).toMatchObject([{ text: 'For my sister', withdrawn: { isKept: true } }])
  })

  // a review: words that nobody was shown any more stood in every export, and who had read them there had not read them
  test('withdrawn unread, its words are in no export; read in an export, they were read', async () => {
    const unread = await withMessage()
    ok(await withdrawMessage({ messageId: unread.messageId }, unread.asked))
    for (const who of [here.clinic.owner, unread.asked])
      expect(ok(await exportPatient({ patientId: unread.patientId }, who)).messages).toMatchObject([
        { id: unread.messageId, content: null },
      ])
    const read = await withMessage()
    const exported = async () => ok(await exportPatient({ patientId: read.patientId }, here.clinic.owner)).messages
    expect(await exported()).toMatchObject([{ content: 'For my sister' }])
    expect(ok(await withdrawMessage({ messageId: read.messageId }, read.asked))).toMatchObject({ isKept: true })
    expect(await exported()).toMatchObject([{ content: 'For my sister' }])
    // what is kept about somebody is theirs to have
    expect(ok(await exportPatient({ patientId: read.patientId }, read.asked)).messages).toMatchObject([
      { content: 'For my sister' },
    ])
  })

  test('only whoever wrote it; there is none of another patient', async () => {
    const { patientId, asked, messageId } = await withMessage()
    const { caregiverId } = ok(await inviteCaregiver({ patientId, name: 'Cara', email: 'c@example.org' }, asked))
    const clinicId = here.clinic.clinicId
    const caregiver = { ...asked, actor: { kind: 'caregiver' as const, clinicId, id: caregiverId, patientId } }
    expect(await withdrawMessage({ messageId }, caregiver)).toMatchObject({
      refused: 'not-allowed',
      detail: 'Only whoever wrote a message can withdraw it.',
    })
    const other = await here.clinic.patientAfter(20)
    expect(await withdrawMessage({ messageId }, other.asked)).toMatchObject({ refused: 'message-not-found' })
  })
})
