import { dirname, join } from 'node:path'

/** Where prepack keeps a package's own package.json until postpack puts it back. */
export const keptManifest = (name: string): string =>
  join(dirname(import.meta.dirname), '.state', 'packing', `${name}.package.json`)
