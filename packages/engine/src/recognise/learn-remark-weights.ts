/** knowledge/words/remark-weights.yaml. See the header of that file. */
export interface RemarkWeightsFile {
  readonly alike: { readonly [name: string]: string }
  readonly worrying_from: number
  readonly start: number
  readonly weights: readonly { readonly by: number; readonly said: string }[]
}

/** What speaks for asking a clinician, and against it, in what is said beside a sign. */
export interface RemarkWeights {
  /** words that count as one: "saturday" -> "#day" */
  readonly alike: ReadonlyMap<string, string>
  /** a word, or two next to each other: "quiet", "go quiet" -> log odds */
  readonly of: ReadonlyMap<string, number>
  /** log odds of a remark of which nothing is known */
  readonly start: number
  /** from these log odds on a remark is handed back */
  readonly worryingFrom: number
}

const BETWEEN = ' | '

export const learnRemarkWeights = (file: RemarkWeightsFile, fold: (word: string) => string): RemarkWeights => ({
  alike: new Map(
    Object.entries(file.alike).flatMap(([name, block]) =>
      block.split(/\s+/).flatMap((word) => (word === '' ? [] : [[fold(word), `#${name}`] as const])),
    ),
  ),
  of: new Map(file.weights.flatMap(({ by, said }) => said.split(BETWEEN).map((trait) => [trait, by] as const))),
  start: file.start,
  worryingFrom: file.worrying_from,
})
