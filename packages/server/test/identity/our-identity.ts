// Our identity, opened and asked once: what the telemetry test listens to.
import { randomBytes } from 'node:crypto'
import { connectDatabase } from '../../src/database/database.ts'
import { openIdentity } from '../../src/identity/identity.ts'

const reach = { kind: 'embedded', target: JSON.parse(process.argv[2] ?? '') } as const
const database = connectDatabase(reach)
const identity = openIdentity({
  reach,
  database,
  masterKey: randomBytes(32),
  origin: 'https://anagen.example',
  onError: (said) => console.error(said),
})
await identity.authenticate(new Headers())
await identity.close()
await database.close()
