// Writes docs/claims.md. Run after a change of a rule: node scripts/launch.mjs tools/claims/write.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { claimsPage } from './page.ts'

writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'claims.md'), claimsPage(loadKnowledge()))
