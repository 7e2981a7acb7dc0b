import { describe, expect, test } from 'vitest'
import { amendSession } from '../../src/operations/amend-session.ts'
import { endCalendar } from '../../src/operations/end-calendar.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { readCalendar } from '../../src/operations/read-calendar.ts'
import { renewCalendar } from '../../src/operations/renew-calendar.ts'
import { showCalendar } from '../../src/operations/show-calendar.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const ORIGIN = 'https://anagen.example'

const here = freshClinics()

type Patient = Awaited<ReturnType<typeof here.clinic.patientAfter>>

const secretOf = async ({ patientId, asked }: Patient): Promise<string> =>
  ok(await showCalendar({ patientId }, asked)).calendar?.secret ?? expect.fail('there is no calendar')

const read = (secret: string, clinicId = here.clinic.clinicId) =>
  readCalendar({ secret, origin: ORIGIN }, here.clinic.as({ kind: 'system', clinicId }))

const icsOf = async (patient: Patient): Promise<string> =>
  // unfolded (RFC 5545, section 3.1)
  ok(await read(await secretOf(patient))).ics.replaceAll(/\r\n[ \t]/g, '')

const uids = (ics: string): string[] => [...ics.matchAll(/^UID:(.*)\r$/gm)].map(([, uid = '']) => uid)

describe('the calendar of a patient', () => {
  test('names neither treatment nor sign nor clinic in what a locked screen shows, unless they chose so', async () => {
    const patient = await here.clinic.patientAfter(5, 'fue')
    ok(await renewCalendar({ patientId: patient.patientId }, patient.asked))
    const ics = await icsOf(patient)
    const titles = [...ics.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title = '']) => title)
    expect(titles.length).toBeGreaterThan(3)
    for (const title of titles) expect(title).toMatch(/^(?:Your plan: (?:one step|\d+ steps)|How are you today\?)$/)
    expect(ics).not.toMatch(/FUE|hair|transplant|graft|scalp|wash|Test clinic/i)

    ok(await renewCalendar({ patientId: patient.patientId, namesTreatments: true }, patient.asked))
    expect(await icsOf(patient)).toMatch(/^SUMMARY:.*wash/im)
  })

  test('holds to RFC 5545: one UID for each event, the same at the next reading; a session put right raises SEQUENCE', async () => {
    const patient = await here.clinic.patientAfter(5)
    ok(await renewCalendar({ patientId: patient.patientId }, patient.asked))
    const first = await icsOf(patient)
    expect(first).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
    expect(new Set(uids(first)).size).toBe(uids(first).length)
    expect(first).toContain('SEQUENCE:1\r')
    expect(await icsOf(patient)).toBe(first)
    ok(
      await amendSession(
        { sessionId: patient.sessionId, version: 1, endedAt: '2026-11-20T04:30:00Z', reason: 'an hour earlier' },
        here.clinic.nurse,
      ),
    )
    const moved = await icsOf(patient)
    expect(moved).toContain('SEQUENCE:2\r')
    expect(uids(moved)).toEqual(uids(first))
  })

  test('a renewed address closes the one of before, an ended one reads nothing, and so does that of somebody erased', async () => {
    const patient = await here.clinic.patientAfter(5)
    const { patientId, asked } = patient
    expect(ok(await showCalendar({ patientId }, asked)).calendar).toBeNull()
    expect(await endCalendar({ patientId }, asked)).toMatchObject({ refused: 'not-found' })
    ok(await renewCalendar({ patientId }, asked))
    const before = await secretOf(patient)
    ok(await renewCalendar({ patientId }, asked))
    const now = await secretOf(patient)
    expect(now).not.toBe(before)
    expect(await read(before)).toMatchObject({ refused: 'not-found' })
    ok(await read(now))
    ok(await endCalendar({ patientId }, asked))
    expect(await read(now)).toMatchObject({ refused: 'not-found' })
    ok(await renewCalendar({ patientId }, asked))
    const last = await secretOf(patient)
    ok(await erasePatient({ patientId }, here.clinic.owner))
    expect(await read(last)).toMatchObject({ refused: 'patient-erased' })
  })

  test('is nobody else’s: not of staff, not of another clinic, and its secret is stored nowhere in clear', async () => {
    const patient = await here.clinic.patientAfter(5)
    const { patientId } = patient
    ok(await renewCalendar({ patientId }, patient.asked))
    const secret = await secretOf(patient)
    expect(await showCalendar({ patientId }, here.clinic.owner)).toMatchObject({ refused: 'not-allowed' })
    const other = await testClinic(here.world.deps)
    expect(await read(secret, other.clinicId)).toMatchObject({ refused: 'not-found' })
    const neighbour = await here.clinic.patientAfter(5)
    expect(await showCalendar({ patientId }, neighbour.asked)).toMatchObject({ refused: 'patient-not-found' })
    const stored = await ask(
      here.database.target,
      'select string_agg(f::text, $$ $$) as all from anagen.calendar_feed f',
    )
    expect(String(stored[0]?.all)).not.toContain(secret)
    expect(String(stored[0]?.all)).not.toContain(Buffer.from(secret).toString('hex'))
  })

  test('reading it is one row of audit a day', async () => {
    const patient = await here.clinic.patientAfter(5)
    ok(await renewCalendar({ patientId: patient.patientId }, patient.asked))
    const secret = await secretOf(patient)
    for (let times = 0; times < 3; times++) ok(await read(secret))
    here.world.turn('PT24H')
    ok(await read(secret))
    const rows = await ask(
      here.database.target,
      `select count(*)::int as n from anagen.audit where action = 'read-calendar' and patient_id = '${patient.patientId}'`,
    )
    expect(rows[0]?.n).toBe(2)
  })
})

// London is on UTC in November; a loose hat is allowed from 120 hours on (fue/aftercare/loose-hat)
test.each([
  ['only the day is known', '2026-11-10T00:00:00Z', '20261116T000000Z'],
  ['the time is known', '2026-11-10T00:01:00Z', '20261115T000100Z'],
])('%s: what it forbids ends as late as it may', async (_, endedAt, from) => {
  const patient = await here.clinic.patientAfter(5, 'fue')
  const { sessionId } = patient
  ok(await amendSession({ sessionId, version: 1, endedAt, reason: 'Written down late' }, here.clinic.nurse))
  ok(await renewCalendar({ patientId: patient.patientId, namesTreatments: true }, patient.asked))
  const hat = (await icsOf(patient)).split('BEGIN:VEVENT').find((event) => event.includes('fue/aftercare/loose-hat'))
  expect(hat).toContain(`DTSTART:${from}\r`)
})
