import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../src/operation/refusal.ts'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { contactCase } from '../../src/operations/contact-case.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { listMessages } from '../../src/operations/list-messages.ts'
import { listQueue } from '../../src/operations/list-queue.ts'
import { overrideCase } from '../../src/operations/override-case.ts'
import { reopenCase } from '../../src/operations/reopen-case.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { showOneCase } from '../../src/operations/show-case.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

const BLIND = 'I cannot see with my left eye since an hour ago'
const STILL_RED = { signs: [{ sign: 'redness', grade: 2 as const, trend: 'worse' as const }] }

const caseOf = async (said: object = { say: BLIND }, name?: string) => {
  const patient = await here.clinic.patientAfter(20, 'prp', name)
  const {
    id: checkInId,
    caseId,
    level,
  } = ok(await submitCheckIn({ id: randomUUID(), patientId: patient.patientId, ...said }, patient.asked))
  if (!caseId) return expect.fail('no case was opened')
  return { checkInId, caseId, level, ...patient }
}

describe('one owner', () => {
  test('fifty who acknowledge at once: one has it, the others are told that somebody does', async () => {
    const { caseId } = await caseOf()
    const nurses = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const { staffId } = ok(
          await inviteStaff(
            { name: `Nurse ${i}`, email: `nurse${i}@clinic.example`, role: 'nurse' },
            here.clinic.owner,
          ),
        )
        return here.clinic.as({ kind: 'staff', clinicId: here.clinic.clinicId, id: staffId, role: 'nurse' })
      }),
    )
    const answers = await Promise.all(nurses.map((nurse) => acknowledgeCase({ caseId }, nurse)))
    const won = answers.filter((answer) => !isRefusal(answer))
    expect(won).toHaveLength(1)
    for (const answer of answers) if (isRefusal(answer)) expect(answer.refused).toBe('case-acknowledged')
    const shown = ok(await showOneCase({ caseId }, here.clinic.nurse))
    expect(shown.ownerId).toBe(ok(won[0] as never as typeof shown).ownerId)
    expect(shown.events.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged'])
  })

  test('pressed twice, whoever has it is not told that somebody else does, and it is taken once', async () => {
    const { caseId } = await caseOf()
    const twice = await Promise.all([1, 2].map(() => acknowledgeCase({ caseId }, here.clinic.nurse)))
    for (const answer of twice)
      expect(ok(answer)).toMatchObject({ state: 'acknowledged', ownerId: here.clinic.nurseId })
    ok(await contactCase({ caseId, note: 'Called' }, here.clinic.nurse))
    expect(ok(await acknowledgeCase({ caseId }, here.clinic.nurse)).state).toBe('contacted')
    expect(await acknowledgeCase({ caseId }, here.clinic.owner)).toMatchObject({ refused: 'case-acknowledged' })
    const { events } = ok(await showOneCase({ caseId }, here.clinic.nurse))
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged', 'contacted'])
    ok(await resolveCase({ caseId, outcome: 'well' }, here.clinic.nurse))
    expect(await acknowledgeCase({ caseId }, here.clinic.nurse)).toMatchObject({ refused: 'case-resolved' })
  })
})

