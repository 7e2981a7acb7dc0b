import { expect, test } from 'vitest'
import { machineTraces, resolvedUrls } from './portable.ts'
import { expectNone, files, read } from './tree.ts'

const isText = (file: string): boolean => /(^|\/)(\.?[\w-]+|[\w.-]+\.(ts|tsx|mjs|json|md|ya?ml|css|html))$/.test(file)

test('no file names a path of one machine or a package registry', () => {
  expectNone(files.filter(isText).flatMap((file) => machineTraces(file, read(file))))
})

test('lock files keep no download address', () => {
  const locks = files.filter((file) => file.endsWith('package-lock.json'))
  expect(locks).toContain('package-lock.json')
  expectNone(locks.flatMap((file) => resolvedUrls(file, read(file))))
})

test.each([
  ['/ho', 'me/ann/anagen'],
  ['/Us', 'ers/ann/x'],
  ['https://regis', 'try.example.org/zod'],
])('%s%s is refused', (...parts) => {
  expect(machineTraces('a.md', `\nsee ${parts.join('')}`)).toMatchObject([{ file: 'a.md', line: 2 }])
})

test('web addresses and paths of the repository are fine', () => {
  expect(machineTraces('a.md', 'https://example.org/home/care and packages/work/src and ./root/x')).toEqual([])
})

test('a download address is refused, a workspace link is fine', () => {
  const [address, link] = ['"resolved": "https://example.org/zod.tgz"', '"resolved": "packages/kb"']
  expect(resolvedUrls('package-lock.json', `{\n${address}`)).toMatchObject([{ line: 2 }])
  expect(resolvedUrls('package-lock.json', link)).toEqual([])
})
