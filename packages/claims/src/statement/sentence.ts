import type { Sentence as SentenceNode } from 'nlcst'
import { ParseEnglish } from 'parse-english'
import type { Block } from '../article/block.ts'
import type { Vocabulary } from '../match/vocabulary.ts'
import { CLAUSE_COLON, COLON, STRONG } from '../match/words.ts'

/** One word of a sentence with its place in the block's text. Contractions and hyphened words are cut apart. */
export interface Word {
  readonly text: string
  readonly id: number
  readonly start: number
  readonly end: number
  readonly isCapital: boolean
}

/** A sentence of a block, as words. `breaks[i]`: what stands before word i: 0 nothing, 1 a comma, 2 a stronger break, 3 a semicolon. */
export interface Sentence {
  readonly words: readonly Word[]
  readonly ids: readonly number[]
  readonly breaks: readonly number[]
  readonly start: number
  readonly end: number
  readonly isQuestion: boolean
  /** word ranges inside quotation marks, end exclusive */
  readonly quotes: readonly { readonly from: number; readonly to: number }[]
}

const COMMA = 1
const SEMICOLON = 3
/** "Contraindications: none", "Men, women, diabetics: all are welcome" */
const LONGEST_LABEL = 5
const CUT = /[-\u2010-\u2015/]/
const BREAKS_STRONGLY = /[;()[\]\u2014!?|•]/
const WHOLE: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' }
const SHORT: Readonly<Record<string, string>> = { ll: 'will', re: 'are', ve: 'have', d: 'would', m: 'am' }
const IS_AFTER = new Set(['it', 'that', 'there', 'here', 'what', 'he', 'she', 'who', 'where', 'how', 'this', 'let'])
const CONTRACTION = /^(.+?)(n't|'(?:ll|re|ve|d|m|s))$/

/** Scalpels as parse-english cuts them: "isn't" -> is, not; "side-effects" -> side, effects; "it's" -> it, is. */
function cutWord(raw: string, start: number): { text: string; start: number; end: number }[] {
  const lower = raw.toLowerCase().replaceAll('’', "'")
  if (lower === 'cannot')
    return [
      { text: 'can', start, end: start + 3 },
      { text: 'not', start: start + 3, end: start + 6 },
    ]
  const contraction = lower.includes("'") ? CONTRACTION.exec(lower) : null
  if (contraction) {
    const [, base = '', tail = ''] = contraction
    const middle = start + base.length
    const end = start + raw.length
    if (tail === "n't")
      return [
        { text: WHOLE[base] ?? base, start, end: middle },
        { text: 'not', start: middle, end },
      ]
    if (tail === "'s")
      return IS_AFTER.has(base)
        ? [
            { text: base, start, end: middle },
            { text: 'is', start: middle, end },
          ]
        : [{ text: base, start, end }]
    return [
      { text: base, start, end: middle },
      { text: SHORT[tail.slice(1)] ?? tail, start: middle, end },
    ]
  }
  return [{ text: lower.replace(/^'|'$/g, ''), start, end: start + raw.length }]
}

