import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { backupPlace, examinePlace } from '../../src/backup/place.ts'
import { openServer } from '../../src/open-server.ts'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { listQueue } from '../../src/operations/list-queue.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { otherPostgres, startOtherPostgres } from '../support/other-postgres.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const found = otherPostgres()
const WHY = 'no PostgreSQL of this machine was found: set TEST_PG_BIN to a folder with initdb and postgres, 15 or newer'

describe.each(found.length > 0 ? found : [WHY])('DATABASE_URL of %s', (bin) => {
  test('the path that matters, as an owner who is no superuser; a second start; a backup', async (context) => {
    if (found.length === 0) return context.skip(WHY)
    const other = await startOtherPostgres(bin)
    closing.push(other.close)
    const folder = mkdtempSync(join(tmpdir(), 'anagen-url-'))
    closing.push(() => rmSync(folder, { recursive: true, force: true }))
    const place = { folder, databaseUrl: other.url }

    const first = await openServer(place)
    const clinic = await testClinic(first.deps)
    const { patientId, asked } = await clinic.patientAfter(20)
    const { caseId } = ok(
      await submitCheckIn({ id: randomUUID(), patientId, say: 'I cannot see with my left eye' }, asked),
    )
    await first.close()

    const second = await openServer(place)
    closing.push(second.close)
    const nurse = { ...clinic.nurse, ...second.deps }
    const owner = { ...clinic.owner, ...second.deps }
    expect(ok(await listQueue({}, nurse)).items).toMatchObject([{ caseId, level: 'emergency' }])
    // two people press four times each: one of them has it, whose own presses are all the same one
    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, i) => acknowledgeCase({ caseId: String(caseId) }, i % 2 === 0 ? nurse : owner)),
    )
    const won = taken.flatMap((answer) => ('refused' in answer ? [] : [answer.ownerId]))
    expect(won).toHaveLength(4)
    expect(new Set(won).size).toBe(1)
    // row-level security holds the owner of the tables back, too, but for reading a backup
    await expect(ask(other.target, 'delete from anagen.patient returning id')).resolves.toEqual([])
    const { about } = await backupPlace(place, { path: join(folder, 'a.backup'), isLogical: true, now: new Date() })
    expect(about.migrations.length).toBeGreaterThan(10)
    const findings = await examinePlace(place, {}, null)
    expect(findings.filter(({ about, state }) => state === 'bad' && about !== 'database')).toEqual([])
    ok(await resolveCase({ caseId: String(caseId), outcome: 'Seen' }, won[0] === clinic.nurseId ? nurse : owner))
    ok(await erasePatient({ patientId }, owner))
  })
})
