/**
 * Node's modules that every command needs, asked for and not imported: an import makes Node ready all that stands behind their names, streams,
 * promises and web cryptography among it, which is some hundredths of a second of a start.
 */
export const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } =
  process.getBuiltinModule('node:fs')
export const { hash } = process.getBuiltinModule('node:crypto')
export const { parseArgs } = process.getBuiltinModule('node:util')
