/** An instant as JSON writes it: UTC, to the second. null stays null. */
export const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace(/\.000Z$/, 'Z')
