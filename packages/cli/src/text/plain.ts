const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Direction overrides, marks and other invisible characters; the joiners U+200C and U+200D stay, scripts and emoji need them. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/**
 * Text that somebody typed, made harmless for a terminal: no escape sequences, no direction overrides, no half characters.
 * @example plain('a\u001b[31mb') // 'a [31mb'
 */
export const plain = (text: string): string => text.toWellFormed().replace(CONTROL, ' ').replace(INVISIBLE, '')

/** JSON of a value on one line, or indented; characters that a terminal might obey are written as \u escapes. */
export const toJson = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
