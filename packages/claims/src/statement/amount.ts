import type { Word } from './sentence.ts'

/** An amount read at a word, and the word after it. */
export interface Amount {
  readonly unit: 'hours' | 'percent' | 'sessions' | 'minutes'
  readonly low: number
  readonly high: number
  readonly to: number
  readonly isInterval?: boolean
  readonly isMoment?: boolean
}

/** Reads the amount that begins at word `i`; undefined where none does. */
export type Reader = (words: readonly Word[], i: number) => Amount | undefined

export const textAt = (words: readonly Word[], i: number): string => words[i]?.text ?? ''
export const isArticle = (text: string): boolean => text === 'a' || text === 'an'
