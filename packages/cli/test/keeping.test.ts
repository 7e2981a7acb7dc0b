import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from './anagen.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-keeping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const empty = join(folder, 'empty')
const keyed = join(folder, 'keyed')
mkdirSync(join(keyed, 'keys'), { recursive: true })
writeFileSync(join(keyed, 'keys', 'master.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 })

test.each([
  ['a folder without data', ['doctor', '--data', empty], 'holds no data of Anagen'],
  ['a folder without data', ['backup', '--data', empty], 'holds no data of Anagen'],
  ['a folder without data', ['audit', 'verify', '--data', empty], 'holds no data of Anagen'],
  ['nothing to restore', ['restore'], 'restore'],
  ['a new folder without the master key', ['restore', 'x.backup', '--data', empty], 'master.key is missing'],
  ['a weak master key', ['restore', 'x.backup', '--data', keyed], 'is a weak key'],
])('%s is refused in one line: %j', async (_, argv, why) => {
  const { exit, out, err } = await inProcess(argv)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(why)
  expect(err.trim().split('\n')).toHaveLength(1)
  // looking makes nothing
  expect(existsSync(empty)).toBe(false)
})
