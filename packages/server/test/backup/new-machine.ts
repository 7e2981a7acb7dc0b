import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { restoreBackup } from '../../src/backup/restore.ts'
import type { PhotoStore } from '../../src/photos/photo-store.ts'
import { photosOnDisk } from '../../src/photos/photos-on-disk.ts'
import type { Key } from '../../src/secrets/envelope.ts'
import { ask, type Target } from '../../src/storage/connect.ts'

/** An empty database on the same server, as a new machine has it. */
export const newMachine = async (master: Key, bucket: PhotoStore | null = null) => {
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  const server = inject('postgres')
  await ask({ ...server, database: 'postgres' }, `create database ${name}`)
  const target = { ...server, database: name }
  const place = mkdtempSync(join(tmpdir(), 'anagen-restored-'))
  return {
    target,
    folder: place,
    restore: (path: string, masterKey = master) =>
      restoreBackup({
        reach: { kind: 'embedded', target },
        folder: place,
        photos: bucket ?? photosOnDisk(join(place, 'photos')),
        masterKey,
        path,
      }),
    tables: async () =>
      (await ask(target, "select count(*)::int as n from pg_class where relnamespace = to_regnamespace('anagen')"))[0]
        ?.n,
    remove: async () => {
      await ask({ ...server, database: 'postgres' }, `drop database ${name} with (force)`)
      rmSync(place, { recursive: true })
    },
  }
}

/** Every row of every table, in short. */
export const contentOf = async (target: Target) => {
  const tables = await ask(
    target,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('anagen', 'directory', 'identity') order by 1",
  )
  const found: Record<string, unknown> = {}
  for (const { name } of tables)
    found[String(name)] = (
      await ask(
        target,
        `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as content from ${name} t`,
      )
    )[0]
  return found
}
