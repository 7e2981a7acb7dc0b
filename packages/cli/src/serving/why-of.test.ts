import { BackupError, StorageError } from '@anagen/server'
import { expect, test } from 'vitest'
import { whyOf } from './why-of.ts'

test('an error of ours says what to do', () => {
  expect(whyOf(new StorageError('disk-full', 'Free some space.'))).toBe('Free some space.')
  expect(whyOf(new BackupError('archive-conflict', 'Give each its own folder.'))).toBe('Give each its own folder.')
})

test('of any other only the code or the name is told: its message may hold what a patient wrote', () => {
  const refused = Object.assign(new Error('invalid input: "there is pus"'), { code: '22P02' })
  expect(whyOf(refused)).toBe('22P02')
  expect(whyOf(new TypeError('cannot read pus'))).toBe('TypeError')
  expect(whyOf('pus')).toBe('no reason given')
})