/** A line that ends like a sentence ends one, also before a digit or a bullet; so does a full stop after a digit. */
const LINE_END = /[.!?:;]["'”’)]?[ \t]*\r?\n[ \t]*(?=["'“‘(]?[\p{Lu}\d])|(?<=\d)[.!?]["'”’)]?\s+(?=["'“‘(]?\p{Lu})/gu

/** Cuts a block into sentences and words. */
export function readSentences({ text }: Pick<Block, 'text'>, vocabulary: Vocabulary): Sentence[] {
  const sentences: Sentence[] = []
  // '"Dear clinic," she wrote, "it hurts. Should I come?"': a quotation of several sentences, where the marks come in pairs
  const isPaired = (text.match(/"/g)?.length ?? 0) % 2 === 0
  let isOpen = false
  let from = 0
  for (const to of [...[...text.matchAll(LINE_END)].map((end) => end.index + end[0].length), text.length]) {
    const parser = new ParseEnglish()
    const root = parser.parse(text.slice(from, to))
    for (const paragraph of root.children) {
      if (paragraph.type !== 'ParagraphNode') continue
      for (const node of paragraph.children)
        if (node.type === 'SentenceNode') {
          const sentence = readSentence(node, text, from, vocabulary, isOpen)
          isOpen = isPaired && sentence.isOpen
          sentences.push(...inParts(sentence))
        }
    }
    from = to
  }
  return sentences
}

/** No sentence that a person wrote is longer; what is, is read in parts, so that the work stays bounded. */
const LONGEST = 200

function inParts(sentence: Sentence): Sentence[] {
  const { words, ids, breaks, quotes } = sentence
  if (words.length <= LONGEST) return [sentence]
  const parts: Sentence[] = []
  for (let from = 0; from < words.length; from += LONGEST) {
    const part = words.slice(from, from + LONGEST)
    parts.push({
      words: part,
      ids: ids.slice(from, from + LONGEST),
      breaks: breaks.slice(from, from + LONGEST),
      start: part[0]?.start ?? sentence.start,
      end: part.at(-1)?.end ?? sentence.end,
      isQuestion: sentence.isQuestion && from + LONGEST >= words.length,
      quotes: quotes
        .filter((quote) => quote.from < from + LONGEST && quote.to > from)
        .map((quote) => ({ from: Math.max(0, quote.from - from), to: Math.min(LONGEST, quote.to - from) })),
    })
  }
  return parts
}

/** @param isQuoted the sentence begins inside a quotation; `isOpen`: it ends inside one */
function readSentence(
  node: SentenceNode,
  text: string,
  offset: number,
  vocabulary: Vocabulary,
  isQuoted: boolean,
): Sentence & { readonly isOpen: boolean } {
  const words: Word[] = []
  const breaks: number[] = []
  const quotes: { from: number; to: number }[] = []
  let pending = 0
  let quoteFrom = isQuoted ? 0 : -1
  const start = offset + (node.position?.start.offset ?? 0)
  const end = offset + (node.position?.end.offset ?? 0)
  const add = (from: number, to: number): void => {
    for (const part of cutWord(text.slice(from, to), from)) {
      if (part.text === '') continue
      const first = text[part.start] ?? ''
      // "the #1 clinic"
      if (part.text === '1' && text[part.start - 1] === '#') part.text = 'no.1'
      words.push({ ...part, id: vocabulary.idOf(part.text), isCapital: first !== first.toLowerCase() })
      breaks.push(pending)
      pending = 0
    }
  }
  // "200,000" is cut at its comma
  const glue = (from: number, to: number): boolean => {
    const last = words.at(-1)
    // the full stop of a sentence that ends a block is taken for a part of the number
    const digits = /^\d{3}(?=\.?$)/.exec(text.slice(from, to))?.[0]
    const isThousands = last?.end === from - 1 && text[from - 1] === ','
    if (!last || !digits || !isThousands || !/\d$/.test(last.text)) return false
    const whole = last.text + digits
    words[words.length - 1] = { ...last, text: whole, id: vocabulary.idOf(whole), end: from + digits.length }
    pending = 0
    return true
  }
  const openOrClose = (mark: string): void => {
    const opens = mark === '“' || (mark === '"' && quoteFrom < 0)
    const closes = mark === '”' || (mark === '"' && quoteFrom >= 0)
    if (opens) quoteFrom = words.length
    else if (closes) {
      if (words.length > Math.max(0, quoteFrom)) quotes.push({ from: Math.max(0, quoteFrom), to: words.length })
      quoteFrom = -1
    }
  }
  for (const child of node.children) {
    const from = offset + (child.position?.start.offset ?? 0)
    const to = offset + (child.position?.end.offset ?? 0)
    if (child.type === 'WordNode') {
      if (glue(from, to)) continue
      let at = from
      // a full stop before a small letter is taken for an abbreviation's
      const isStopped = /^[^.]+\.$/.test(text.slice(from, to))
      const last = isStopped ? to - 1 : to
      for (let i = from; i <= last; i++) {
        if (i < last && !CUT.test(text[i] ?? '')) continue
        if (i > at) add(at, i)
        if (text[i] === '—' || text[i] === '―') pending = STRONG
        at = i + 1
      }
      if (isStopped) pending = STRONG
      continue
    }
    if (child.type === 'WhiteSpaceNode') {
      if (text.slice(from, to).includes('\n\n')) pending = STRONG
      continue
    }
    const mark = text.slice(from, to)
    for (const sign of mark) openOrClose(sign)
    if (mark === '%' && words.length > 0) add(from, to)
    else if (/[£$€]/.test(mark)) add(from, to)
    else if (mark === '–' || mark === '-') {
      const spaced = text[from - 1] === ' ' && text[to] === ' '
      if (spaced) pending = Math.max(pending, STRONG)
      else if (/\d/.test(text[from - 1] ?? '') && /\d/.test(text[to] ?? '')) add(from, to)
    } else if (mark.includes(':')) pending = Math.max(pending, words.length <= LONGEST_LABEL ? COLON : CLAUSE_COLON)
    else if (mark.includes(',')) pending = Math.max(pending, COMMA)
    else if (mark.includes(';')) pending = SEMICOLON
    else if (BREAKS_STRONGLY.test(mark)) pending = Math.max(pending, STRONG)
  }
  const isOpen = quoteFrom >= 0
  if (isOpen && words.length > quoteFrom) quotes.push({ from: quoteFrom, to: words.length })
  const tail = text.slice(words.at(-1)?.end ?? start, end)
  return {
    words,
    ids: words.map((word) => word.id),
    breaks,
    start,
    end,
    isQuestion: tail.includes('?'),
    quotes,
    isOpen,
  }
}
