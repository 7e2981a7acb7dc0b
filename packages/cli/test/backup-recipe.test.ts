// docs/operations.md, "When the machine is lost", typed as a clinic types it.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClinic, openServer } from '@anagen/server'
import { afterAll, expect, test } from 'vitest'
import { anagen } from './anagen.ts'

const place = mkdtempSync(join(tmpdir(), 'anagen-recipe-'))
chmodSync(place, 0o755)
afterAll(() => rmSync(place, { recursive: true, force: true }))
const [old, backups, fresh] = ['old', 'backups', 'fresh'].map((name) => join(place, name)) as [string, string, string]

const clinic = {
  ...{ slug: 'recipe', name: 'Recipe', zone: 'Europe/London', country: 'GB', phone: '020' },
  owner: { name: 'Olu', email: 'olu@clinic.example' },
}
const run = (...args: string[]) => anagen(args, '', { ANAGEN_BACKUPS: backups })

test('the recipe: back up, look, lose the machine, restore, look again', async () => {
  const server = await openServer({ folder: old })
  expect(await createClinic(clinic, server.deps)).toHaveProperty('clinicId')
  await server.close()

  expect(run('doctor', '--data', old).out).toMatch(/bad +backup +none was ever made/)
  const backup = run('backup', '--data', old)
  expect(backup).toMatchObject({ exit: 0, err: '' })
  const [file = ''] = backup.out.split('\n')
  expect(file.startsWith(backups)).toBe(true)
  expect(readdirSync(backups)).toContain('wal')
  const after = run('doctor', '--data', old).out.replace(/\s+/g, ' ')
  expect(after).toMatch(/ok backup the last one is \d+ minutes old/)
  expect(after).toMatch(/ok archive (begun in|the last piece was archived)/)
  expect(run('doctor', '--data', old, '--backup', file).out).toMatch(/ok +backup +.*is whole/s)

  rmSync(join(old, 'postgres'), { recursive: true })
  mkdirSync(join(fresh, 'keys'), { recursive: true })
  copyFileSync(join(old, 'keys', 'master.key'), join(fresh, 'keys', 'master.key'))
  expect(run('restore', file, '--data', fresh, '--until', 'yesterday')).toMatchObject({ exit: 2, out: '' })
  const restored = run('restore', file, '--data', fresh)
  expect(restored).toMatchObject({ exit: 0, err: '' })
  expect(restored.out).toContain('anagen audit verify')
  expect(run('audit', 'verify', '--data', fresh)).toMatchObject({ exit: 0, out: expect.stringContaining('recipe') })
  expect(run('restore', file, '--data', fresh)).toMatchObject({
    exit: 2,
    err: expect.stringContaining('in use already'),
  })
  expect(run('restore', file, '--data', join(place, 'no-key'))).toMatchObject({ exit: 2 })
})
