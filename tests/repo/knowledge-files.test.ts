import { expect, test } from 'vitest'
import { pastCheckDate, yamlErrors } from './knowledge-files.ts'
import { expectNone, files, read } from './tree.ts'

const knowledge = files.filter((file) => /^knowledge\/.*\.ya?ml$/.test(file))

test('every file of the knowledge base is valid YAML', () => {
  expect(knowledge.length).toBeGreaterThan(0)
  expectNone(knowledge.flatMap((file) => yamlErrors(file, read(file))))
})

// A date that passes must not break yesterday's commit: this one tells, it does not fail.
test('facts past their check date are named', ({ annotate }) => {
  const today = new Date().toISOString().slice(0, 10)
  const due = knowledge.flatMap((file) => pastCheckDate(file, read(file), today))
  for (const { file, line, message } of due) annotate(`${file}:${line} ${message}`, 'warning')
})

test('a broken or ambiguous file is refused with its line', () => {
  expect(yamlErrors('a.yaml', 'a: 1\nb: [1')).toMatchObject([{ line: 2 }])
  expect(yamlErrors('a.yaml', 'a: 1\nb: 2\na: 3')).toMatchObject([{ line: 3 }])
})

test('a date that has passed is found with its line', () => {
  const text = 'effects:\n  - { id: redness, check_by: 2026-01-31 }\n  - { id: pain, check_by: 2027-01-31 }'
  expect(pastCheckDate('a.yaml', text, '2026-11-21')).toEqual([
    { file: 'a.yaml', line: 2, message: 'should have been checked by 2026-01-31' },
  ])
})
