// The server as a process of its own that can be killed: opens the folder given, serves the API, works the outbox off, and says where as one line of JSON.

import { apiApp, openIdentity, openLog, openMetrics, openServer, startWork, UNCOUNTED } from '@anagen/server'
import { serve } from '@hono/node-server'

const ORIGIN = 'https://anagen.example'

const [folder = ''] = process.argv.slice(2)
const woken = { outbox: (): void => undefined }
const server = await openServer({ folder, wake: () => woken.outbox() })
const { deps, reach, masterKey } = server
// while the database is away everything fails, and is done later: only what is left over at the end counts
const onError = (): void => undefined
const identity = openIdentity({ reach, database: deps.database, masterKey, origin: ORIGIN, onError })
woken.outbox = startWork({ server, identity, folder, origin: ORIGIN, mail: null, onError }).wake
const app = apiApp({ deps, log: openLog('silent'), metrics: openMetrics(), version: '0.0.0', limits: UNCOUNTED })
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ port, target: reach.kind === 'embedded' ? reach.target : null }))
})
