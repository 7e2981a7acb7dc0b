import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiLimits } from '../../src/http/limits.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { testClinic, testDeps } from '../support/clinic.ts'
import { BLIND } from '../support/said.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let world: ReturnType<typeof testDeps>
let clinic: Awaited<ReturnType<typeof testClinic>>
let patientId: string
let patient: string
let nurse: string
beforeAll(async () => {
  database = await testDatabase()
  world = testDeps(database)
  clinic = await testClinic(world.deps)
  patientId = (await clinic.patientAfter(20)).patientId
  patient = await tokenFor(clinic.owner, 'patient', patientId)
  nurse = await tokenFor(clinic.owner, 'staff', clinic.nurseId)
})
afterAll(() => database.close())

const checkIns = () => `/patients/${patientId}/check-ins`
const said = () => ({ id: randomUUID(), ...BLIND })
const WRONG = `anagen_${'x'.repeat(43)}`
const tooMany = {
  status: 429,
  type: 'application/problem+json',
  json: { code: 'too-many-requests', detail: expect.stringContaining('Wait ') },
}

describe('how often', () => {
  test('one token too often: 429 with the time to wait; another token of the same person goes on', async () => {
    const api = testApi(world.deps, { requestsPerMinute: 3 })
    for (let asked = 0; asked < 3; asked++) expect((await api.call(nurse, 'GET', '/queue')).status).toBe(200)
    const refused = await api.call(nurse, 'GET', '/queue')
    expect(refused).toMatchObject(tooMany)
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    const second = await tokenFor(clinic.owner, 'staff', clinic.nurseId)
    expect((await api.call(second, 'GET', '/queue')).status).toBe(200)
  })

  test('a check-in comes through when reading is used up and when the address is', async () => {
    const api = testApi(world.deps, { requestsPerMinute: 1, fromAddressPerMinute: 2 })
    await api.call(patient, 'GET', checkIns())
    expect((await api.call(patient, 'GET', checkIns())).status).toBe(429)
    expect(await api.call(nurse, 'GET', '/queue')).toMatchObject(tooMany)
    for (let sent = 0; sent < 5; sent++)
      expect(await api.call(patient, 'POST', checkIns(), said())).toMatchObject({
        status: 201,
        json: { level: 'emergency' },
      })
  })

  test('beyond even that, a check-in is told to call and is stored when sent again with its id', async () => {
    const api = testApi(world.deps, { urgentPerMinute: 1 })
    await api.call(patient, 'POST', checkIns(), said())
    const again = said()
    const refused = await api.call(patient, 'POST', checkIns(), again)
    expect(refused).toMatchObject(tooMany)
    expect(refused.json.detail).toMatch(/same id.*call your clinic or the emergency number now/)
    expect((await testApi(world.deps).call(patient, 'POST', checkIns(), again)).status).toBe(201)
  })

  test('guessing tokens: the address waits, and a patient there who has one is still heard', async () => {
    const api = testApi(world.deps, { strangersPerMinute: 2 })
    for (let asked = 0; asked < 2; asked++) expect((await api.call(WRONG, 'GET', '/queue')).status).toBe(401)
    expect(await api.call(WRONG, 'GET', '/queue')).toMatchObject(tooMany)
    expect(await api.call(WRONG, 'POST', checkIns(), said())).toMatchObject(tooMany)
    expect((await api.call(patient, 'POST', checkIns(), said())).status).toBe(201)
  })
})

/** One request over a real socket: the head, then what `body` writes. @returns what was answered until it was closed */
const overSocket = async (
  limits: Partial<ApiLimits>,
  head: string,
  body: (write: (bytes: Buffer | string) => Promise<void>, isOpen: () => boolean) => Promise<void>,
): Promise<{ text: string; sent: number }> => {
  const { app } = testApi(world.deps, limits)
  const listening = Promise.withResolvers<number>()
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => listening.resolve(port))
  const socket = connect(await listening.promise, '127.0.0.1')
  const answered: Buffer[] = []
  let sent = 0
  let isOpen = true
  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      isOpen = false
      resolve()
    }
    socket.on('close', end)
    socket.on('error', end)
  })
  socket.on('data', (bytes) => answered.push(bytes))
  const write = (bytes: Buffer | string): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => socket.write(bytes, () => resolve())).then(() => {
        sent += bytes.length
      }),
      closed,
    ])
  socket.write(head)
  await body(write, () => isOpen)
  await closed
  await new Promise((resolve) => server.close(resolve))
  return { text: Buffer.concat(answered).toString('latin1'), sent }
}

const MEGABYTE = Buffer.alloc(1_000_000, 'x')
const head = (token: string, more: string): string =>
  `POST /api/v1${checkIns()} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`

describe('how much and how slowly', () => {
  test('100 MB that say so are refused before they are read, whoever asks', async () => {
    const { text, sent } = await overSocket({}, head(WRONG, 'Content-Length: 100000000'), async (write, isOpen) => {
      for (let part = 0; part < 100 && isOpen(); part++) await write(MEGABYTE)
    })
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text).toContain('"code":"too-large"')
    expect(sent).toBeLessThan(20_000_000)
  })

  test('100 MB that do not say so are read no further than allowed', async () => {
    const { text, sent } = await overSocket({}, head(patient, 'Transfer-Encoding: chunked'), async (write, isOpen) => {
      for (let part = 0; part < 100 && isOpen(); part++) {
        await write(`${MEGABYTE.length.toString(16)}\r\n`)
        await write(MEGABYTE)
        await write('\r\n')
      }
    })
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(20_000_000)
  })

  test('a body that unfolds to more than it is long is not unfolded', async () => {
    const api = testApi(world.deps)
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect(await api.call(patient, 'POST', checkIns(), new Uint8Array(bomb), headers)).toMatchObject({
      status: 415,
      json: { code: 'unsupported-type', detail: expect.stringContaining('content-encoding') },
    })
  })

  test('a body that does not arrive ends with 408, and without a token no body is waited for', async () => {
    const slow = await overSocket({ bodySeconds: 0.05 }, head(patient, 'Content-Length: 1000'), (write) =>
      write('{"id"'),
    )
    expect(slow.text).toMatch(/^HTTP\/1\.1 408 /)
    expect(slow.text).toContain('"code":"too-slow"')
    const { app } = testApi(world.deps)
    const never = new ReadableStream({ pull: () => new Promise(() => undefined) })
    const stranger = await app.request(`/api/v1${checkIns()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      body: never,
      duplex: 'half',
    } as RequestInit)
    expect(stranger.status).toBe(401)
  })
})