describe('a case on its way', () => {
  test('acknowledged, called, judged otherwise, resolved, opened again; all of it stays in its history', async () => {
    const { caseId } = await caseOf()
    expect(ok(await acknowledgeCase({ caseId }, here.clinic.nurse))).toMatchObject({
      state: 'acknowledged',
      ownerId: here.clinic.nurseId,
    })
    expect(ok(await contactCase({ caseId, note: 'Called, goes to the hospital' }, here.clinic.nurse)).state).toBe(
      'contacted',
    )
    expect(ok(await overrideCase({ caseId, level: 'urgent', reason: 'Sees again' }, here.clinic.owner))).toMatchObject({
      level: 'urgent',
      state: 'contacted',
    })
    expect(ok(await resolveCase({ caseId, outcome: 'Seen by an ophthalmologist' }, here.clinic.nurse)).state).toBe(
      'resolved',
    )
    here.world.turn('PT1H')
    expect(ok(await reopenCase({ caseId, reason: 'Called again' }, here.clinic.nurse))).toMatchObject({
      state: 'open',
      acknowledgedAt: null,
      dueAt: '2026-11-20T13:30:00Z',
    })
    const { events } = ok(await showOneCase({ caseId }, here.clinic.owner))
    expect(events.map(({ kind, note }) => [kind, note]).sort()).toEqual(
      [
        ['opened', null],
        ['acknowledged', null],
        ['contacted', 'Called, goes to the hospital'],
        ['overridden', 'Sees again'],
        ['resolved', 'Seen by an ophthalmologist'],
        ['reopened', 'Called again'],
      ].sort(),
    )
  })

  test('what is not allowed says what to do first', async () => {
    const { caseId } = await caseOf()
    expect(await resolveCase({ caseId, outcome: 'x' }, here.clinic.nurse)).toMatchObject({
      refused: 'case-not-acknowledged',
    })
    expect(await contactCase({ caseId, note: 'x' }, here.clinic.nurse)).toMatchObject({
      refused: 'case-not-acknowledged',
    })
    expect(await reopenCase({ caseId, reason: 'x' }, here.clinic.nurse)).toMatchObject({ refused: 'case-not-resolved' })
    expect(await overrideCase({ caseId, level: 'watch', reason: 'x' }, here.clinic.nurse)).toMatchObject({
      refused: 'not-allowed',
    })
    expect(await overrideCase({ caseId, level: 'watch', reason: ' ' }, here.clinic.owner)).toMatchObject({
      refused: 'invalid-input',
    })
    expect(await acknowledgeCase({ caseId: randomUUID() }, here.clinic.nurse)).toMatchObject({
      refused: 'case-not-found',
    })
    ok(await acknowledgeCase({ caseId }, here.clinic.nurse))
    ok(await resolveCase({ caseId, outcome: 'x' }, here.clinic.nurse))
    expect(await contactCase({ caseId, note: 'x' }, here.clinic.nurse)).toMatchObject({ refused: 'case-resolved' })
  })

  // PatientCare
  test('sending a chat message does not close an alert nobody assessed', async () => {
    const { caseId, patientId, asked } = await caseOf()
    const id = randomUUID()
    ok(await sendMessage({ id, patientId, caseId, text: 'How are you?' }, here.clinic.nurse))
    ok(await sendMessage({ id, patientId, caseId, text: 'How are you?' }, here.clinic.nurse))
    ok(await sendMessage({ id: randomUUID(), patientId, text: 'Better' }, asked))
    expect(ok(await showOneCase({ caseId }, here.clinic.nurse)).state).toBe('open')
    expect(
      ok(await listMessages({ patientId }, asked))
        .items.map(({ text }) => text)
        .sort(),
    ).toEqual(['Better', 'How are you?'])
  })

  test('another clinic sees nothing of it', async () => {
    const { caseId } = await caseOf()
    const elsewhere = await testClinic(here.world.deps)
    expect(await showOneCase({ caseId }, elsewhere.owner)).toMatchObject({ refused: 'case-not-found' })
    expect(await acknowledgeCase({ caseId }, elsewhere.nurse)).toMatchObject({ refused: 'case-not-found' })
    expect(ok(await listQueue({}, elsewhere.nurse)).items).toEqual([])
  })
})

