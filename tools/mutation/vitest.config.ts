import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..', '..')
const sourcesOf = (name: string, file: string): string => join(root, 'packages', name, 'src', file)

export default defineConfig({
  root,
  cacheDir: join(root, '.state', 'vite'),
  resolve: {
    // Below node_modules our packages are links to the originals; Stryker works on a copy, and the mutants are there.
    alias: [
      { find: /^@anagen\/(\w+)$/, replacement: sourcesOf('$1', 'index.ts') },
      { find: /^@anagen\/(\w+)\/(.+)$/, replacement: sourcesOf('$1', '$2.ts') },
    ],
  },
  test: { include: ['tools/mutation/judges.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})
