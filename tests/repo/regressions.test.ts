import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { files, read } from './tree.ts'

interface Regression {
  readonly from: string
  readonly holds: string
  readonly tests?: readonly { readonly file: string; readonly name: string }[]
  /** why nothing shows it yet */
  readonly not_yet?: string
}

const rows = parse(read('tests/repo/regressions.yaml')) as readonly Regression[]

test.each(rows.map((row) => [row.from, row] as const))('%s: its test is there, or a reason why not', (_, row) => {
  const { tests = [], not_yet: notYet } = row
  expect(tests.length > 0 || Boolean(notYet)).toBe(true)
  for (const { file, name } of tests) {
    expect(files).toContain(file)
    expect(read(file)).toContain(name)
  }
})
