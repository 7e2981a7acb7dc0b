/** Input that cannot be judged: one line that says what to write instead. */
export interface InputProblem {
  /** where: `--did`, `signs[0].grade` ... */
  readonly at: string
  readonly message: string
}

/** A value, or everything that is wrong with the input. */
export type Parsed<T> = { readonly value: T } | { readonly problems: readonly InputProblem[] }

export const problem = (at: string, message: string): { readonly problems: readonly InputProblem[] } => ({
  problems: [{ at, message }],
})
export const isProblem = <T>(parsed: Parsed<T>): parsed is { readonly problems: readonly InputProblem[] } =>
  'problems' in parsed
export const showInputProblem = (p: InputProblem): string => `${p.at}: ${p.message}`
