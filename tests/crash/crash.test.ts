// Kill -9 while 16 patients send: what was acknowledged is there once, whole. `npm run crash -- --cycles 60` does it for longer.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { killsOf } from './kills.ts'
import { openTrial, type Trial } from './trial.ts'

const CYCLES = 20

let folder: string
let trial: Trial
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anagen-crash-'))
  chmodSync(folder, 0o755)
  trial = await openTrial(folder)
})
afterAll(async () => {
  await trial.close()
  rmSync(folder, { recursive: true, force: true })
})

test(`${CYCLES} times: every acknowledged check-in is there once, whole; no case and no reminder is lost`, {
  timeout: CYCLES * 90_000,
}, async () => {
  const kills = Object.entries(killsOf(folder))
  for (let n = 0; n < CYCLES; n++) {
    const [mode, kill] = kills[n % kills.length] ?? ['', async () => undefined]
    const { faults } = await trial.cycle(kill)
    expect(faults, `cycle ${n}, killed: ${mode}`).toEqual([])
  }
  expect(await trial.settle()).toEqual([])
})
