import type { WorkedCase } from '@anagen/kb/authoring'
import { loadKnowledge } from '@anagen/kb/load-node'
import { ensureBuilt, openSite } from '@anagen/web'
import { expect, test } from 'vitest'
import { loadCases } from './cases.ts'
import { judge } from './judge.ts'

const knowledge = loadKnowledge()

type Field = [name: string, value: string]

/** A worked case as the check form sends it. */
const formOf = (c: WorkedCase): URLSearchParams =>
  new URLSearchParams([
    ...c.did.map((did): Field => ['did', did]),
    ...(c.say === undefined ? [] : [['say', c.say] satisfies Field]),
    ...(c.signs ?? []).map((sign): Field => ['sign', sign]),
    ...(c.temperature === undefined ? [] : [['temperature', c.temperature] satisfies Field]),
    ...(c.modifiers ?? []).map((modifier): Field => ['modifier', modifier]),
  ])

const unescaped = (html: string): string =>
  html
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

test('the page gives the answer that the engine gives, with its headline, for every worked case', async () => {
  const errors: unknown[] = []
  const site = await openSite({
    knowledge,
    built: await ensureBuilt(),
    now: () => 0,
    zone: 'UTC',
    onError: (error) => void errors.push(error),
  })
  // a form tells one moment, of treatments that it lists; an empty one is sent back, as the command does
  const cases = Object.values(loadCases())
    .flat()
    .filter(
      (c) =>
        c.unknown_treatments === undefined &&
        c.earlier === undefined &&
        [...formOf(c).keys()].some((name) => name !== 'did'),
    )
  expect(cases.length).toBeGreaterThan(1000)
  const wrong: string[] = []
  for (const c of cases) {
    const verdict = judge(c, knowledge)
    const response = await site.request('/?index', { method: 'POST', body: formOf(c) })
    const html = unescaped(await response.text())
    const levels = [...html.matchAll(/data-level="(\w+)"/g)].map(([, level]) => level)
    const says = [verdict.headline, ...verdict.findings.map((f) => f.because), ...verdict.do, ...verdict.callIf]
    const missing = says.filter((text) => !html.includes(text))
    if (levels.join() !== verdict.level || missing.length > 0)
      wrong.push(`${c.id}: ${levels.join()} instead of ${verdict.level}; missing ${missing.join(' | ')}`)
  }
  expect(wrong).toEqual([])
  expect(errors).toEqual([])
})
