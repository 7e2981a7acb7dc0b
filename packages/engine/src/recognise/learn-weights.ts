/** knowledge/words/worry-weights.yaml. See the header of that file. */
export interface WorryWeightsFile {
  readonly alike: { readonly [name: string]: string }
  readonly worrying_from: { readonly beside: number; readonly sign: number }
  readonly start: number
  readonly weights: Blocks
}

/** knowledge/words/talk-weights.yaml. See the header of that file. */
export interface TalkWeightsFile {
  readonly up_to: { readonly alone: number; readonly unread: number; readonly doubtful: number }
  readonly start: number
  readonly heard: string
  readonly weights: Blocks
}

/** Traits of the same weight stand together. */
type Blocks = readonly { readonly by: number; readonly said: string }[]

/** What speaks for asking a clinician, and against it. */
export interface Weights {
  /** a word, or two next to each other: "quiet", "go quiet" -> log odds */
  readonly of: ReadonlyMap<string, number>
  /** log odds of a stretch of which nothing is known */
  readonly start: number
}

/** In what is told of a sign, or beside it. */
export interface WorryWeights extends Weights {
  /** words that count as one: "saturday" -> "#day" */
  readonly alike: ReadonlyMap<string, string>
  /** from these log odds on something is handed back: what stands beside a sign, a clause that tells one */
  readonly worryingFrom: { readonly beside: number; readonly sign: number }
}

/** In a whole text. */
export interface TalkWeights extends Weights {
  /** up to these log odds of the whole text what no rule reads may be talk, and what is doubtful (lost.ts); and of the clause in question by itself */
  readonly upTo: { readonly alone: number; readonly unread: number; readonly doubtful: number }
  /** words of normal courses */
  readonly heard: ReadonlySet<string>
}

const BETWEEN = ' | '

const weightsOf = ({ start, weights }: { readonly start: number; readonly weights: Blocks }): Weights => ({
  of: new Map(weights.flatMap(({ by, said }) => said.split(BETWEEN).map((trait) => [trait, by] as const))),
  start,
})

const learnWorries = (file: WorryWeightsFile, fold: (word: string) => string): WorryWeights => ({
  ...weightsOf(file),
  alike: new Map(
    Object.entries(file.alike).flatMap(([name, block]) =>
      block.split(/\s+/).flatMap((word) => (word === '' ? [] : [[fold(word), `#${name}`] as const])),
    ),
  ),
  worryingFrom: file.worrying_from,
})

const learnTalk = (file: TalkWeightsFile): TalkWeights => ({
  ...weightsOf(file),
  upTo: file.up_to,
  heard: new Set(file.heard.split(' ')),
})

export const learnWeights = (
  files: { readonly 'worry-weights': WorryWeightsFile; readonly 'talk-weights': TalkWeightsFile },
  fold: (word: string) => string,
): { readonly worries: WorryWeights; readonly talk: TalkWeights } => ({
  worries: learnWorries(files['worry-weights'], fold),
  talk: learnTalk(files['talk-weights']),
})
