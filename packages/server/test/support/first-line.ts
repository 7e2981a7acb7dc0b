import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** The first line that a process says. @throws when it ends without one, instead of waiting for ever */
export const firstLine = async (child: ChildProcessByStdio<Writable | null, Readable, null>): Promise<string> => {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += chunk
    if (said.includes('\n')) break
  }
  // what it says later is read and dropped, or it would wait for a reader
  child.stdout.resume()
  const [line = '', ...rest] = said.split('\n')
  if (rest.length > 0) return line
  await ended
  throw new Error(`the process ended with ${child.exitCode ?? child.signalCode} before it said a line: "${said}"`)
}
