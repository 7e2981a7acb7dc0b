import { compareIn } from './compare-in.ts'

/**
 * Tells whether a word is among sorted words parted by single spaces. Nothing is split or kept: a start costs nothing, a question some ten steps.
 * @example inSorted('ape bee cow')('bee') // true
 */
export const inSorted =
  (words: string): ((word: string) => boolean) =>
  (word) => {
    let from = 0
    let to = words.length
    while (from < to) {
      const middle = (from + to) >> 1
      const start = words.lastIndexOf(' ', middle - 1) + 1
      const space = words.indexOf(' ', start)
      const end = space < 0 ? words.length : space
      const apart = compareIn(words, start, end, word)
      if (apart === 0) return true
      if (apart < 0) from = end + 1
      else to = start
    }
    return false
  }
