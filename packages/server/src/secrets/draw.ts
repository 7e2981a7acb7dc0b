import { randomFillSync } from 'node:crypto'

const AT_ONCE = 256

/** Random bytes, so many each time, none of them ever twice. They are drawn for many uses at once: drawing costs much more than using. */
export const randomBytesOf = (size: number): (() => Buffer) => {
  const drawn = Buffer.alloc(size * AT_ONCE)
  let used = drawn.length
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn)
      used = 0
    }
    used += size
    return drawn.subarray(used - size, used)
  }
}
