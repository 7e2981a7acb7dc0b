/** How much one report may hold. More than a person writes; little enough that judging it takes no noticeable time. */
export const LIMITS = {
  /** characters of free words; docs/cli.md says how it was measured */
  sayCharacters: 20_000,
  treatments: 50,
  signs: 200,
  modifiers: 50,
  earlier: 200,
  /** bytes of one line of reports */
  lineBytes: 262_144,
} as const
