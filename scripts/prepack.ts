// npm calls this in a package's folder before it packs: build, then point the manifest at dist/ instead of src/.
// scripts/postpack.ts puts the manifest back. Why: docs/decisions/0006-packing.md
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build } from './build-package.ts'
import { keptManifest } from './kept-manifest.ts'
import { type Manifest, publishedManifest } from './published-manifest.ts'

const folder = process.cwd()
const manifest = join(folder, 'package.json')
const kept = keptManifest(basename(folder))

await build(basename(folder))
if (!existsSync(kept)) {
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, readFileSync(manifest))
}
const source: Manifest = JSON.parse(readFileSync(kept, 'utf8'))
writeFileSync(manifest, `${JSON.stringify(publishedManifest(source), null, 2)}\n`)
