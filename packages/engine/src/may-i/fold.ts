/** One word of a person's text with its place: UTF-16 offsets into the text as given. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Lower case, without accents and apostrophes: `Café's` -> `cafes`. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’`´]/gu, '')
    .toLowerCase()

const WORD = /[\p{L}\p{M}\p{N}'’`´]+|\p{Extended_Pictographic}/gu

/**
 * Splits a text into folded words; an emoji is a word too, so that nothing is dropped in silence.
 * @example tokens('Wash my hair?').map((t) => t.word) // ['wash', 'my', 'hair']
 */
export const tokens = (text: string): Token[] =>
  [...text.matchAll(WORD)].flatMap((match) => {
    const word = fold(match[0])
    return word === '' ? [] : [{ word, start: match.index, end: match.index + match[0].length }]
  })
