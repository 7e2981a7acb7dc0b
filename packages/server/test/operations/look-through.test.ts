import { expect, test } from 'vitest'
import { scopeOf } from '../../src/operation/actor.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { listPatients } from '../../src/operations/list-patients.ts'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { lookThrough } from '../../src/records/look-through.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

const register = async (name: string, more: { email?: string; phone?: string } = {}): Promise<string> => {
  here.world.turn('PT1M')
  return ok(await registerPatient({ name, ...more }, here.clinic.nurse)).patientId
}
const found = async (q: string) => ok(await listPatients({ q }, here.clinic.nurse)).items.map(({ name }) => name)

test('a patient is found by words of the name, mail address or telephone number; nobody else is', async () => {
  await register('Zoë O’Brien', { email: 'zoe@example.org', phone: '020 7946 0999' })
  await register('Ben Ali')
  expect(await found('obrien zoe')).toEqual(['Zoë O’Brien'])
  expect(await found('ZOE@example')).toEqual(['Zoë O’Brien'])
  expect(await found('+44 20 7946 0999')).toEqual(['Zoë O’Brien'])
  expect(await found('brian')).toEqual([])
  // newest first, as in the list
  expect(await found('b')).toEqual(['Ben Ali', 'Zoë O’Brien'])
})

test('one who was erased is not found any more, and nobody of another clinic ever', async () => {
  const patientId = await register('Ana Synthetic')
  const other = await testClinic(here.world.deps)
  ok(await registerPatient({ name: 'Ana Elsewhere' }, other.nurse))
  expect(await found('ana')).toEqual(['Ana Synthetic'])
  ok(await erasePatient({ patientId }, here.clinic.owner))
  expect(await found('ana')).toEqual([])
  expect(await found('erased')).toEqual([])
})

test('page by page everybody who is called so is found, once', async () => {
  const names = Array.from({ length: 7 }, (_, i) => `Sam ${i}`)
  for (const name of names) {
    await register(name)
    await register('Other')
  }
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page = ok(await listPatients({ q: 'sam', limit: 3, ...(cursor ? { cursor } : {}) }, here.clinic.nurse))
    pages.push(page.items.map(({ name }) => name))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(pages).toEqual([['Sam 6', 'Sam 5', 'Sam 4'], ['Sam 3', 'Sam 2', 'Sam 1'], ['Sam 0']])
})

test('of very many only so many are looked at; where the search stopped it goes on, and nobody is passed over', async () => {
  const wanted = await register('Wanted')
  for (let i = 0; i < 5; i++) await register('Other')
  const { nurse } = here.clinic
  const first = await nurse.database.within(scopeOf(nurse.actor), (tx) =>
    lookThrough(tx, nurse, { typed: 'wanted', after: null, limit: 50 }, { atOnce: 2, most: 4 }),
  )
  expect(first.items).toEqual([])
  expect(first.next).not.toBeNull()
  const rest = ok(await listPatients({ q: 'wanted', cursor: String(first.next) }, nurse))
  expect(rest.items.map(({ patientId }) => patientId)).toEqual([wanted])
  expect(rest.next).toBeNull()
})
