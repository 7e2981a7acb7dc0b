import { type DestinationStream, type Logger, pino } from 'pino'

/** A log of ids, codes and times: no names, texts or addresses of anybody. */
export const openLog = (level: string = 'info', to?: DestinationStream): Logger => {
  const options = { level, base: { service: 'anagen' }, timestamp: pino.stdTimeFunctions.isoTime }
  return to ? pino(options, to) : pino(options)
}

/** What may be told of an error: its kind and where it happened. Its message may quote what somebody wrote. */
export const errorFields = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame))
  return { error: error.name, ...(typeof code === 'string' ? { errorCode: code } : {}), frames: frames.slice(0, 10) }
}
