/**
 * Compares the stretch `[from, to)` of a text with a word, as `<` compares strings, without cutting it out: words are looked up in long sorted texts, and what is cut out is thrown away.
 * @returns below 0: the stretch comes first; 0: it is the word
 * @example compareIn('ape bee cow', 4, 7, 'bee') // 0
 */
export const compareIn = (text: string, from: number, to: number, word: string): number => {
  const shared = Math.min(to - from, word.length)
  for (let i = 0; i < shared; i++) {
    const apart = text.charCodeAt(from + i) - word.charCodeAt(i)
    if (apart !== 0) return apart
  }
  return to - from - word.length
}
