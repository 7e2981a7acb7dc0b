export interface CallLine {
  readonly number: string
  readonly name?: string | undefined
  readonly service?: string | undefined
  readonly regions?: readonly string[] | undefined
  readonly note?: string | undefined
  readonly sources: readonly string[]
}

export interface Country {
  readonly code: string
  readonly name: string
  readonly emergency: readonly CallLine[]
  readonly advice: readonly CallLine[]
  readonly poison: readonly CallLine[]
  readonly crisis: readonly CallLine[]
}
