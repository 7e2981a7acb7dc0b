// CVE-2026-24890: patient A cannot read or write anything of patient B or of staff, generated over all tables and routes.
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealRound } from '../../src/audit/seal.ts'
import { PATIENT_TABLES, TENANT_TABLES } from '../../src/database/tenant-tables.ts'
import type { Scope } from '../../src/database/transaction.ts'
import { pathFields, ROUTES, type Route } from '../../src/http/routes.ts'
import { newKey } from '../../src/secrets/envelope.ts'
import { ask } from '../../src/storage/connect.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { testDeps } from '../support/clinic.ts'
import { fullClinic } from '../support/full-clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

type Full = Awaited<ReturnType<typeof fullClinic>>
let database: TestDatabase
let ours: Full
let theirs: Full
let neighbour: Awaited<ReturnType<Full['patientAfter']>>
let api: ReturnType<typeof testApi>
beforeAll(async () => {
  database = await testDatabase()
  const world = testDeps(database)
  api = testApi(world.deps)
  ours = await fullClinic(world.deps)
  theirs = await fullClinic(world.deps)
  const heads = { note: async () => undefined, read: async () => null }
  await sealRound({ worker: database.worker, master: newKey(), heads, now: world.deps.now })
  neighbour = await ours.patientAfter(30, 'prp', 'Synthetic Neighbour')
})
afterAll(() => database.close())

const count = async (scope: Scope, sql: string): Promise<number> =>
  database.within(
    scope,
    async (tx) =>
      (
        await tx.run<{ n: number }>({
          name: `test-${createHash('sha256').update(sql).digest('hex').slice(0, 20)}`,
          text: sql,
          values: [],
        })
      )[0]?.n ?? -1,
  )
const run = (scope: Scope, text: string): Promise<unknown> =>
  database.within(scope, (tx) =>
    tx.run({ name: `test-${createHash('sha256').update(text).digest('hex').slice(0, 20)}`, text, values: [] }),
  )

describe('tables', () => {
  test.each(TENANT_TABLES)(
    '%s: another clinic reads none of ours, changes none, and can put nothing there',
    async (table) => {
      const mine = { clinicId: ours.clinicId }
      const other = { clinicId: theirs.clinicId }
      expect(await count(mine, `select count(*) as n from ${table}`)).toBeGreaterThan(0)
      expect(await count(other, `select count(*) as n from ${table} where clinic_id = '${ours.clinicId}'`)).toBe(0)
      const digest = `select md5(string_agg(t::text, '|' order by t::text)) as d from anagen.${table} t where clinic_id = '${ours.clinicId}'`
      const before = await ask(database.target, digest)
      // refused for want of a grant, or without effect for want of a row
      await run(other, `update ${table} set clinic_id = clinic_id where clinic_id = '${ours.clinicId}'`).catch(
        () => undefined,
      )
      await run(other, `delete from ${table} where clinic_id = '${ours.clinicId}'`).catch(() => undefined)
      await run(other, `update ${table} set clinic_id = '${ours.clinicId}'`).catch(() => undefined)
      expect(await ask(database.target, digest)).toEqual(before)
      const columns = await ask(
        database.target,
        `select string_agg(quote_ident(column_name), ',') as names from information_schema.columns where table_schema = 'anagen' and table_name = '${table}' and is_generated = 'NEVER' and column_name <> 'clinic_id'`,
      )
      const names = String(columns[0]?.names)
      await expect(
        run(
          other,
          `insert into ${table} (clinic_id, ${names}) select '${ours.clinicId}', ${names} from ${table} limit 1`,
        ),
      ).rejects.toThrow(/row-level security|permission denied/)
    },
  )

  test.each(Object.entries(PATIENT_TABLES))(
    "%s: in a patient's own transaction only their rows",
    async (table, column) => {
      const scope = { clinicId: ours.clinicId, patientId: neighbour.patientId }
      expect(await count(scope, `select count(*) as n from ${table} where ${column} = '${ours.patientId}'`)).toBe(0)
      expect(
        await count(
          scope,
          `select count(*) as n from ${table} where ${column} is distinct from '${neighbour.patientId}'`,
        ),
      ).toBe(0)
      await run(scope, `delete from ${table}`).catch(() => undefined)
      expect(
        await count(
          { clinicId: ours.clinicId },
          `select count(*) as n from ${table} where ${column} = '${ours.patientId}'`,
        ),
      ).toBeGreaterThan(0)
    },
  )
})

