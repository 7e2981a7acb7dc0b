const ENDING = /(?:'s|ings|ing|edly|ed|ies|es|s|ly)$/
const SHORTEST = 3
const LONGEST_WITH_E = 4
const MONEY = /^[£$€₹]/
const FIGURE = /^[£$€₹]?\d[\d.,]*/

/**
 * One form for the forms of a word, and one for all figures. Crude on purpose: it only has to fall the same way each time.
 * @example stemOf('guaranteed') // 'guarant'
 * @example stemOf('£115') // '#£'
 */
export function stemOf(word: string): string {
  if (FIGURE.test(word)) return `#${word.includes('%') ? '%' : ''}${MONEY.test(word) ? '£' : ''}`
  const ending = ENDING.exec(word)?.[0] ?? ''
  const bare = word.length - ending.length >= SHORTEST ? word.slice(0, word.length - ending.length) : word
  return bare.length > LONGEST_WITH_E && bare.endsWith('e') ? bare.slice(0, -1) : bare
}
