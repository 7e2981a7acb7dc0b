import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lines } from './lines.ts'

const read = async (chunks: readonly string[], most = 100): Promise<(string | null)[]> => {
  const found: (string | null)[] = []
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  for await (const { bytes } of lines(source(), most)) found.push(bytes === null ? null : Buffer.from(bytes).toString())
  return found
}

test('a line that is too long is thrown away, the next is read', async () => {
  expect(await read(['aaaaaaaaaa', 'aaaa\nbb\n', 'cc'], 10)).toEqual([null, 'bb', 'cc'])
})

test('however the bytes arrive, the lines are the same', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '😀') })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
      const bytes = Buffer.from(whole)
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
      async function* source() {
        yield* pieces
      }
      const found: string[] = []
      for await (const { bytes: line } of lines(source(), 1000)) found.push(Buffer.from(line ?? []).toString())
      const wanted = whole.split('\n')
      if (wanted.at(-1) === '') wanted.pop()
      expect(found).toEqual(wanted)
    }),
  )
})
