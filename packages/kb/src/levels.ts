/** The five levels of a verdict, calmest first (glossary: level). */
export const LEVELS = ['expected', 'watch', 'contact', 'urgent', 'emergency'] as const
export type Level = (typeof LEVELS)[number]

/** What a complication or red flag can ask for. */
export const URGENCIES = ['contact', 'urgent', 'emergency'] as const
export type Urgency = (typeof URGENCIES)[number]

/** How bad: the CTCAE levels as a concept, 1 mild to 4 life-threatening. */
export type Grade = 1 | 2 | 3 | 4
export const GRADES = [1, 2, 3, 4] as const

/** How a sign moves, calmest first. An unstated trend counts as `same` and is asked for. */
export const TRENDS = ['better', 'same', 'new', 'worse'] as const
export type Trend = (typeof TRENDS)[number]

/** Elapsed hours, never wall time. */
export type Hours = number

/** What an effect's or complication's hours count from. */
export const CLOCKS = ['session', 'first-dose', 'dose-change', 'each-use', 'test', 'surgery'] as const
export type Clock = (typeof CLOCKS)[number]

/** Position of a level, 0 for `expected` to 4 for `emergency`. */
export const rank = (level: Level): number => LEVELS.indexOf(level)

/** The higher of two levels. @example higher('watch', 'urgent') // 'urgent' */
export const higher = (a: Level, b: Level): Level => (rank(a) >= rank(b) ? a : b)

/** `level` moved up by `steps`, never past `emergency`. */
export const stepUp = (level: Level, steps: number): Level =>
  LEVELS[Math.min(rank(level) + steps, LEVELS.length - 1)] ?? 'emergency'
