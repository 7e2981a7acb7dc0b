import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { Bucket } from '../../src/photos/photos-in-bucket.ts'

/** An S3-compatible storage on this machine, with one empty bucket, which can go away and come back. */
export const storageServer = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'anagen-s3-'))
  const start = async (port: number): Promise<S3rver> => {
    const server = new S3rver({
      address: '127.0.0.1',
      port,
      silent: true,
      directory,
      configureBuckets: [{ name: 'photos' }],
    })
    const listening = await server.run()
    used = listening.port
    return server
  }
  let used = 0
  let running: S3rver | null = await start(0)
  const bucket: Bucket = {
    url: `http://127.0.0.1:${used}/photos`,
    region: 'us-east-1',
    keyId: 'S3RVER',
    secret: 'S3RVER',
  }
  const away = async (): Promise<void> => {
    await running?.close()
    running = null
  }
  return {
    bucket,
    away,
    back: async (): Promise<void> => {
      running ??= await start(used)
    },
    remove: async (): Promise<void> => {
      await away()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
