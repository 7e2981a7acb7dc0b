/** knowledge/words/nearest-signs.yaml. See the header of that file. */
export interface NearestSignsFile {
  readonly signs: { readonly [sign: string]: string }
}

/** How much a word, or two next to each other, speaks for a sign: trait -> sign -> natural logarithm of how much likelier it is in what tells that sign. */
export type NearestWeights = ReadonlyMap<string, ReadonlyMap<string, number>>

const BETWEEN = ' | '

/** Each sign's row is `weight trait | weight trait ...`. */
export const learnNearest = ({ signs }: NearestSignsFile): NearestWeights => {
  const weights = new Map<string, Map<string, number>>()
  for (const [sign, row] of Object.entries(signs))
    for (const said of row.split(BETWEEN)) {
      const at = said.indexOf(' ')
      const trait = said.slice(at + 1)
      const ofTrait = weights.get(trait) ?? new Map<string, number>()
      ofTrait.set(sign, Number(said.slice(0, at)))
      weights.set(trait, ofTrait)
    }
  return weights
}
