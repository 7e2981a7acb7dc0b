/** One option of a command, as its help shows it. */
export interface OptionSpec {
  /** what stands after it, such as `TEXT`; absent: a switch */
  readonly value?: string
  readonly repeatable?: boolean
  readonly help: string
}

/** What may stand after `anagen <name>`. */
export interface Grammar {
  readonly name: string
  readonly usage: string
  /** fewest and most words that stand without an option, such as the slug in `treatment fue` */
  readonly words: readonly [least: number, most: number]
  readonly options: Readonly<Record<string, OptionSpec>>
}
