// `npm run build` builds every published package; `npm run build kb` that one and those it needs.
import { build } from './build-package.ts'

await build(process.argv[2] ?? 'cli')