// OpenMRS PR 1031, 802, 536
describe('the queue', () => {
  test('worst first, then the one that waits longest; counts equal the rows under every filter', async () => {
    const first = await caseOf(STILL_RED, 'Synthetic A')
    here.world.turn('PT1M')
    const blind = await caseOf({ say: BLIND }, 'Synthetic B')
    here.world.turn('PT1M')
    const second = await caseOf(STILL_RED, 'Synthetic C')
    here.world.turn('PT1M')
    const blindLater = await caseOf({ say: BLIND }, 'Synthetic D')
    expect([first.level, second.level]).not.toContain('emergency')
    const all = ok(await listQueue({}, here.clinic.nurse))
    expect(all.items.map(({ patientName }) => patientName)).toEqual([
      'Synthetic B',
      'Synthetic D',
      'Synthetic A',
      'Synthetic C',
    ])
    ok(await acknowledgeCase({ caseId: blind.caseId }, here.clinic.nurse))
    for (const state of [undefined, 'open', 'acknowledged', 'contacted'] as const)
      for (const level of [undefined, 'contact', 'urgent', 'emergency'] as const)
        for (const ownerId of [undefined, here.clinic.nurseId, here.clinic.ownerId]) {
          const filter = { ...(state ? { state } : {}), ...(level ? { level } : {}), ...(ownerId ? { ownerId } : {}) }
          const { items, total } = ok(await listQueue(filter, here.clinic.nurse))
          expect(items.length, JSON.stringify(filter)).toBe(total)
          for (const item of items)
            expect(item).toMatchObject({ ...(state ? { state } : {}), ...(ownerId ? { ownerId } : {}) })
        }
    expect(ok(await listQueue({ state: 'acknowledged' }, here.clinic.nurse)).items.map(({ caseId }) => caseId)).toEqual(
      [blind.caseId],
    )
    expect(
      ok(await listQueue({ level: 'emergency', state: 'open' }, here.clinic.nurse)).items.map(({ caseId }) => caseId),
    ).toEqual([blindLater.caseId])
  })

  test('says which sign and rule made a case, and still lists it where that cannot be read', async () => {
    const blind = await caseOf({ say: BLIND }, 'Synthetic A')
    const red = await caseOf(STILL_RED, 'Synthetic B')
    const of = async (caseId: string) =>
      ok(await listQueue({}, here.clinic.nurse)).items.find((item) => item.caseId === caseId)
    expect((await of(blind.caseId))?.why).toMatchObject({
      rule: 'red-flag',
      signs: ['sudden-sight-loss'],
    })
    expect((await of(red.caseId))?.why).toMatchObject({
      signs: ['redness'],
      because: expect.stringMatching(/redness/i),
    })
    const judgedAgain = async (level: 'expected' | 'emergency') => {
      here.world.turn('PT1H')
      await here.database.within({ clinicId: here.clinic.clinicId }, async ({ db }) => {
        const told = db.selectFrom('verdict').selectAll().where('check_in_id', '=', blind.checkInId)
        const first = await told.executeTakeFirstOrThrow()
        const judgedAt = here.world.deps.now().toString()
        const later = { ...first, id: randomUUID(), judged_at: judgedAt, level, content: Buffer.alloc(40) }
        await db.insertInto('verdict').values(later).execute()
      })
    }
    // a calmer verdict leaves the case, with what made it
    await judgedAgain('expected')
    expect((await of(blind.caseId))?.why).toMatchObject({ signs: ['sudden-sight-loss'] })
    await judgedAgain('emergency')
    expect(await of(blind.caseId)).toMatchObject({ level: 'emergency', patientName: 'Synthetic A', why: null })
    expect((await of(red.caseId))?.why).not.toBeNull()
  })

  test('page by page: every case once, in the same order', async () => {
    for (let i = 0; i < 5; i++) await caseOf(i % 2 ? STILL_RED : { say: BLIND })
    const whole = ok(await listQueue({}, here.clinic.nurse)).items.map(({ caseId }) => caseId)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: readonly { caseId: string }[]; next: string | null } = ok(
        await listQueue({ limit: 2, ...(cursor ? { cursor } : {}) }, here.clinic.nurse),
      )
      paged.push(...page.items.map(({ caseId }) => caseId))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(whole)
    expect(await listQueue({ cursor: 'x' }, here.clinic.nurse)).toMatchObject({ refused: 'invalid-cursor' })
  })

  test('what nobody acknowledged in time is marked', async () => {
    const { caseId } = await caseOf()
    here.world.turn('PT16M')
    expect(ok(await listQueue({}, here.clinic.nurse)).items).toMatchObject([{ caseId, overdue: true }])
  })
})
