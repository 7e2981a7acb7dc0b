import { expect, test } from 'vitest'
import { alternatives, isWellFormed } from './alternatives.ts'

test.each([
  ['back to work', ['back to work']],
  ['(sleep|mood) as before', ['sleep as before', 'mood as before']],
  ['(a|b) and (c|d)', ['a and c', 'a and d', 'b and c', 'b and d']],
])('%s stands for %j', (written, meant) => expect(alternatives(written)).toEqual(meant))

test.each(['(sleep|mood as before', 'sleep|mood', 'sleep) as before'])('%s is a slip of the pen', (written) =>
  expect(isWellFormed(written)).toBe(false),
)
