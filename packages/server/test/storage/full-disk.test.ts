import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { openServer } from '../../src/open-server.ts'
import { isRefusal } from '../../src/operation/refusal.ts'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { listCheckIns } from '../../src/operations/list-check-ins.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { cleanUp, newFolder, unmount } from './folders.ts'

afterEach(cleanUp)

/** Fills the disk until no block is left, whatever else is written meanwhile. @returns the file to delete */
const fill = (folder: string): string => {
  const file = join(folder, 'filler')
  for (const part of [Buffer.alloc(1 << 20), Buffer.alloc(4096)]) while (isWritten(() => appendFileSync(file, part)));
  return file
}

const isWritten = (write: () => void): boolean => {
  try {
    write()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    return false
  }
}

test('the disk fills up while patients check in: refused in words, and what was acknowledged is there once there is room', async (context) => {
  const folder = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    context.skip('mounting is not allowed here')
  }
  const server = await openServer({ folder })
  try {
    const clinic = await testClinic(server.deps)
    const { patientId, asked } = await clinic.patientAfter(20)
    const bytes = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#a66' } })
      .jpeg()
      .toBuffer()
    const filler = fill(folder)
    const photo = { id: randomUUID(), patientId, bytes }
    expect(await attachPhoto(photo, asked)).toMatchObject({ refused: 'photo-store-unavailable' })
    const photos = readdirSync(join(folder, 'photos'), { recursive: true, withFileTypes: true })
    expect(photos.filter((entry) => entry.isFile())).toEqual([])

    const acknowledged: string[] = []
    let refused: { id: string; say: string } | null = null
    for (let sent = 0; sent < 3000 && !refused; sent++) {
      const checkIn = { id: randomUUID(), say: `my scalp itches. ${'It does. '.repeat(2000)}` }
      const answer = await submitCheckIn({ ...checkIn, patientId }, asked)
      if (isRefusal(answer)) {
        expect(answer).toMatchObject({ refused: 'storage-unavailable', detail: expect.stringContaining('same id') })
        refused = checkIn
      } else acknowledged.push(answer.id)
    }
    expect(refused).not.toBeNull()

    rmSync(filler)
    const again = refused ?? { id: '', say: '' }
    await expect
      .poll(async () => isRefusal(await submitCheckIn({ ...again, patientId }, asked)), { timeout: 60_000 })
      .toBe(false)
    acknowledged.push(again.id)
    ok(await attachPhoto(photo, asked))
    const stored: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = ok(await listCheckIns({ patientId, limit: 50, ...(cursor ? { cursor } : {}) }, clinic.nurse))
      stored.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(stored.toSorted()).toEqual(acknowledged.toSorted())
  } finally {
    await server.close()
    unmount(folder)
  }
})
