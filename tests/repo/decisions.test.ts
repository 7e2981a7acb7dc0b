import { expect, test } from 'vitest'
import { decisionProblems, undecided } from './decisions.ts'
import { expectNone, files, read } from './tree.ts'

const decisionFiles = files.filter((file) => /^docs\/decisions\/.*\.md$/.test(file))
const decisions = Object.fromEntries(decisionFiles.map((file) => [file, read(file)]))

test('decisions are numbered without gap or double and say their status', () => {
  expectNone(decisionProblems(decisions))
})

test('every dependency at run time was decided', () => {
  const manifests = files.filter((file) => /^packages\/[\w-]+\/package\.json$/.test(file))
  const text = Object.values(decisions).join('\n')
  const namesIn = (file: string) => Object.keys(JSON.parse(read(file)).dependencies ?? {})
  expectNone(manifests.flatMap((file) => undecided(file, namesIn(file), text)))
})

test('two decisions with one number, and one without a status, are refused', () => {
  const found = decisionProblems({
    'docs/decisions/0001-a.md': 'Status: accepted',
    'docs/decisions/0001-b.md': 'Status: superseded by 0001',
    'docs/decisions/0003-c.md': 'Status: fine',
  })
  expect(found.map(({ file }) => file)).toEqual(['docs/decisions/0001-b.md', 'docs/decisions/0003-c.md'])
})

test('a dependency that no decision names is refused, our own packages need none', () => {
  expect(undecided('p/package.json', ['zod', '@anagen/kb', 'left-pad'], 'We take: zod')).toMatchObject([
    { file: 'p/package.json', message: expect.stringContaining('left-pad') },
  ])
})
