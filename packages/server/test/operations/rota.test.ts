import { afterAll, beforeAll, expect, test } from 'vitest'
import { addShift } from '../../src/operations/add-shift.ts'
import { amendShift } from '../../src/operations/amend-shift.ts'
import { copyWeek } from '../../src/operations/copy-week.ts'
import { endStaff } from '../../src/operations/end-staff.ts'
import { listShifts } from '../../src/operations/list-shifts.ts'
import { removeShift } from '../../src/operations/remove-shift.ts'
import { ok, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

// Nia is on duty on Friday 2026-11-20, 09:00 to 17:00; it is 10:30 then
const setUp = async () => {
  const { deps } = testDeps(database)
  return testClinic(deps)
}
type Clinic = Awaited<ReturnType<typeof setUp>>

const shiftsOf = async ({ owner }: Clinic, from = '2026-11-16T00:00:00Z', until = '2026-11-30T00:00:00Z') =>
  ok(await listShifts({ from, until }, owner)).items
const MONDAY = { startsAt: '2026-11-16T09:00:00Z', endsAt: '2026-11-16T17:00:00Z' }

test('a shift is changed in place: who, when and in which place', async () => {
  const clinic = await setUp()
  const { owner, ownerId } = clinic
  const [friday] = await shiftsOf(clinic)
  const shiftId = friday?.shiftId ?? ''
  const changed = { staffId: ownerId, startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T12:00:00Z', place: 2 }
  ok(await amendShift({ shiftId, ...changed }, owner))
  expect(await shiftsOf(clinic)).toEqual([{ shiftId, name: 'Olu Owner', ...changed }])
  expect(await amendShift({ shiftId, ...changed }, clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
  expect(await amendShift({ shiftId: ownerId, ...changed }, owner)).toMatchObject({ refused: 'not-found' })
  expect(await amendShift({ shiftId, ...changed, endsAt: changed.startsAt }, owner)).toMatchObject({
    refused: 'invalid-input',
  })
})

test('a shift that is over stays: who was on duty is neither changed nor taken away; one that goes on still may be', async () => {
  const clinic = await setUp()
  const { owner, ownerId } = clinic
  const { shiftId } = ok(await addShift({ staffId: ownerId, ...MONDAY }, owner))
  const before = await shiftsOf(clinic)
  expect(await amendShift({ shiftId, staffId: clinic.nurseId, ...MONDAY }, owner)).toMatchObject({
    refused: 'shift-over',
  })
  expect(await removeShift({ shiftId }, owner)).toMatchObject({ refused: 'shift-over' })
  expect(await shiftsOf(clinic)).toEqual(before)
  expect(await removeShift({ shiftId: ownerId }, owner)).toMatchObject({ refused: 'not-found' })
  const [, friday] = before
  ok(await removeShift({ shiftId: friday?.shiftId ?? '' }, owner))
  expect(await shiftsOf(clinic)).toEqual(before.slice(0, 1))
})

test('nobody is on the rota twice at a time, by whichever way, and nobody who left', async () => {
  const clinic = await setUp()
  const { owner, nurseId, ownerId } = clinic
  const noon = { startsAt: '2026-11-20T12:00:00Z', endsAt: '2026-11-20T20:00:00Z' }
  expect(await addShift({ staffId: nurseId, ...noon }, owner)).toMatchObject({
    refused: 'shift-overlaps',
    detail: 'Nia Nurse is on the rota from 2026-11-20 09:00 until 2026-11-20 17:00 already. Change that shift.',
  })
  const { shiftId } = ok(await addShift({ staffId: ownerId, ...noon }, owner))
  expect(await amendShift({ shiftId, staffId: nurseId, ...noon }, owner)).toMatchObject({ refused: 'shift-overlaps' })
  // one after the other is no double, and a shift does not stand in its own way
  ok(await addShift({ staffId: nurseId, startsAt: '2026-11-20T17:00:00Z', endsAt: '2026-11-20T18:00:00Z' }, owner))
  ok(await amendShift({ shiftId, staffId: ownerId, ...noon, startsAt: '2026-11-20T13:00:00Z' }, owner))
  ok(await endStaff({ staffId: nurseId }, owner))
  const later = { startsAt: '2026-11-27T09:00:00Z', endsAt: '2026-11-27T17:00:00Z' }
  expect(await addShift({ staffId: nurseId, ...later }, owner)).toMatchObject({ refused: 'staff-not-found' })
})

test('ten clicks at once add one shift', async () => {
  const clinic = await setUp()
  const turn = { staffId: clinic.ownerId, startsAt: '2026-11-21T09:00:00Z', endsAt: '2026-11-21T17:00:00Z' }
  const results = await Promise.all(Array.from({ length: 10 }, () => addShift(turn, clinic.owner)))
  expect(results.filter((result) => 'shiftId' in result)).toHaveLength(1)
  expect(await shiftsOf(clinic, '2026-11-21T00:00:00Z')).toHaveLength(1)
})

test('a week is repeated once, however often it is asked for; what is there stays as it is', async () => {
  const clinic = await setUp()
  const { owner, ownerId, nurseId } = clinic
  ok(await addShift({ staffId: ownerId, ...MONDAY, place: 2 }, owner))
  // by hand already, and longer
  ok(await addShift({ staffId: nurseId, startsAt: '2026-11-27T08:00:00Z', endsAt: '2026-11-27T20:00:00Z' }, owner))
  const week = { week: '2026-11-16', into: '2026-11-23' }
  const [one, other] = await Promise.all([copyWeek(week, owner), copyWeek(week, owner)])
  expect([ok(one).added + ok(other).added, ok(await copyWeek(week, owner)).added]).toEqual([1, 0])
  const next = await shiftsOf(clinic, '2026-11-23T00:00:00Z')
  expect(next.map(({ staffId, startsAt, endsAt, place }) => ({ staffId, startsAt, endsAt, place }))).toEqual([
    { staffId: ownerId, startsAt: '2026-11-23T09:00:00Z', endsAt: '2026-11-23T17:00:00Z', place: 2 },
    { staffId: nurseId, startsAt: '2026-11-27T08:00:00Z', endsAt: '2026-11-27T20:00:00Z', place: 1 },
  ])
})

test('what would be over already, and who left, are not repeated; another day of the week is refused', async () => {
  const clinic = await setUp()
  const { owner, nurseId } = clinic
  // the week before: its Monday and Friday morning are over in this one
  ok(await addShift({ staffId: nurseId, startsAt: '2026-11-09T09:00:00Z', endsAt: '2026-11-09T17:00:00Z' }, owner))
  expect(ok(await copyWeek({ week: '2026-11-09', into: '2026-11-16' }, owner))).toEqual({ added: 0, there: 0, over: 1 })
  ok(await endStaff({ staffId: nurseId }, owner))
  expect(ok(await copyWeek({ week: '2026-11-09', into: '2026-11-23' }, owner))).toEqual({ added: 0, there: 0, over: 1 })
  expect(await copyWeek({ week: '2026-11-09', into: '2026-11-17' }, owner)).toMatchObject({ refused: 'invalid-input' })
  expect(await copyWeek({ week: '2026-11-16', into: '2026-11-09' }, owner)).toMatchObject({ refused: 'invalid-input' })
  expect(await copyWeek({ week: '2026-11-09', into: '2026-11-16' }, clinic.nurse)).toMatchObject({
    refused: 'not-allowed',
  })
})

test('the rota says when nobody is on duty', async () => {
  const { owner } = await setUp()
  const { nobody } = ok(await listShifts({ from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' }, owner))
  expect(nobody).toEqual([
    { from: '2026-11-20T00:00:00Z', until: '2026-11-20T09:00:00Z' },
    { from: '2026-11-20T17:00:00Z', until: '2026-11-21T00:00:00Z' },
  ])
})
