// A vitest reporter that writes how many tests passed and failed, and why any were skipped, for scripts/suite.ts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

export type Tally = { passed: number; failed: number; skipped: { name: string; reason: string }[] }

const tallyFile = join(import.meta.dirname, '..', 'reports', 'tally.json')

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tally: Tally = { passed: 0, failed: unhandledErrors.length, skipped: [] }
    for (const module of modules) add(tally, module)
    mkdirSync(dirname(tallyFile), { recursive: true })
    writeFileSync(tallyFile, JSON.stringify(tally))
  }
}

function add(tally: Tally, module: TestModule): void {
  tally.failed += module.errors().length // the file itself did not load
  for (const test of module.children.allTests()) {
    const result = test.result()
    if (result.state === 'passed') tally.passed += 1
    else if (result.state === 'skipped')
      tally.skipped.push({ name: test.fullName, reason: result.note ?? 'no reason given, or what prepares it failed' })
    else tally.failed += 1
  }
  for (const suite of module.children.allSuites()) tally.failed += suite.errors().length // a hook failed
}
