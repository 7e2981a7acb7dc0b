import type { Config } from '@react-router/dev/config'

/** ANAGEN_WEB_BUILD: where scripts of this package build to before the result is put in place (src/build/ensure-built.ts). */
export default {
  appDirectory: 'src/app',
  buildDirectory: process.env.ANAGEN_WEB_BUILD ?? 'build',
  serverModuleFormat: 'esm',
  routeDiscovery: { mode: 'initial' },
} satisfies Config
