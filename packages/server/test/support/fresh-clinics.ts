import { afterAll, beforeAll, beforeEach } from 'vitest'
import { testClinic, testDeps } from './clinic.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

/** What each test finds anew; read it inside tests. */
export interface Here {
  database: TestDatabase
  world: ReturnType<typeof testDeps>
  clinic: Awaited<ReturnType<typeof testClinic>>
}

/** A database for a file of tests, and for each of them a world with a clock of its own and a clinic in it. */
export const freshClinics = (): Here => {
  // filled before the first test reads it
  const here = {} as Here
  beforeAll(async () => {
    here.database = await testDatabase()
  })
  afterAll(() => here.database.close())
  beforeEach(async () => {
    here.world = testDeps(here.database)
    here.clinic = await testClinic(here.world.deps)
  })
  return here
}
