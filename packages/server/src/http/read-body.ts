import { Refused, refusal } from '../operation/refusal.ts'

/** What a body may be. */
export interface BodyLimit {
  readonly bytes: number
  readonly seconds: number
}

const tooLarge = ({ bytes }: BodyLimit): Refused =>
  new Refused(refusal('too-large', `Send at most ${bytes / 1000} kB.`))

const tooSlow = ({ seconds }: BodyLimit): Refused =>
  new Refused(
    refusal('too-slow', `The body did not arrive within ${seconds} s, and nothing was stored. Send it again.`),
  )

/** Refuses by what the request says of itself, before any of it is read. @throws Refused `too-large` */
export const refuseLongBody = (request: Request, limit: BodyLimit): void => {
  if (Number(request.headers.get('content-length') ?? 0) > limit.bytes) throw tooLarge(limit)
}

/**
 * The body, read no further than it may be long, and no longer than it may take.
 * @throws Refused `too-large`, `too-slow`
 */
export const readBytes = async (request: Request, limit: BodyLimit): Promise<Uint8Array<ArrayBuffer>> => {
  refuseLongBody(request, limit)
  // as long as it says, never longer: HTTP/1.1 itself ends it there (RFC 9112 section 6.2)
  const isMeasured = request.headers.has('content-length') && !request.headers.has('transfer-encoding')
  const reading = isMeasured ? request.arrayBuffer().then((bytes) => new Uint8Array(bytes)) : readUpTo(request, limit)
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(tooSlow(limit)), limit.seconds * 1000)
  try {
    return await Promise.race([reading, late.promise])
  } finally {
    clearTimeout(timer)
    reading.catch(() => undefined)
  }
}

const readUpTo = async ({ body }: Request, limit: BodyLimit): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    if (size > limit.bytes) throw tooLarge(limit)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts, size))
}
