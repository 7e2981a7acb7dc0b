import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], timeoutMs: number) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeoutMs, hookTimeout: timeoutMs },
})

export default defineConfig({
  test: {
    // Two workers: the smallest machine we run on has two cores.
    maxWorkers: 2,
    reporters: ['default', './scripts/tally-reporter.ts'],
    projects: [
      project(
        'unit',
        ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', '{scripts,bench}/**/*.test.ts'],
        20_000,
      ),
      project('laws', ['tests/laws/**/*.test.ts'], 60_000),
      project('conformance', ['tests/{conformance,words}/**/*.test.ts'], 60_000),
      project('repo', ['tests/repo/**/*.test.ts'], 20_000),
      project('pack', ['tests/pack/**/*.test.ts'], 300_000),
    ],
  },
})
