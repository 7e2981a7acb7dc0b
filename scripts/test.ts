// `npm test`: everything. `npm test -- recognise` runs only the test files whose path contains that word.
import { lint, runSuite, types, vitest } from './suite.ts'

runSuite([types, lint, vitest()])
