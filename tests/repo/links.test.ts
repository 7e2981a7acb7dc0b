import { expect, test } from 'vitest'
import { deadLinks } from './links.ts'
import { expectNone, files, read } from './tree.ts'

const known = Object.fromEntries(files.map((file) => [file, () => read(file)]))

test('no Markdown file links to a file or heading that is not there', () => {
  // the labelled corpus is made of articles of clinics that do not exist
  const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('tests/claims/corpus/'))
  expectNone(pages.flatMap((file) => deadLinks(file, read(file), known)))
})

test.each([
  ['[a](missing.md)', 'no such file'],
  ['[a](b.md#nowhere)', 'no heading'],
  ['[a](#nowhere)', 'no heading'],
])('%s is dead', (text, problem) => {
  const [found] = deadLinks('docs/a.md', `# Title\n\n${text}`, { 'docs/b.md': () => '# Here' })
  expect(found).toMatchObject({ file: 'docs/a.md', line: 3 })
  expect(found?.message).toContain(problem)
})

test.each(['[a](b.md#here--there)', '[a](#title)', '[a](../docs)', '[a](https://example.org/x)', '`[a](missing.md)`'])(
  '%s is alive',
  (text) => {
    expect(deadLinks('docs/a.md', `# Title\n${text}`, { 'docs/b.md': () => '# Here & there' })).toEqual([])
  },
)
