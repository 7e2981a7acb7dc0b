import type { Screen } from './text/screen.ts'
import { readableColumns } from './text/screen.ts'

/** The world outside a command: what it reads and writes, and the clock. */
export interface Io {
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => void
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly screen: Screen
  /** a person reads and types here */
  readonly isTerminal: boolean
  /** milliseconds since 1970 */
  readonly now: number
  /** IANA name of the zone of this machine; found when first asked for, because it costs time at the start */
  readonly zone: string
}

const hasColour = (): boolean => {
  const { NO_COLOR, TERM } = process.env
  return process.stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb'
}

const columns = (): number | undefined => {
  const fromEnvironment = Number.parseInt(process.env.COLUMNS ?? '', 10)
  return process.stdout.columns ?? (fromEnvironment > 0 ? fromEnvironment : undefined)
}

/** Waits while the reader of a pipe is slower than we are, so that memory stays constant. */
const write = (text: string): Promise<void> =>
  new Promise((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })

export const processIo = (): Io => ({
  out: write,
  err: (text) => void process.stderr.write(text),
  stdin: () => process.stdin,
  screen: { columns: readableColumns(columns()), colour: hasColour() },
  isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  now: Date.now(),
  get zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone
  },
})

/** The reader of a pipe may leave early (`anagen treatments | head -1`): that is no error. */
export const endQuietlyWithTheReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  process.stderr.on('error', () => {})
}
