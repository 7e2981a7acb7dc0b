// Our server as a process of its own, as it is run: the API on the data folder given.

import { apiApp, openLog, openMetrics, openServer, UNCOUNTED } from '@anagen/server'
import { serve } from '@hono/node-server'

const [folder = ''] = process.argv.slice(2)
const { deps } = await openServer({ folder })
const app = apiApp({ deps, log: openLog('silent'), metrics: openMetrics(), version: '0.0.0', limits: UNCOUNTED })
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(JSON.stringify({ port })))
