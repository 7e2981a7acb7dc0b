import { defineConfig } from 'vite'

/** The one script of the public pages: small, without React, beside the pages' build. */
export default defineConfig({
  logLevel: 'warn',
  build: {
    outDir: `${process.env.ANAGEN_WEB_BUILD ?? 'build'}/client/assets`,
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: 'src/islands/check.ts', formats: ['es'], fileName: () => 'check-island.js' },
  },
})
