import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach } from 'vitest'

// What judges a mutant, quickest first: rows of `decide`, worked cases, laws. One file, so that a mutant costs one start.
// Not tests/laws/mutants.test.ts: it makes mutants of its own.
const root = join(import.meta.dirname, '..', '..')
const rows = join(root, 'packages', 'engine', 'test', 'decide')

// Stryker's vitest runner always notes which test reached which mutant and then runs only those. The index of the knowledge is built by
// the first test that needs it, so later tests would not count for a mutant in it. Without a current test every mutant meets all of them.
const { __stryker__: stryker } = globalThis as { __stryker__?: { currentTestId?: string | undefined } }
beforeEach(() => {
  if (stryker) stryker.currentTestId = undefined
})

for (const name of readdirSync(rows).sort()) if (name.endsWith('.test.ts')) await import(join(rows, name))
await import('./sign-cases.ts')
await import(join(root, 'tests', 'laws', 'laws.test.ts'))
