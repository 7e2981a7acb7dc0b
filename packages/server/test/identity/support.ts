import { randomBytes } from 'node:crypto'
import { openIdentity } from '../../src/identity/identity.ts'
import { testDatabase } from '../support/test-database.ts'
import { ORIGIN } from './browser.ts'

/** An identity on a database of its own, whose clock can be moved. */
export const openTestIdentity = async () => {
  const database = await testDatabase()
  const errors: string[] = []
  let skewMs = 0
  const identity = openIdentity({
    reach: { kind: 'embedded', target: database.target },
    database,
    masterKey: randomBytes(32),
    origin: ORIGIN,
    now: () => new Date(Date.now() + skewMs),
    onError: (said) => errors.push(said),
  })
  return {
    identity,
    database,
    errors,
    moveClock: (hours: number) => {
      skewMs += hours * 3_600_000
    },
    close: async () => {
      await identity.close()
      await database.close()
    },
  }
}
