/**
 * Interleaved rounds: every runner gets its seconds in every round, so that a busy moment of the machine hits all alike
 * and a ratio is always taken between neighbours in time.
 */
import { progress } from './progress.ts'

export type Runner = (seconds: number) => number | Promise<number>

/** What each runner returned, round by round. One round before the first is a warm-up; every second one runs backwards. */
export async function inRounds<Name extends string>(
  runners: ReadonlyMap<Name, Runner>,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<ReadonlyMap<Name, readonly number[]>> {
  const measured = new Map<Name, number[]>([...runners.keys()].map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'warm-up round' : `round ${round} of ${rounds}`)
    const order = round % 2 === 0 ? [...runners] : [...runners].reverse()
    for (const [name, run] of order) {
      const value = await run(seconds)
      if (round > 0) measured.get(name)?.push(value)
    }
  }
  return measured
}
