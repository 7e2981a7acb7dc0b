import { defineConfig } from 'vite'

/** The scripts of the pages: small, without React, beside the pages' build. */
export default defineConfig({
  logLevel: 'warn',
  build: {
    outDir: `${process.env.ANAGEN_WEB_BUILD ?? 'build'}/client/assets`,
    emptyOutDir: false,
    copyPublicDir: false,
    lib: {
      entry: {
        'check-island': 'src/islands/check.ts',
        'guide-island': 'src/islands/guide.ts',
        'me-island': 'src/islands/me.ts',
        'me-worker': 'src/islands/me-worker.ts',
        'passkey-island': 'src/islands/passkey.ts',
        'queue-island': 'src/islands/queue.ts',
        'replay-island': 'src/islands/replay.ts',
      },
      formats: ['es'],
      fileName: (_, name) => `${name}.js`,
    },
  },
})
