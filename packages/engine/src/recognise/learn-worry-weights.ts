/** knowledge/words/worry-weights.yaml. See the header of that file. */
export interface WorryWeightsFile {
  readonly alike: { readonly [name: string]: string }
  readonly worrying_from: { readonly beside: number; readonly sign: number }
  readonly start: number
  readonly weights: readonly { readonly by: number; readonly said: string }[]
}

/** What speaks for asking a clinician, and against it, in what is told. */
export interface WorryWeights {
  /** words that count as one: "saturday" -> "#day" */
  readonly alike: ReadonlyMap<string, string>
  /** a word, or two next to each other: "quiet", "go quiet" -> log odds */
  readonly of: ReadonlyMap<string, number>
  /** log odds of a stretch of which nothing is known */
  readonly start: number
  /** from these log odds on something is handed back: what stands beside a sign, a clause that tells one */
  readonly worryingFrom: { readonly beside: number; readonly sign: number }
}

const BETWEEN = ' | '

export const learnWorryWeights = (file: WorryWeightsFile, fold: (word: string) => string): WorryWeights => ({
  alike: new Map(
    Object.entries(file.alike).flatMap(([name, block]) =>
      block.split(/\s+/).flatMap((word) => (word === '' ? [] : [[fold(word), `#${name}`] as const])),
    ),
  ),
  of: new Map(file.weights.flatMap(({ by, said }) => said.split(BETWEEN).map((trait) => [trait, by] as const))),
  start: file.start,
  worryingFrom: file.worrying_from,
})
