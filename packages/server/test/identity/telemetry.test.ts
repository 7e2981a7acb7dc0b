import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'

const run = promisify(execFile)

/** Opens identity in a process of its own, in production, with every switch of the library's telemetry turned on. */
const heardFrom = async (script: string) => {
  const heard: string[] = []
  const listener = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  await run(process.execPath, [join(import.meta.dirname, script), JSON.stringify(inject('postgres'))], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      VITEST: '',
      TEST: '',
      BETTER_AUTH_TELEMETRY: '1',
      BETTER_AUTH_TELEMETRY_ENDPOINT: `http://127.0.0.1:${port}/heard`,
    },
  })
  listener.close()
  return heard
}

test('nothing is told to anybody, whatever the environment says', async () => {
  // the library itself does tell, under these settings: so the listener works
  expect(await heardFrom('bare-library.ts')).not.toEqual([])
  expect(await heardFrom('our-identity.ts')).toEqual([])
})
