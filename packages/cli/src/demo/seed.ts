import { randomBytes, randomInt } from 'node:crypto'
import {
  type Actor,
  type Asked,
  acknowledgeCase,
  addShift,
  contactCase,
  createClinic,
  type Deps,
  inviteStaff,
  isRefusal,
  type Refusal,
  recordSession,
  registerPatient,
  resolveCase,
  sendMessage,
  startCourse,
  submitCheckIn,
} from '@anagen/server'
import { seeded } from '@anagen/stats'
import type { Temporal } from 'temporal-polyfill'
import type { DemoFile, DemoMember } from './demo-file.ts'
import { FIRST_NAMES, PERSONAS, STAFF } from './people.ts'
import { type SimulatedCheckIn, simulatePatients } from './simulate.ts'

const SLUG = 'demo'
const ZONE = 'Europe/London'
const SEED = 7
const SIMULATED = 20
const AT_ONCE = 6
const SHIFT_DAYS = { back: 31, ahead: 14 }
const RECENT_HOURS = 20

/** The result, or the reason for which the demo cannot be made. */
const done = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(`the demo could not be made: ${result.refused}, ${result.detail}`)
  return result
}

interface Team {
  readonly clinicId: string
  readonly at: (actor: Actor, instant: Temporal.Instant) => Asked
  readonly owner: Actor
  readonly nurse: Actor
  readonly members: readonly DemoMember[]
}

const newPassword = (): string => randomBytes(18).toString('base64url')
// six digits that are neither all the same nor a run: identity refuses those
const newPin = (): string => `${randomInt(100, 1000)}0${randomInt(10, 100)}7`

const makeTeam = async (deps: Deps): Promise<Team> => {
  const now = deps.now()
  const [nurse, clinician, owner] = STAFF
  const emailOf = (id: string): string => `${id}@demo.example`
  const { clinicId, ownerId } = done(
    await createClinic(
      {
        slug: SLUG,
        name: 'Demo clinic (synthetic)',
        zone: ZONE,
        country: 'GB',
        // a number that Ofcom keeps for films: it rings nowhere
        phone: '020 7946 0123',
        owner: { name: owner.name, email: emailOf(owner.id) },
        opening: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
      },
      deps,
    ),
  )
  const at = (actor: Actor, instant: Temporal.Instant): Asked => ({ ...deps, actor, now: () => instant })
  const asOwner: Actor = { kind: 'staff', clinicId, id: ownerId, role: 'owner' }
  const invited = [nurse, clinician].map(async ({ id, name, role }) => ({
    id,
    ...done(await inviteStaff({ name, email: emailOf(id), role }, at(asOwner, now))),
  }))
  const ids = new Map((await Promise.all(invited)).map(({ id, staffId }) => [id as string, staffId]))
  const members = STAFF.map(({ id, name, about }) => ({
    id,
    kind: 'staff' as const,
    name,
    about,
    actorId: ids.get(id) ?? ownerId,
    email: emailOf(id),
    secret: newPassword(),
    totpUri: null,
  }))
  const team: Team = {
    clinicId,
    at,
    owner: asOwner,
    nurse: { kind: 'staff', clinicId, id: ids.get('nurse') ?? ownerId, role: 'nurse' },
    members,
  }
  await addShifts(team, [ids.get('nurse') ?? ownerId, ids.get('clinician') ?? ownerId], now)
  return team
}

const addShifts = async ({ at, owner }: Team, staff: readonly string[], now: Temporal.Instant): Promise<void> => {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate()
  const days = Array.from({ length: SHIFT_DAYS.back + SHIFT_DAYS.ahead }, (_, i) =>
    today.add({ days: i - SHIFT_DAYS.back }),
  ).filter(({ dayOfWeek }) => dayOfWeek <= 5)
  const wall = (day: Temporal.PlainDate, time: string): string =>
    day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant().toString()
  await inTurn(days, async (day) => {
    for (const [i, staffId] of staff.entries())
      done(
        await addShift(
          { staffId, startsAt: wall(day, '09:00'), endsAt: wall(day, '17:00'), place: i + 1 },
          at(owner, now),
        ),
      )
  })
}