describe('routes', () => {
  const bodies: Record<string, () => object> = {
    'submit-check-in': () => ({ id: randomUUID(), say: 'all well' }),
    'contact-case': () => ({ note: 'x' }),
    'override-case': () => ({ level: 'watch', reason: 'x' }),
    'resolve-case': () => ({ outcome: 'x' }),
    'reopen-case': () => ({ reason: 'x' }),
    'register-patient': () => ({ name: 'x' }),
    'invite-caregiver': () => ({ name: 'x', email: 'x@example.org' }),
    'start-course': () => ({ treatment: 'prp' }),
    'record-session': () => ({ courseId: ours.ids.courseId, endedAt: '2026-11-20T08:00:00Z' }),
    'amend-session': () => ({ version: 2, areas: ['x'], reason: 'x' }),
    'end-regimen': () => ({ stoppedAt: '2026-11-10T09:00:00Z' }),
    'send-message': () => ({ id: randomUUID(), text: 'x' }),
    'add-shift': () => ({
      staffId: ours.ids.staffId,
      startsAt: '2026-11-22T00:00:00Z',
      endsAt: '2026-11-22T01:00:00Z',
    }),
    'amend-shift': () => ({
      staffId: ours.ids.staffId,
      startsAt: '2026-11-22T00:00:00Z',
      endsAt: '2026-11-22T01:00:00Z',
    }),
    'copy-week': () => ({ week: '2026-11-16', into: '2026-11-23' }),
    'set-opening-hours': () => ({ opening: [] }),
    'set-waiting-times': () => ({
      emergencyMinutes: 1,
      urgentMinutes: 1,
      idleEmergencyMinutes: 1,
      idleUrgentMinutes: 1,
      messageMinutes: 1,
    }),
    'invite-staff': () => ({ name: 'x', email: `${randomUUID()}@example.org`, role: 'nurse' }),
    'invite-again': () => ({ kind: 'patient', memberId: ours.patientId }),
    'log-contact': () => ({ note: 'x' }),
    'issue-token': () => ({ actorKind: 'patient', actorId: ours.patientId, scopes: ['read'] }),
    'replay-verdicts': () => ({ since: '2026-01-01T00:00:00Z' }),
  }
  const query: Record<string, string> = { 'list-shifts': '?from=2026-01-01T00:00:00Z&until=2027-01-01T00:00:00Z' }
  const ask1 = (token: string, route: Route) => {
    const name = route.operation.contract.name
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, field: string) =>
      field === 'id'
        ? randomUUID()
        : ((ours.ids as Record<string, string>)[field] ?? expect.fail(`no id for ${field}`)),
    )
    const body =
      route.bytes === 'in'
        ? new Uint8Array([1])
        : route.method === 'get' || route.method === 'delete'
          ? undefined
          : (bodies[name]?.() ?? {})
    return api.call(token, route.method.toUpperCase(), path + (query[name] ?? ''), body)
  }
  const secrets = () => Object.values(ours.ids).concat(ours.clinicId, ours.ownerId)
  const named = ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const)
  const everything = async () =>
    Promise.all(
      TENANT_TABLES.filter((table) => table !== 'audit' && table !== 'idempotency').map((table) =>
        ask(
          database.target,
          `select '${table}' as name, md5(string_agg(t::text, '|' order by t::text)) as d from anagen.${table} t where clinic_id = '${ours.clinicId}'`,
        ),
      ),
    )

  test.each(named)('%s by staff and patients of another clinic', async (_, route) => {
    const before = await everything()
    const tokens = [
      await tokenFor(theirs.owner, 'staff', theirs.ownerId),
      await tokenFor(theirs.owner, 'patient', theirs.patientId),
      await tokenFor(theirs.owner, 'caregiver', theirs.ids.caregiverId),
    ]
    for (const token of tokens) {
      const answered = await ask1(token, route)
      expect(answered.status).not.toBe(500)
      const namesSomebody =
        pathFields(route.path).length > 0 ||
        ['add-shift', 'issue-token', 'invite-again'].includes(route.operation.contract.name)
      // what a patient's audit trail shows is empty for one who is not here
      if (namesSomebody && route.operation.contract.name !== 'list-audit')
        expect([400, 403, 404]).toContain(answered.status)
      for (const secret of secrets())
        expect(answered.text.includes(secret), `${secret} in ${answered.text.slice(0, 300)}`).toBe(false)
    }
    expect(await everything()).toEqual(before)
  })

  test.each(named.filter(([, route]) => pathFields(route.path).length > 0))(
    '%s by another patient of the same clinic',
    async (_, route) => {
      const before = await everything()
      const answered = await ask1(await tokenFor(ours.owner, 'patient', neighbour.patientId), route)
      expect([400, 403, 404]).toContain(answered.status)
      for (const secret of secrets().filter((id) => id !== ours.clinicId))
        expect(answered.text.includes(secret)).toBe(false)
      expect(await everything()).toEqual(before)
    },
  )

  test.each(named)('%s with a token that lacks its scope, and without one', async (_, route) => {
    const { scope } = route.operation.contract
    const others = (['read', 'write', 'admin'] as const).filter((name) => name !== scope)
    expect((await ask1(await tokenFor(ours.owner, 'staff', ours.ownerId, others), route)).status).toBe(403)
    expect((await ask1('none', route)).status).toBe(401)
  })
})
