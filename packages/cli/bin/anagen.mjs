#!/usr/bin/env node
// Starts the command: from the sources inside the repository (on Node 24, whatever is installed), from dist/ once published.

// asked for where that is possible, and not imported: an import makes Node ready all that stands behind its names
const { existsSync } = process.getBuiltinModule?.('node:fs') ?? (await import('node:fs'))

const sources = new URL('../src/main.ts', import.meta.url)
const launcher = new URL('../../../scripts/launch.mjs', import.meta.url)
const built = new URL('../dist/main.js', import.meta.url)

if (existsSync(sources) && existsSync(launcher)) {
  const { launch } = await import(launcher.href)
  await launch('packages/cli/src/main.ts', process.argv.slice(2))
} else if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(built.href)
} else {
  console.error(`anagen needs Node 24 or newer; this is Node ${process.versions.node}.`)
  process.exitCode = 1
}
