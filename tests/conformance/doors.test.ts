import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isProblem, parseDid, parseSign, parseTemperature } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import type { WorkedCase } from '@anagen/kb/authoring'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { loadCases } from './cases.ts'
import { judge } from './judge.ts'

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))
const knowledge = loadKnowledge()
const moment = { now: 0, zoneOffset: () => 0 }

const signOf = (text: string) => {
  const parsed = parseSign(text)
  if (isProblem(parsed)) throw new Error(text)
  const { words, grade, trend } = parsed.value
  return { words, ...(grade === null ? {} : { grade }), ...(trend === null ? {} : { trend }) }
}

/** A worked case as one line of `anagen check --from`. */
const lineOf = (c: WorkedCase, k: Knowledge): string => {
  const treatments = c.did.map((did) => {
    const parsed = parseDid(did, moment, k)
    if (isProblem(parsed)) throw new Error(did)
    return parsed.value
  })
  const temperature = c.temperature === undefined ? null : parseTemperature(c.temperature)
  return JSON.stringify({
    id: c.id,
    treatments,
    ...(c.say === undefined ? {} : { say: c.say }),
    ...(c.signs ? { signs: c.signs.map(signOf) } : {}),
    ...(temperature && !isProblem(temperature) ? { temperatureC: temperature.value } : {}),
    ...(c.modifiers ? { modifiers: c.modifiers } : {}),
    ...(c.earlier ? { earlier: c.earlier.map((e) => ({ hoursAgo: e.hours_ago, signs: e.signs.map(signOf) })) } : {}),
  })
}

test('the command gives the answer that the engine gives, for every worked case', () => {
  // a treatment that the knowledge base does not have has no slug to write on a line
  const cases = Object.values(loadCases())
    .flat()
    .filter((c) => c.unknown_treatments === undefined)
  const input = cases.map((c) => lineOf(c, knowledge)).join('\n')
  const run = spawnSync(process.execPath, [main, 'check', '--from', '-', '--json'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
  const answers = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; level: string; knowledgeDigest: string })
  expect(answers.map(({ id, level }) => `${id} ${level}`)).toEqual(
    cases.map((c) => `${c.id} ${judge(c, knowledge).level}`),
  )
  expect(new Set(answers.map((a) => a.knowledgeDigest))).toEqual(new Set([knowledge.digest]))
})
