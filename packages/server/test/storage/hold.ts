// A process of its own that opens the data folder given, says so as one line of JSON, and leaves when its input ends.
import { openEmbedded } from '../../src/storage/embedded.ts'
import { StorageError } from '../../src/storage/storage-error.ts'

const [folder = '', uid] = process.argv.slice(2)
if (uid) process.setuid?.(Number(uid))
try {
  const events: string[] = []
  const embedded = await openEmbedded({ folder, isDurable: false, onEvent: (event) => events.push(event) })
  console.log(JSON.stringify({ pid: embedded.pid(), events }))
  process.stdin.resume()
  process.stdin.on('end', async () => {
    await embedded.close()
    process.exit(0)
  })
} catch (error) {
  if (!(error instanceof StorageError)) throw error
  console.log(JSON.stringify({ code: error.code, message: error.message }))
}
