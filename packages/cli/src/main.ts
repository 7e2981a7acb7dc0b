import { keepCompiledCode } from './compile-cache.ts'

// all else is loaded after it, so that it is kept
keepCompiledCode()
const { endQuietlyWithTheReader, processIo } = await import('./io.ts')
const { run } = await import('./run.ts')

endQuietlyWithTheReader()
process.exitCode = await run(process.argv.slice(2), processIo())
