/** Reads an entry that exists. Outside the array it gives NaN, which every check of a result finds, where 0 would pass as a number. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN
