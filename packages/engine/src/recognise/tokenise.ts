import { fold } from './fold.ts'

/** What one piece of the text is. `foreign`: letters of a script that no lexicon knows. */
export type TokenKind = 'word' | 'number' | 'stop' | 'comma' | 'mark' | 'emoji' | 'foreign'

/** One piece of the text, with UTF-16 offsets into it. */
export interface Token {
  readonly kind: TokenKind
  readonly raw: string
  readonly start: number
  readonly end: number
  /** folded; a number with a point as its decimal sign */
  readonly norm: string
  /** nothing stands between it and the token before: `38C`, `10pm` */
  readonly glued: boolean
}

// w/o, w/ and b/c are words; a hyphen inside a word parts it; an apostrophe does not
const PIECES =
  /(?<short>\bw\/o\b|\bb\/c\b|\by\/o\b|\bw\/(?=[\sa-z]))|(?<number>\d+(?:[.,·]\d+)*½?)|(?<word>[\p{L}\p{M}]+(?:['‘’ʼ`´′＇][\p{L}\p{M}]+)*)|(?<emoji>\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\p{Variation_Selector}|\p{Emoji_Modifier})*)|(?<stop>[.!?;:\n\r()[\]{}•|]+|\s[-–—]+\s|…)|(?<comma>[,、，])|(?<mark>[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}])/giu

const LATIN = /^[\p{Script=Latin}\p{M}\p{Script=Common}]+$/u
const ASCII = /^[\w'’]+$/

const kindOf = (groups: Readonly<Record<string, string | undefined>>): TokenKind => {
  const { short, number, word, emoji, stop, comma } = groups
  if (word !== undefined) return ASCII.test(word) || LATIN.test(word) ? 'word' : 'foreign'
  if (short !== undefined) return 'word'
  if (number !== undefined) return 'number'
  if (emoji !== undefined) return 'emoji'
  if (stop !== undefined) return 'stop'
  return comma === undefined ? 'mark' : 'comma'
}

/** `38,4` and `38.4` are one number; `1,500` is fifteen hundred. */
const decimal = (written: string): string =>
  /^\d{1,3}(,\d{3})+$/.test(written) ? written.replaceAll(',', '') : written.replace('½', '.5').replace(/[,·]/, '.')

/** Parts a text. Every character that is not space or control belongs to exactly one token. */
export const tokenise = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  let last = -1
  for (const found of text.matchAll(PIECES)) {
    const raw = found[0]
    const kind = kindOf(found.groups ?? {})
    const start = found.index
    const end = start + raw.length
    const norm = kind === 'number' ? decimal(raw) : kind === 'word' ? fold(raw) : raw.trim()
    tokens.push({ kind, raw, start, end, norm, glued: start === last })
    last = end
  }
  return tokens
}
