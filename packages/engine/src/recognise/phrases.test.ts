import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NumberedWording, phraseBook, plant } from './phrases.ts'

const bookOf = (wordings: readonly NumberedWording[]) => phraseBook(plant(wordings), (entry) => entry)
const reading = (text: readonly number[], gap: number, small: readonly number[] = []) => ({
  keys: (i: number) => (text[i] === undefined ? [] : [text[i]]),
  mayPass: (i: number) => small.includes(text[i] ?? -1),
  gap,
})
const said = (words: readonly number[], entry: number, isSpare = false): NumberedWording => ({ words, entry, isSpare })

const word = fc.integer({ min: 0, max: 4 })
const phrase = fc.array(word, { minLength: 1, maxLength: 4 })

/** What a reader finds who holds every phrase against the text. */
const foundByHand = (phrases: readonly (readonly number[])[], text: readonly number[]): string[] =>
  text.flatMap((_, from) =>
    phrases.flatMap((words, entry) => (words.every((w, n) => text[from + n] === w) ? [`${entry} at ${from}`] : [])),
  )

describe('phrases', () => {
  test('all that stand in a text are found, and no other', () =>
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 12 }), fc.array(word, { maxLength: 12 }), (phrases, text) => {
        const book = bookOf(phrases.map((words, entry) => said(words, entry)))
        const hits = text.flatMap((_, i) => book.findAt(i, reading(text, 0)))
        expect(hits.map(({ entry, from }) => `${entry} at ${from}`).sort()).toEqual(foundByHand(phrases, text).sort())
        for (const { entry, from, to, at } of hits) {
          expect(at.map((i) => text[i])).toEqual(phrases[entry])
          expect([from, to]).toEqual([at[0], (at.at(-1) ?? 0) + 1])
        }
      }),
    ))

  test('what is said in exactly these words is found in the order in which it was listed', () =>
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 12 }), phrase, (phrases, asked) => {
        const book = bookOf(phrases.map((words, entry) => said(words, entry)))
        const same = phrases.flatMap((words, entry) => (words.join() === asked.join() ? [entry] : []))
        expect(book.said(asked)).toEqual(same)
      }),
    ))

  test('small words may stand inside a phrase, so many in a row, and are no part of it', () => {
    const book = bookOf([said([1, 2], 7)])
    expect(book.findAt(0, reading([1, 9, 9, 2], 2, [9]))).toEqual([{ entry: 7, from: 0, to: 4, at: [0, 3] }])
    expect(book.findAt(0, reading([1, 9, 9, 2], 1, [9]))).toEqual([])
    expect(book.findAt(0, reading([1, 8, 2], 2, [9]))).toEqual([])
    expect(book.findAt(0, reading([9, 1, 2], 2, [9]))).toEqual([])
  })

  test('a spare wording counts only where nothing else is said in its words', () => {
    const book = bookOf([said([2, 1], 1, true), said([2, 1], 2), said([3, 1], 3, true), said([3, 1], 4, true)])
    expect([book.said([2, 1]), book.said([3, 1])]).toEqual([[2], [3]])
  })

  test('a word that no phrase has ends the phrase', () => {
    const book = bookOf([said([1, 2], 1)])
    expect(book.findAt(0, { keys: (i) => (i === 0 ? [1] : [-1]), mayPass: () => false, gap: 0 })).toEqual([])
    expect(book.said([-1])).toEqual([])
    expect(book.said([])).toEqual([])
  })
})
