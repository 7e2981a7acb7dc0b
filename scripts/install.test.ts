import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installOnce, isInstalled } from './install.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anagen-install-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, packages: object) => {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), JSON.stringify({ packages }))
}
const wants = (packages: object) => write('package-lock.json', packages)
const has = (packages: object) => write('node_modules/.package-lock.json', packages)
const zod = { 'node_modules/zod': { version: '4.0.0' } }
const linked = {
  'node_modules/@anagen/kb': { link: true, resolved: 'packages/kb' },
  'packages/kb': { version: '0.1.0' },
}
const otherMachine = { 'node_modules/node-win': { version: '1.0.0', optional: true } }

test('nothing is installed in a bare clone', () => {
  wants(zod)
  expect(isInstalled(root)).toBe(false)
})

test('the locked versions are installed; what is for another machine may be absent', () => {
  wants({ '': {}, ...zod, ...linked, ...otherMachine })
  has({ ...zod, ...linked })
  expect(isInstalled(root)).toBe(true)
})

test('another version, or a package too few, is stale', () => {
  wants({ ...zod, 'node_modules/yaml': { version: '2.0.0' } })
  has(zod)
  expect(isInstalled(root)).toBe(false)
  has({ ...zod, 'node_modules/yaml': { version: '2.0.1' } })
  expect(isInstalled(root)).toBe(false)
})

test('a lock file that changed after the last look is compared again', () => {
  wants(zod)
  has(zod)
  expect(isInstalled(root)).toBe(true)
  wants({ 'node_modules/zod': { version: '4.0.1' } })
  expect(isInstalled(root)).toBe(false)
})

test('a lock left by a start that died is taken over, and given back', async () => {
  wants(zod)
  has(zod)
  mkdirSync(join(root, '.state'))
  const lock = join(root, '.state', 'setup.lock')
  writeFileSync(lock, '999999999')
  expect(await installOnce(root)).toBeUndefined()
  expect(() => readFileSync(lock)).toThrow('ENOENT')
})
