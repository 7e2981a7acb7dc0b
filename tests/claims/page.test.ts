import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { claimsPage } from '../../tools/claims/page.ts'

test('docs/claims.md is what tools/claims/write.ts writes', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'claims.md'), 'utf8')
  expect(page).toBe(claimsPage(loadKnowledge()))
})
