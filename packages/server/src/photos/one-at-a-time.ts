import { type Refusal, Refused, refusal } from '../operation/refusal.ts'

/** What waits at most, in bytes: photos as they came. */
const MOST_WAITING = 200_000_000
const COME_BACK_SECONDS = 10

const full: Refusal = {
  ...refusal(
    'too-many-requests',
    `Many photos are being read just now. Wait ${COME_BACK_SECONDS} s and send this one again with the same id; what you wrote is stored.`,
  ),
  retryAfterSeconds: COME_BACK_SECONDS,
}

/**
 * Work that needs much memory, one piece after the other, in the order in which it came.
 * @throws Refused `too-many-requests` when too much waits already
 */
export const oneAtATime = (mostWaiting: number = MOST_WAITING) => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async <T>(bytes: number, work: () => Promise<T>): Promise<T> => {
    if (waiting > 0 && waiting + bytes > mostWaiting) throw new Refused(full)
    waiting += bytes
    const done = last.then(work).finally(() => {
      waiting -= bytes
    })
    last = done.catch(() => undefined)
    return done
  }
}
