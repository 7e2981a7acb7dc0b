import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase } from '../../src/database/database.ts'
import { insertRows } from '../../src/database/rows.ts'
import { type Named, statement } from '../../src/database/statement.ts'
import { readForEach, readTogether, writeTogether } from '../../src/database/together.ts'
import { NotProven, type Proof, type Tx } from '../../src/database/transaction.ts'
import { isStorageLost } from '../../src/operation/lost.ts'
import { ask } from '../../src/storage/connect.ts'
import { testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let clinicId: string
beforeAll(async () => {
  database = await testDatabase()
  clinicId = (await testClinic(testDeps(database).deps)).clinicId
})
afterAll(() => database.close())

const lot = (batch: string): Named<never> => ({
  name: 'test-lot',
  text: 'insert into lot (clinic_id, id, product, batch) values ($1, $2, $3, $4)',
  values: [clinicId, randomUUID(), 'gel', batch],
})
const batches = async (): Promise<readonly unknown[]> =>
  (await ask(database.target, 'select batch from anagen.lot order by batch')).map(({ batch }) => batch)
const proof = (holds: boolean): Proof => ({
  name: 'test-proof',
  about: 'a test',
  text: 'select $1::boolean as holds',
  values: [holds],
})
const within = <T>(work: (tx: Tx) => Promise<T>, holds = true): Promise<T> =>
  database.within({ clinicId, proof: proof(holds) }, work)

const clinics = () =>
  readTogether('test-clinics', {
    before: { of: { name: 'test-none', text: 'select $1::int as n', values: [5] }, kinds: {} },
    clinics: {
      of: { name: 'test-clinics-of', text: 'select clinic_id from clinic where zone <> $1', values: [''] },
      kinds: {},
    },
  })

test('what is read first is read in the clinic of the transaction, and in no other', async () => {
  const { of, read } = clinics()
  const own = { before: [{ n: 5 }], clinics: [{ clinic_id: clinicId }] }
  const [first, again] = await within((tx) => Promise.all([tx.run(of), tx.run(of)]))
  expect(read(first)).toEqual(own)
  expect(read(again)).toEqual(own)
  const unasked = await database.within({ clinicId }, (tx) => tx.run(of))
  expect(read(unasked)).toEqual(own)
  const elsewhere = await database.within({ clinicId: randomUUID() }, (tx) => tx.run(of))
  expect(read(elsewhere).clinics).toEqual([])
})

describe('what leaves with the commit', () => {
  test('is stored with the rest', async () => {
    await within(async (tx) => {
      await tx.run(lot('first'))
      tx.last(lot('last'))
    })
    expect(await batches()).toEqual(['first', 'last'])
  })

  test('when it fails, nothing is stored, and its own error is told', async () => {
    const failing = within(async (tx) => {
      await tx.run(lot('never'))
      tx.last(lot('first'))
    })
    await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'lot_clinic_id_product_batch_key' })
    expect(await batches()).toEqual(['first', 'last'])
  })

  test('when the work fails after it, nothing is stored', async () => {
    const failing = within(async (tx) => {
      tx.last(lot('never'))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await batches()).toEqual(['first', 'last'])
  })
})

describe('a proof that does not hold', () => {
  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['work that writes and waits', (tx) => tx.run(lot('unproven'))],
    ['work that writes last', async (tx) => tx.last(lot('unproven'))],
    ['work that reads several things first', async (tx) => [await tx.run(clinics().of), await tx.run(lot('unproven'))]],
    ['work without any statement', async () => 1],
    [
      'work that fails by itself',
      async () => {
        throw new Error('mine')
      },
    ],
  ])('%s: nothing is stored, and it says so', async (_, work) => {
    await expect(within(work, false)).rejects.toBeInstanceOf(NotProven)
    expect(await batches()).toEqual(['first', 'last'])
  })
})

