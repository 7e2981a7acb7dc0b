import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { Bucket } from '../../src/photos/photos-in-bucket.ts'
import { listenOn, listenToComeBack } from '../support/listen.ts'

/** An S3-compatible storage on this machine, with one empty bucket, which can go away and come back. */
export const storageServer = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'anagen-s3-'))
  const storage = new S3rver({ silent: true, directory, configureBuckets: [{ name: 'photos' }] })
  await storage.configureBuckets()
  const server = createServer(storage.callback())
  const port = await listenToComeBack(server)
  const bucket: Bucket = {
    url: `http://127.0.0.1:${port}/photos`,
    region: 'us-east-1',
    keyId: 'S3RVER',
    secret: 'S3RVER',
  }
  const away = async (): Promise<void> => {
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return {
    bucket,
    away,
    back: async (): Promise<void> => {
      if (!server.listening) await listenOn(server, port)
    },
    remove: async (): Promise<void> => {
      await away()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
