// npm calls this in a package's folder after it packed: the manifest that points at src/ comes back.
import { existsSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { keptManifest } from './kept-manifest.ts'

const kept = keptManifest(basename(process.cwd()))
if (existsSync(kept)) renameSync(kept, join(process.cwd(), 'package.json'))
