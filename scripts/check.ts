// `npm run check`: what can be known in under a minute. Leaves out tests/pack and the slow tests (vitest.config.ts).
import { lint, runSuite, types, vitest } from './suite.ts'

runSuite([types, lint, vitest('unit', 'laws', 'conformance', 'repo')])