test('a part of the work that goes on after another part failed writes nothing', async () => {
  let wentOn: Promise<unknown> = Promise.resolve()
  const failing = within((tx) => {
    wentOn = (async () => {
      for (let i = 0; i < 50; i++) await tx.run({ name: 'test-one', text: 'select 1', values: [] })
      await tx.run(lot('late'))
    })()
    return Promise.all([wentOn, tx.run(lot('first'))])
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  await expect(wentOn).rejects.toThrow()
  await within(async () => undefined)
  expect(await batches()).toEqual(['first', 'last'])
})

describe('statements together', () => {
  test('inserts keep their own values, and one that fails undoes all', async () => {
    await within((tx) => tx.run(writeTogether('test-two-lots', [lot('one'), lot('two')])))
    await expect(
      within((tx) => tx.run(writeTogether('test-two-lots', [lot('three'), lot('two')]))),
    ).rejects.toMatchObject({ code: '23505' })
    expect(await batches()).toEqual(['first', 'last', 'one', 'two'])
  })

  test('what is read together is what is read apart: instants, bytes, nothing at all', async () => {
    const at = "'2026-11-20 10:30:00.123456+00'::timestamptz"
    const one: Named<{ at: unknown; bytes: unknown; nothing: unknown; n: number }> = {
      name: 'test-read-one',
      text: `select ${at} as at, '\\x00ff5c78'::bytea as bytes, null::timestamptz as nothing, $1::int as n`,
      values: [7],
    }
    const none: Named<{ word: string }> = {
      name: 'test-read-none',
      text: "select $1 as word where 'a' = $2",
      values: ['x', 'b'],
    }
    const { of, read } = readTogether('test-read-both', {
      none: { of: none, kinds: {} },
      one: { of: one, kinds: { at: 'instant', bytes: 'bytes', nothing: 'instant' } },
    })
    const [apart, together] = await within((tx) => Promise.all([tx.run(one), tx.run(of)]))
    expect(read(together).none).toEqual([])
    const [{ at: instant, ...rest } = { at: null }] = read(together).one
    const [{ at: instantApart, ...restApart } = { at: null }] = apart
    expect(rest).toEqual(restApart)
    expect(String(instant)).toBe(String(instantApart))
    expect(String(instant)).toBe('2026-11-20T10:30:00.123456Z')
  })
})

describe('for several at once', () => {
  const find = statement<{ id: string; least: number }>()<{ id: string; at: unknown }>('test-find-clinic', (db, slot) =>
    db
      .selectFrom('clinic')
      .select(['clinic_id as id', 'created_at as at'])
      .where('clinic_id', '=', slot('id'))
      .where('emergency_minutes', '>', slot('least'))
      .where('zone', '<>', 'nowhere'),
  )
  const clinicsOf = readForEach<{ id: string; least: number }>()(
    'test-read-each',
    { id: 'uuid', least: 'int' },
    { found: { of: find, kinds: { at: 'instant' } } },
  )

  test('each gets what was asked for it, in the order in which it was asked, and nothing of another clinic', async () => {
    const elsewhere = await testClinic(testDeps(database).deps)
    const askings = [randomUUID(), clinicId, elsewhere.clinicId, clinicId].map((id) => ({ id, least: 0 }))
    const read = clinicsOf.read(await within((tx) => tx.run(clinicsOf.of(askings))))
    expect(read.map(({ found }) => found.map(({ id }) => id))).toEqual([[], [clinicId], [], [clinicId]])
    expect(String(read[1]?.found[0]?.at)).toMatch(/^\d{4}-.*Z$/)
  })

  test('the plan is kept, and not made anew for each few that ask', async () => {
    const [plans] = await within(async (tx) => {
      for (let i = 0; i < 10; i++) await tx.run(clinicsOf.of([{ id: clinicId, least: 0 }]))
      return tx.run<{ made: number }>({
        name: 'test-plans',
        text: 'select custom_plans::int as made from pg_prepared_statements where name = $1',
        values: ['test-read-each'],
      })
    })
    // so many are made before they are compared with one that is kept
    expect(plans?.made).toBeLessThanOrEqual(5)
  })

  test('rows hold what they were given: nulls, bytes, quotes, braces', async () => {
    const patientId = randomUUID()
    const patient = (id: string, personal: Buffer | null, zone: string | null) => ({
      clinic_id: clinicId,
      id,
      personal,
      zone,
      created_at: '2026-11-20T10:00:00Z',
    })
    const insertPatients = insertRows<ReturnType<typeof patient>>('patient', {
      clinic_id: 'uuid',
      id: 'uuid',
      personal: 'bytea',
      zone: 'text',
      created_at: 'timestamptz',
    })
    const odd = '{"a",NULL,\\x00} \'quoted\' \\ é'
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    const given = [
      patient(patientId, bytes, odd),
      patient(randomUUID(), null, null),
      patient(randomUUID(), Buffer.alloc(0), 'NULL'),
    ]
    await within((tx) => tx.run(insertPatients(given)))
    const rows = await within((tx) =>
      tx.db
        .selectFrom('patient')
        .select(['id', 'personal', 'zone'])
        .where(
          'id',
          'in',
          given.map(({ id }) => id),
        )
        .execute(),
    )
    for (const { id, personal, zone } of given) expect(rows).toContainEqual({ id, personal, zone })
    await within((tx) => tx.run(insertPatients([])))
  })
})

test('a database that stands still is given up after a while, told as one that is lost, and used again when it answers', async () => {
  // long enough for a database that is well on a busy machine
  const impatient = connectDatabase({ kind: 'embedded', target: database.target }, { patienceMs: 6000 })
  try {
    const slow: Named<unknown> = { name: 'test-slow', text: 'select pg_sleep($1)', values: [600] }
    const waiting = impatient.within({ clinicId }, (tx) => tx.run(slow))
    const error = await waiting.catch((thrown: unknown) => thrown)
    expect(isStorageLost(error)).toBe(true)
    await impatient.within({ clinicId }, (tx) => tx.run(lot('after it stood still')))
    expect(await batches()).toContain('after it stood still')
  } finally {
    await impatient.close()
  }
})
