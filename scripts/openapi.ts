// Writes docs/openapi.json, the description of the HTTP API: run `npm run openapi` after changing an operation or a route.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiText } from '../packages/server/src/http/openapi.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'packages', 'server', 'package.json'), 'utf8'))
writeFileSync(join(root, 'docs', 'openapi.json'), openApiText(version))
