import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Alike, openShared } from '../../src/database/shared.ts'
import { NotProven, type Proof, type Scope, type Tx } from '../../src/database/transaction.ts'
import { isStorageLost } from '../../src/operation/lost.ts'
import { ask } from '../../src/storage/connect.ts'
import { testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let clinicId: string
let otherId: string
beforeAll(async () => {
  database = await testDatabase()
  const { deps } = testDeps(database)
  clinicId = (await testClinic(deps)).clinicId
  otherId = (await testClinic(deps)).clinicId
})
afterAll(() => database.close())
beforeEach(() => ask(database.target, 'delete from anagen.lot'))

const stored = async (): Promise<readonly unknown[]> =>
  (await ask(database.target, 'select batch from anagen.lot order by batch')).map(({ batch }) => batch)

const proof = (about: string, holds = true): Proof => ({
  name: 'test-proof',
  about,
  text: 'select $1::boolean as holds',
  values: [holds],
})

const transactionOf = async (tx: Tx): Promise<string> => {
  const [row] = await tx.run<{ id: string }>({
    name: 'test-transaction',
    text: 'select pg_current_xact_id()::text as id',
    values: [],
  })
  return String(row?.id)
}

interface Lot {
  readonly batch: string
  readonly clinicId: string
}

/** Stores lots, and tells for each in which transaction. A batch named "refused" is refused, one named "broken" breaks the work. */
const storing = (): Alike<Lot, string> => ({
  keyOf: ({ batch }) => batch,
  work: async (tx, lots) => {
    const transaction = await transactionOf(tx)
    if (lots.some(({ batch }) => batch === 'broken')) throw new Error('it broke')
    const kept = lots.filter(({ batch }) => batch !== 'refused')
    for (const lot of kept)
      tx.last({
        name: 'test-lot',
        text: 'insert into lot (clinic_id, id, product, batch) values ($1, $2, $3, $4)',
        values: [lot.clinicId, randomUUID(), 'gel', lot.batch],
      })
    return lots.map(({ batch }) =>
      batch === 'refused'
        ? { status: 'rejected', reason: new Error('refused') }
        : { status: 'fulfilled', value: transaction },
    )
  },
})

const all = (alike: Alike<Lot, string>, batches: readonly string[], scope: Partial<Scope> = {}) =>
  Promise.allSettled(
    batches.map((batch) =>
      database.shared({ clinicId, ...scope }, alike, { batch, clinicId: scope.clinicId ?? clinicId }),
    ),
  )
const transactionsOf = (outcomes: readonly PromiseSettledResult<string>[]): ReadonlySet<string> =>
  new Set(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : `failed: ${one.reason}`)))

const many = Array.from({ length: 40 }, (_, i) => `lot ${String(i).padStart(2, '0')}`)

describe('those asked for at the same time', () => {
  test('share a transaction, and all of them are stored when they are answered', async () => {
    const outcomes = await all(storing(), many)
    expect(await stored()).toEqual(many)
    expect(transactionsOf(outcomes).size).toBeLessThan(many.length / 4)
  })

  test('one after the other each has a transaction of its own', async () => {
    const alike = storing()
    const outcomes = [...(await all(alike, ['one'])), ...(await all(alike, ['two']))]
    expect(transactionsOf(outcomes).size).toBe(2)
  })

  test('one that is refused is refused alone', async () => {
    const outcomes = await all(storing(), ['one', 'refused', 'two'])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await stored()).toEqual(['one', 'two'])
  })

  test.each([
    ['that breaks the work', 'broken', /it broke/],
    ['that the database refuses', 'there already', /duplicate key/],
  ])('one %s takes no other with it', async (_, batch, message) => {
    await all(storing(), ['there already'])
    const outcomes = await all(storing(), ['one', batch, 'two'])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { message: expect.stringMatching(message) } })
    expect(await stored()).toEqual(['one', 'there already', 'two'])
  })

  test('two with the same key never share: the second one sees what the first one stored', async () => {
    const outcomes = await all(storing(), ['same', 'same', 'other'])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await stored()).toEqual(['other', 'same'])
  })
})

