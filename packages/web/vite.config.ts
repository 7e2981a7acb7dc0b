import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Our own packages run from their sources, once: the pages and the process around them share one knowledge.
  environments: { ssr: { build: { rolldownOptions: { external: [/^@anagen\//] } } } },
  build: { assetsInlineLimit: 0 },
  logLevel: 'warn',
})
