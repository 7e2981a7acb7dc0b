import { configDefaults, defineConfig } from 'vitest/config'

const project = (name: string, include: string[], timeoutMs: number, exclude: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: [...configDefaults.exclude, ...exclude],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
  },
})

// Only ends what hangs. It measures nothing: what starts processes takes ten times as long on a machine that has much else to do.
const PATIENT_MS = 900_000

// pure tests: they share what they import, which is half of their time
const together = (of: ReturnType<typeof project>) => ({ ...of, test: { ...of.test, isolate: false } })

const withPostgres = (of: ReturnType<typeof project>) => ({
  ...of,
  test: { ...of.test, globalSetup: ['./packages/server/test/support/database-server.ts'] },
})

const withBrowser = (of: ReturnType<typeof project>) => ({
  ...of,
  test: { ...of.test, globalSetup: ['./tests/e2e/before-all.ts'] },
})

// what starts processes, judges thousands of texts or runs every law on every fault: in `npm test`, not in `npm run check`
const slow = [
  'tests/laws/mutants.test.ts',
  'tests/time/**/*.test.ts',
  'packages/kb/src/check/activities-ruled.test.ts',
  'packages/kb/test/kept.test.ts',
  'tests/conformance/doors.test.ts',
  'tests/conformance/web-door.test.ts',
  'packages/web/test/**/*.test.ts',
  'tests/words/**/*.test.ts',
  'packages/cli/src/interactive/dialogue.test.ts',
  'packages/claims/test/work.test.ts',
  'tests/claims/corpus.test.ts',
  'tests/claims/sentences.test.ts',
  'tests/claims/{learnt,turned}.test.ts',
  'packages/cli/test/**/*.test.ts',
  'packages/engine/src/recognise/**/*.slow.test.ts',
  'packages/cli/src/data/kept-lexicon.test.ts',
  'packages/cli/src/serving/prepared-knowledge.test.ts',
  'packages/stats/test/**/*.slow.test.ts',
  'packages/engine/src/{plan,suitability}/laws.test.ts',
  'packages/server/test/storage/**/*.test.ts',
  'packages/server/test/base-backup/**/*.test.ts',
]

// on a real PostgreSQL, started once for all of them
const database = [
  'packages/server/test/database/**/*.test.ts',
  'packages/server/test/operations/**/*.test.ts',
  'packages/server/test/http/**/*.test.ts',
  'packages/server/test/{identity,outbox,jobs,audit,backup,photos,webhooks}/**/*.test.ts',
]

export default defineConfig({
  test: {
    // Two workers: the smallest machine we run on has two cores.
    maxWorkers: 2,
    setupFiles: ['./tests/fixed-seed.ts'],
    reporters: ['default', './scripts/tally-reporter.ts'],
    // waits that end as soon as what they wait for is there; the machine may have much else to do
    expect: { poll: { timeout: 60_000 } },
    teardownTimeout: 120_000,
    projects: [
      together(
        project(
          'unit',
          ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', '{scripts,bench}/**/*.test.ts'],
          60_000,
          [...slow, ...database],
        ),
      ),
      together(project('laws', ['tests/laws/**/*.test.ts'], 120_000, slow)),
      together(project('conformance', ['tests/{conformance,claims}/**/*.test.ts'], 120_000, slow)),
      project('slow', slow, PATIENT_MS),
      withPostgres(project('database', database, PATIENT_MS)),
      project('crash', ['tests/crash/**/*.test.ts'], PATIENT_MS),
      withBrowser(project('e2e', ['tests/e2e/**/*.test.ts'], PATIENT_MS)),
      together(project('repo', ['tests/repo/**/*.test.ts'], 60_000)),
      project('pack', ['tests/pack/**/*.test.ts'], PATIENT_MS),
    ],
  },
})
