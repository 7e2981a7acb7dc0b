// Writes packages/server/migrations/manifest.json: run it after adding a step. A step that was published is never edited: add another one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, migrationsFolder } from '../packages/server/src/database/migrations.ts'

const folder = migrationsFolder()
const manifest = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ name, digest: digestOf(readFileSync(join(folder, name), 'utf8')) }))
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
