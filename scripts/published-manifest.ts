export type Manifest = { exports?: Record<string, string>; scripts?: unknown; [key: string]: unknown }

/** `./src/index.ts` in the repository is `./dist/index.js` with its types in the published package. */
export function publishedManifest({ scripts: _, exports, ...manifest }: Manifest): object {
  if (!exports) return manifest
  const entries = Object.entries(exports).map(([name, source]) => [name, built(source)])
  return { ...manifest, exports: Object.fromEntries(entries) }
}

function built(source: string): { types: string; default: string } {
  const stem = /^\.\/src\/(.+)\.ts$/.exec(source)?.[1]
  if (!stem) throw new Error(`"exports" should name a file such as ./src/index.ts, not ${source}.`)
  return { types: `./dist/${stem}.d.ts`, default: `./dist/${stem}.js` }
}
