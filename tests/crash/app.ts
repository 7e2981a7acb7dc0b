// The server as a process of its own that can be killed: opens the folder given, serves the API, and says where as one line of JSON.

import { apiApp, openLog, openMetrics, openServer, UNCOUNTED } from '@anagen/server'
import { serve } from '@hono/node-server'

const [folder = ''] = process.argv.slice(2)
const { deps, reach } = await openServer({ folder })
const app = apiApp({ deps, log: openLog('silent'), metrics: openMetrics(), version: '0.0.0', limits: UNCOUNTED })
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ port, target: reach.kind === 'embedded' ? reach.target : null }))
})
