import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knowledgeFolder } from '@anagen/kb/load-node'
import { isCompiled, openKnowledge } from '@anagen/kb/open-node'
import { afterAll, expect, test } from 'vitest'
import { prepareKnowledge } from './prepared-knowledge.ts'

const home = mkdtempSync(join(tmpdir(), 'anagen-prepared-'))
afterAll(() => rmSync(home, { recursive: true }))

const copyOf = (name: string): string => {
  const folder = join(home, name, 'knowledge')
  cpSync(knowledgeFolder(), folder, { recursive: true })
  rmSync(join(folder, 'compiled.jsonl'), { force: true })
  return folder
}

test('a knowledge that nothing is kept of is compiled by another process, and is the same', async () => {
  const folder = copyOf('whole')
  expect(isCompiled(folder)).toBe(false)
  await prepareKnowledge(folder)
  expect(isCompiled(folder)).toBe(true)
  expect((await openKnowledge(folder)).digest).toBe((await openKnowledge()).digest)
}, 300_000)

test('one that cannot be compiled is left to whoever opens it, who says why', async () => {
  const folder = copyOf('broken')
  writeFileSync(join(folder, 'signs.yaml'), 'signs: [')
  await prepareKnowledge(folder)
  expect(isCompiled(folder)).toBe(false)
  await expect(openKnowledge(folder)).rejects.toThrow('signs.yaml')
}, 300_000)
