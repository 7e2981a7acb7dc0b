/** Calls under way, one at a time to each address. */
export interface AddressCalls<Row> {
  /** What is due to each address: those that nobody calls are called as soon as there is room. */
  readonly offer: (due: ReadonlyMap<string, readonly Row[]>) => void
  /** Waits for all that is under way. @returns how many rows were done since it was last asked */
  readonly settled: () => Promise<number>
  /** Begins nothing more, and waits for what is under way. */
  readonly stop: () => Promise<void>
}

/**
 * So many addresses are called at once, and nobody waits for one that takes its time: what is found meanwhile goes to the others.
 * @param call works at the rows of one address, and never rejects; @param again something was done: there may be more
 */
export const callByAddress = <Row>(
  atOnce: number,
  call: (rows: readonly Row[]) => Promise<number>,
  again: () => void,
): AddressCalls<Row> => {
  const waiting = new Map<string, readonly Row[]>()
  const busy = new Map<string, Promise<void>>()
  let done = 0
  const start = (): void => {
    for (const [address, rows] of waiting) {
      if (busy.size >= atOnce) return
      waiting.delete(address)
      const calls = call(rows).then((count) => {
        busy.delete(address)
        done += count
        start()
        if (count > 0) again()
      })
      busy.set(address, calls)
    }
  }
  const rest = async (): Promise<void> => {
    while (busy.size > 0) await Promise.all(busy.values())
  }
  return {
    offer: (due) => {
      for (const [address, rows] of due) if (!busy.has(address)) waiting.set(address, rows)
      start()
    },
    settled: async () => {
      await rest()
      const count = done
      done = 0
      return count
    },
    stop: async () => {
      waiting.clear()
      await rest()
    },
  }
}
