/** The whole numbers from `from` up to `to`, which is left out: the places of a stretch of words. */
export const range = (from: number, to: number): readonly number[] => {
  const all: number[] = []
  for (let i = from; i < to; i++) all.push(i)
  return all
}

/** The places of several stretches. */
export const rangesOf = (stretches: readonly { readonly from: number; readonly to: number }[]): ReadonlySet<number> => {
  const all = new Set<number>()
  for (const { from, to } of stretches) for (let i = from; i < to; i++) all.add(i)
  return all
}
