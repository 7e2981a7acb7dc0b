import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { shippedPath, writeCompiled } from '../src/folder-node.ts'
import { knowledgeFolder, loadKnowledge } from '../src/load-node.ts'
import { openKnowledge } from '../src/open-node.ts'

const root = mkdtempSync(join(tmpdir(), 'anagen-kept-knowledge-'))
afterAll(() => rmSync(root, { recursive: true }))
const folder = join(root, 'knowledge')
cpSync(knowledgeFolder(), folder, { recursive: true })
const kept = join(root, '.state', 'knowledge')

const built = loadKnowledge(folder)
const [name = ''] = readdirSync(kept)
const whole = readFileSync(join(kept, name), 'latin1')

const spoilt: readonly (readonly [string, string])[] = [
  ['a window made longer', whole.replace('"upper":72', '"upper":73')],
  ['one part in the place of another', whole.replace('"prp":{', '"fue":{')],
  ['cut short', whole.slice(0, -100)],
  ['without its sum', whole.slice(whole.indexOf('\n') + 1)],
  ['empty', ''],
  ['zeroes', '\0'.repeat(whole.length)],
]

describe('the compiled knowledge kept for the next start', () => {
  test('is written once, and read as what was built', async () => {
    expect(readdirSync(kept)).toEqual([name])
    expect(await openKnowledge(folder)).toEqual(built)
  })

  test.each(spoilt)('%s: it is not used, and built anew from the YAML', async (_what, text) => {
    expect(text === whole).toBe(false)
    writeFileSync(join(kept, name), text, 'latin1')
    expect(await openKnowledge(folder)).toEqual(built)
    expect(readFileSync(join(kept, name), 'latin1') === whole).toBe(true)
  })

  test('what a package carries is used as long as it is whole', async () => {
    rmSync(join(kept, name))
    writeCompiled(shippedPath(folder), built)
    expect(await openKnowledge(folder)).toEqual(built)
    expect(readdirSync(kept)).toEqual([])
    writeFileSync(shippedPath(folder), whole.replace('"upper":72', '"upper":73'), 'latin1')
    expect(await openKnowledge(folder)).toEqual(built)
    expect(readdirSync(kept)).toEqual([name])
  })

  test('asked again, the same is given until a file changes', () => {
    const before = loadKnowledge(folder)
    expect(loadKnowledge(folder)).toBe(before)
    appendFileSync(join(folder, 'signs.yaml'), '# read again\n')
    rmSync(shippedPath(folder))
    expect(loadKnowledge(folder)).not.toBe(before)
    expect(loadKnowledge(folder)).toEqual(before)
  })
})
