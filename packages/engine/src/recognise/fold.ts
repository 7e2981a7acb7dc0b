const APOSTROPHES = /['‘’ʼ`´′＇]/g
const ACCENTS = /\p{M}+/gu
const PLAIN = /^[a-z0-9]+$/

/** One spelling for case, accents, apostrophes and wide letters: `Can’t` and `CANT` are both `cant`. */
export const fold = (written: string): string => {
  if (PLAIN.test(written)) return written
  const plain = written.normalize('NFKD').replace(ACCENTS, '').replace(APOSTROPHES, '').toLowerCase()
  return plain
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
}

const PIECES = /w\/o|b\/c|y\/o|\d+(?:[.,]\d+)*|[\p{L}\p{M}'‘’ʼ`´′＇]+|[/%°&+]/giu

/** A lexicon phrase as folded words, parted as the text is: `t1d` is three, hyphens part, `w/o` stays whole. */
export const foldPhrase = (phrase: string): readonly string[] =>
  PLAIN.test(phrase) && !/\d/.test(phrase)
    ? [phrase]
    : [...phrase.matchAll(PIECES)].map(([piece]) => spoken(fold(piece))).filter((word) => word !== '')

/** Marks that are read as words. */
export const SPOKEN: { readonly [mark: string]: string } = { '&': 'and', '+': 'and' }

const spoken = (piece: string): string => SPOKEN[piece] ?? piece
