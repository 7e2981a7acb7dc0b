import { endQuietlyWithTheReader, processIo } from './io.ts'
import { run } from './run.ts'

endQuietlyWithTheReader()
process.exitCode = await run(process.argv.slice(2), processIo())
