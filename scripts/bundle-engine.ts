import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** The entries of a package as its manifest has them: `.` is `index`, `./check` is `check`. */
const entriesOf = (folder: string): readonly string[] => {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: object }
  return Object.keys(exports).map((name) => (name === '.' ? 'index' : name.slice('./'.length)))
}

/** Joins the many small files of the built engine into few, which load faster; the types stay beside them. Why: docs/decisions/0040-engine-in-few-files.md */
export async function bundleEngine(folder: string): Promise<void> {
  const dist = join(folder, 'dist')
  const joined = join(dist, 'joined')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: joined,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(entriesOf(folder).map((entry) => [entry, join(dist, `${entry}.js`)])),
        // other packages stay what they are
        external: (id) => !/^[./]/.test(id),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.js') && !file.startsWith('joined')) rmSync(join(dist, file))
  for (const file of readdirSync(joined)) renameSync(join(joined, file), join(dist, file))
  rmSync(joined, { recursive: true })
}
