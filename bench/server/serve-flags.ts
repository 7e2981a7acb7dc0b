import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How `npm run serve` starts Node: a server is measured as it is run. */
export const serveFlags = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))
  return String(scripts.serve)
    .split(' ')
    .filter((word) => word.startsWith('--'))
}
