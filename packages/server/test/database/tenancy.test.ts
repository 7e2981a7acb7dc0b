import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENT_TABLES, TENANT_TABLES } from '../../src/database/tenant-tables.ts'
import { ask } from '../../src/storage/connect.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const catalogue = (text: string) => ask(database.target, text)

test('the list of tenant tables is the catalogue', async () => {
  const found = await catalogue(
    "select relname as name from pg_class where relnamespace = 'anagen'::regnamespace and relkind in ('r', 'p')",
  )
  expect(found.map(({ name }) => name).sort()).toEqual([...TENANT_TABLES].sort())
})

test('every tenant table: row-level security forced, clinic_id first in the primary key', async () => {
  const found = await catalogue(`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c where relnamespace = 'anagen'::regnamespace and relkind = 'r'`)
  for (const table of found)
    expect(table).toEqual({ name: table.name, enabled: true, forced: true, first: 'clinic_id' })
})

test('every foreign key between tenant tables carries clinic_id on both sides', async () => {
  const found = await catalogue(`
    select conname as name,
      (select array_agg(attname::text) from pg_attribute where attrelid = conrelid and attnum = any (conkey)) as here,
      (select array_agg(attname::text) from pg_attribute where attrelid = confrelid and attnum = any (confkey)) as there
    from pg_constraint where contype = 'f' and connamespace = 'anagen'::regnamespace`)
  expect(found.length).toBeGreaterThan(20)
  for (const { name, here, there } of found) {
    expect(here, String(name)).toContain('clinic_id')
    expect(there, String(name)).toContain('clinic_id')
  }
})

test('every unique index of a tenant table begins with clinic_id: no clinic can learn from a conflict what another one has', async () => {
  const found = await catalogue(`
    select i.indexrelid::regclass::text as name, a.attname as first from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'anagen'::regnamespace and i.indisunique`)
  for (const { name, first } of found) expect(first, String(name)).toBe('clinic_id')
})

test('the list of tables of one patient is what has such a column, and each has its restrictive policy', async () => {
  const columns = await catalogue(
    "select table_name as name from information_schema.columns where table_schema = 'anagen' and column_name = 'patient_id'",
  )
  const expected = Object.entries(PATIENT_TABLES).flatMap(([name, column]) => (column === 'patient_id' ? [name] : []))
  expect(columns.map(({ name }) => name).sort()).toEqual(expected.sort())
  const policies = await catalogue(
    "select tablename as name from pg_policies where schemaname = 'anagen' and permissive = 'RESTRICTIVE'",
  )
  expect(policies.map(({ name }) => name).sort()).toEqual(Object.keys(PATIENT_TABLES).sort())
})

test('the roles of the program own nothing, and cannot pass row-level security', async () => {
  const roles = await catalogue(
    "select rolname as name, rolsuper as super, rolbypassrls as bypass, rolcreaterole as roles from pg_roles where rolname like 'anagen\\_%'",
  )
  expect(roles).toHaveLength(3)
  for (const { name, ...rights } of roles)
    expect(rights, String(name)).toEqual({ super: false, bypass: false, roles: false })
  const owned = await catalogue(
    "select relname from pg_class where relowner in (select oid from pg_roles where rolname like 'anagen\\_%')",
  )
  expect(owned).toEqual([])
})

test('history is never changed: no update or delete on what was said, judged or audited', async () => {
  const grants = await catalogue(`
    select table_name as name from information_schema.role_table_grants
    where table_schema = 'anagen' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and grantee in ('anagen_app', 'anagen_worker')`)
  const changeable = grants.map(({ name }) => name)
  for (const name of ['audit', 'check_in', 'verdict', 'case_event', 'session_version', 'message'])
    expect(changeable).not.toContain(name)
})

test.each(TENANT_TABLES)('without a clinic nothing of %s is seen', async (table) => {
  const { rows } = await database.app.query(`select count(*) as n from ${table}`)
  expect(rows).toEqual([{ n: 0 }])
})