describe('while one is under way', () => {
  const NEVER_MS = 2 ** 31 - 1

  /** Each batch waits until its gate opens; `began` tells when it is being done. */
  const gated = () => {
    const began = new Map<string, () => void>()
    const gates = new Map<string, Promise<void>>()
    const alike: Alike<string, string> = {
      keyOf: (key) => key,
      work: async (tx, keys) => {
        for (const key of keys) began.get(key)?.()
        await Promise.all(keys.map((key) => gates.get(key)))
        const transaction = await transactionOf(tx)
        return keys.map(() => ({ status: 'fulfilled', value: transaction }))
      },
    }
    const hold = (key: string) => {
      const gate = Promise.withResolvers<void>()
      const start = Promise.withResolvers<void>()
      gates.set(key, gate.promise)
      began.set(key, start.resolve)
      return { open: gate.resolve, began: start.promise }
    }
    return { alike, hold }
  }
  const turns = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await new Promise(setImmediate)
  }

  test('those who come wait for it, and go together', async () => {
    const shared = openShared(database.app, NEVER_MS)
    const { alike, hold } = gated()
    const first = hold('first')
    const one = shared({ clinicId }, alike, 'first')
    await first.began
    const two = shared({ clinicId }, alike, 'second')
    await turns()
    const three = shared({ clinicId }, alike, 'third')
    await turns()
    first.open()
    const [a, b, c] = await Promise.all([one, two, three])
    expect(b).toBe(c)
    expect(b).not.toBe(a)
  })

  test('one that takes long holds up no other', async () => {
    const shared = openShared(database.app, 1)
    const { alike, hold } = gated()
    const first = hold('first')
    const one = shared({ clinicId }, alike, 'first')
    await first.began
    const two = await shared({ clinicId }, alike, 'second')
    first.open()
    expect(two).not.toBe(await one)
  })

  test('when there are many they do not wait for it', async () => {
    const shared = openShared(database.app, NEVER_MS)
    const { alike, hold } = gated()
    const first = hold('first')
    const one = shared({ clinicId }, alike, 'first')
    await first.began
    const others = await Promise.all(Array.from({ length: 8 }, (_, i) => shared({ clinicId }, alike, `other ${i}`)))
    first.open()
    expect(new Set(others).size).toBe(1)
    expect(others).not.toContain(await one)
  })
})

describe('never shared', () => {
  test('between clinics, patients, and those who prove something else', async () => {
    const alike = storing()
    const outcomes = await Promise.all([
      all(alike, ['clinic']),
      all(alike, ['other clinic'], { clinicId: otherId }),
      all(alike, ['a patient'], { patientId: randomUUID() }),
      all(alike, ['another patient'], { patientId: randomUUID() }),
      all(alike, ['somebody'], { proof: proof('somebody') }),
      all(alike, ['somebody else'], { proof: proof('somebody else') }),
    ])
    expect(transactionsOf(outcomes.flat()).size).toBe(6)
    expect(await stored()).toHaveLength(6)
  })

  test('a row for another clinic is refused, and takes none with it', async () => {
    const alike = storing()
    const [own, foreign] = await Promise.allSettled([
      database.shared({ clinicId }, alike, { batch: 'own', clinicId }),
      database.shared({ clinicId }, alike, { batch: 'foreign', clinicId: otherId }),
    ])
    expect(own).toMatchObject({ status: 'fulfilled' })
    expect(foreign).toMatchObject({ status: 'rejected', reason: { code: '42501' } })
    expect(await stored()).toEqual(['own'])
  })
})

test('a proof that does not hold: nobody of them is stored, and each is told', async () => {
  const outcomes = await all(storing(), ['one', 'two'], { proof: proof('nobody', false) })
  for (const one of outcomes) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(NotProven) })
  expect(await stored()).toEqual([])
})

test('a database that is lost on the way: each is told that it is not known', async () => {
  const lost: Alike<string, string> = {
    keyOf: (key) => key,
    work: async (tx, keys) => {
      const [own] = await tx.run<{ pid: number }>({
        name: 'test-pid',
        text: 'select pg_backend_pid() as pid',
        values: [],
      })
      await ask(database.target, `select pg_terminate_backend(${own?.pid})`)
      return keys.map((value) => ({ status: 'fulfilled', value }))
    },
  }
  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((key) => database.shared({ clinicId }, lost, key)))
  for (const one of outcomes) expect(one.status === 'rejected' && isStorageLost(one.reason)).toBe(true)
})
