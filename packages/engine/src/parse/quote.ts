const LONGEST = 40

/** A piece of input inside an error message: short, one line, nothing that moves a terminal. */
export const quote = (text: string): string => {
  const clean = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  return `"${clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean}"`
}