interface Story {
  readonly id: string | null
  readonly name: string
  readonly about: string
  readonly treatment: string
  readonly hoursSince: number
  readonly checkIns: readonly (Pick<SimulatedCheckIn, 'atHours'> & Partial<SimulatedCheckIn> & { say?: string })[]
}

const hours = (n: number): { minutes: number } => ({ minutes: Math.round(n * 60) })

const tell = async (team: Team, story: Story, now: Temporal.Instant): Promise<DemoMember> => {
  const { at, nurse, clinicId } = team
  const ended = now.subtract(hours(story.hoursSince))
  const atSession = at(nurse, ended)
  const email = `${story.name.split(' ')[0]?.toLowerCase()}@patients.example`
  const { patientId } = done(await registerPatient({ name: story.name, email, phone: '020 7946 0999' }, atSession))
  const { courseId } = done(await startCourse({ patientId, treatment: story.treatment }, atSession))
  done(await recordSession({ patientId, courseId, endedAt: ended.toString() }, atSession))
  const patient: Actor = { kind: 'patient', clinicId, id: patientId }
  for (const { atHours, say, signs = [] } of story.checkIns) {
    const then = ended.add(hours(atHours))
    const asked = at(patient, then)
    const words = say ?? (signs.length === 0 ? 'no symptoms' : undefined)
    const { caseId } = done(
      await submitCheckIn(
        { id: asked.newId(), patientId, signs: [...signs], ...(words === undefined ? {} : { say: words }) },
        asked,
      ),
    )
    const ago = now.since(then).total('hours')
    if (caseId !== null && ago > RECENT_HOURS) await settle(team, caseId, patientId, then)
  }
  const { id, name, about } = story
  return {
    id: id ?? patientId,
    kind: 'patient',
    name,
    about,
    actorId: patientId,
    email,
    secret: newPin(),
    totpUri: null,
  }
}

/** What happened to cases of days ago. */
const settle = async ({ at, nurse }: Team, caseId: string, patientId: string, opened: Temporal.Instant) => {
  const later = (n: number): Asked => at(nurse, opened.add(hours(n)))
  done(await acknowledgeCase({ caseId }, later(0.7)))
  const asked = later(0.8)
  done(
    await sendMessage(
      { id: asked.newId(), patientId, caseId, text: 'Thank you for writing. I have your check-in in front of me.' },
      asked,
    ),
  )
  done(
    await contactCase(
      { caseId, note: 'Called; the patient is well and knows when to call again. (synthetic)' },
      later(1),
    ),
  )
  done(await resolveCase({ caseId, outcome: 'Seen in the clinic, nothing further. (synthetic)' }, later(6)))
}

/** A few at a time: commits travel to the disk together. */
const inTurn = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  const waiting = [...items]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Makes a clinic of synthetic people, as they would have come in the last weeks. */
export const seedDemo = async (deps: Deps): Promise<DemoFile> => {
  const now = deps.now()
  const team = await makeTeam(deps)
  const simulated = simulatePatients(SIMULATED, deps.knowledge, seeded(SEED))
  const stories: Story[] = [
    ...PERSONAS.map(({ told, ...persona }) => ({ ...persona, checkIns: told })),
    ...simulated.map((patient, i) => ({
      ...patient,
      id: null,
      name: `${FIRST_NAMES[i % FIRST_NAMES.length]} (synthetic)`,
      about: '',
    })),
  ]
  const patients: DemoMember[] = []
  await inTurn(stories, async (story) => patients.push(await tell(team, story, now)))
  const shown = PERSONAS.flatMap(({ id }) => patients.filter((patient) => patient.id === id))
  return {
    clinicId: team.clinicId,
    slug: SLUG,
    key: randomBytes(6).toString('base64url').replaceAll('_', 'x').replaceAll('-', 'y'),
    madeAt: now.toString(),
    members: [...team.members, ...shown],
  }
}
