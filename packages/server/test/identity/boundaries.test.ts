import { randomBytes } from 'node:crypto'
import { getAuthTables } from 'better-auth/db'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuth } from '../../src/identity/auth.ts'
import { openIdentityDatabase } from '../../src/identity/identity-database.ts'
import { identityRoutes } from '../../src/identity/routes.ts'
import { isStorageLost } from '../../src/operation/lost.ts'
import { browser, ORIGIN } from './browser.ts'
import { newClinic } from './clinic.ts'
import { openTestIdentity } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestIdentity>>
beforeAll(async () => {
  opened = await openTestIdentity()
})
afterAll(() => opened.close())

const owned = async (text: string, role?: string) => {
  const client = new pg.Client(opened.database.target)
  await client.connect()
  try {
    if (role) await client.query(`set role ${role}`)
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const library = () => {
  const db = openIdentityDatabase({ kind: 'embedded', target: opened.database.target })
  const auth = createAuth({
    db,
    origin: ORIGIN,
    secret: randomBytes(32).toString('hex'),
    link: { db, pinKey: randomBytes(32), now: () => new Date(), findPerson: async () => null },
    onError: () => undefined,
  })
  return { auth, close: () => db.destroy() }
}

test('the schema holds every table and column that the library asks for', async () => {
  const { auth, close } = library()
  const rows = await owned(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'identity'",
  )
  const ours = new Set(rows.map(({ name }) => name))
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const asked = Object.values(getAuthTables(auth.options)).flatMap(({ modelName, fields }) =>
    ['id', ...Object.entries(fields).map(([name, { fieldName }]) => fieldName ?? name)].map(
      (field) => `${snake(modelName)}.${snake(field)}`,
    ),
  )
  expect(asked.length).toBeGreaterThan(40)
  expect(asked.filter((name) => !ours.has(name))).toEqual([])
  await close()
})

test('routes of the library that we do not use do not exist', async () => {
  const { auth, close } = library()
  const all = Object.values(auth.api).flatMap((endpoint) => {
    const { path, options } = endpoint as unknown as { path?: string; options: { method: string | string[] } }
    return path ? [options.method].flat().map((method) => `${method} ${path}`) : []
  })
  const closed = all.filter((route) => !Object.hasOwn(identityRoutes, route))
  expect(closed).toContain('POST /sign-up/email')
  const person = browser(opened.identity)
  for (const route of closed) {
    const [method = '', path = ''] = route.split(' ')
    const { status } = await (method === 'GET' ? person.get(path) : person.post(path))
    expect(status, route).toBe(404)
  }
  // and those we use are the library's or ours, spelled alike
  for (const route of Object.keys(identityRoutes)) expect(all, route).toContain(route)
  await close()
})

test('the roles that serve clinics reach nothing of identity, and its role nothing of clinics', async () => {
  const tables = (schema: string) =>
    owned(`select table_name as name from information_schema.tables where table_schema = '${schema}'`)
  const identity = await tables('identity')
  expect(identity.length).toBeGreaterThanOrEqual(9)
  for (const { name } of identity)
    for (const role of ['anagen_app', 'anagen_worker'])
      await expect(owned(`select 1 from identity."${name}"`, role), `${role} ${name}`).rejects.toMatchObject({
        code: '42501',
      })
  for (const { name } of await tables('anagen'))
    await expect(owned(`select 1 from anagen."${name}"`, 'anagen_identity'), name).rejects.toMatchObject({
      code: '42501',
    })
})

test('another site cannot sign somebody in or out with their cookies', async () => {
  const clinic = await newClinic(opened.database.target)
  const member = await clinic.addPatient()
  const person = browser(opened.identity)
  const { url } = await opened.identity.makeLink({ ...member, purpose: 'start' })
  await person.post('/link/pin', { token: url.split('/').at(-1), pin: '280417' })
  const cookie = person.headers().get('cookie') ?? ''
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ] as Record<string, string>[]) {
    const request = new Request(`${ORIGIN}/api/auth/sign-out`, { method: 'POST', headers: { cookie, ...headers } })
    expect((await opened.identity.fetch(request, '192.0.2.1')).status).toBe(403)
  }
  expect(await person.who()).toMatchObject({ id: member.actorId })
  const ended = await opened.identity.ask(
    new Request(`${ORIGIN}/c/x/me`, { headers: { cookie, origin: ORIGIN } }),
    '/sign-out',
    {},
    '192.0.2.1',
  )
  expect(ended).toMatchObject({ status: 200 })
  expect(ended.cookies.join()).toMatch(/Max-Age=0/)
  await clinic.close()
})

test('cookies are closed to scripts and other sites, and over TLS only', async () => {
  const clinic = await newClinic(opened.database.target)
  const member = await clinic.addPatient()
  const { url } = await opened.identity.makeLink({ ...member, purpose: 'start' })
  const { headers } = await browser(opened.identity).post('/link/pin', { token: url.split('/').at(-1), pin: '280417' })
  const cookies = headers.getSetCookie()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Secure-anagen/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).toMatch(/SameSite=Lax/i)
  }
  await clinic.close()
})

test('guessing passwords is slowed down, and made-up addresses in headers do not help', async () => {
  const person = browser(opened.identity)
  const tries = []
  for (let n = 0; n < 5; n++)
    tries.push((await person.post('/sign-in/email', { email: 'a@clinic.example', password: 'wrong password' })).status)
  expect(tries.slice(0, 3)).toEqual([401, 401, 401])
  expect(tries[4]).toBe(429)
})

test('bad input is refused in words, never with an error', async () => {
  const person = browser(opened.identity)
  for (const [path, body] of [
    ['/link/look', {}],
    ['/link/look', { token: 7 }],
    ['/link/look', { token: 'x'.repeat(1000) }],
    ['/link/pin', { token: 'nothing', pin: '280417' }],
    ['/sign-in/email', { email: 'no address', password: '' }],
    ['/two-factor/verify-totp', { code: '1' }],
    ['/passkey/verify-authentication', { response: {} }],
  ] as const) {
    const { status, body: said } = await person.post(path, body)
    expect(status, path).toBeGreaterThanOrEqual(400)
    expect(status, path).toBeLessThan(500)
    expect(said.message, path).toMatch(/\w/)
  }
  expect(opened.errors).toEqual([])
})

// a review: one statement that never came back held up links, the mails they go into, and with them every later one
test('a database that stands still is given up after a while, and its connection is not used again', async () => {
  const db = openIdentityDatabase({ kind: 'embedded', target: opened.database.target }, 500)
  const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid
  const before = await pid()
  const error = await sql`select pg_sleep(15)`.execute(db).catch((reason: unknown) => reason)
  expect(isStorageLost(error)).toBe(true)
  expect(await pid()).not.toBe(before)
  await db.destroy()
})
