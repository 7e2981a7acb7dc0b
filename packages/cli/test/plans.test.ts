import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inProcess } from './anagen.ts'

const ask = async (...args: string[]) => JSON.parse((await inProcess(['may-i', ...args, '--json'])).out)

// knowledge/treatments/prp.yaml: no washing for 24 hours after the session.
test('washing after PRP: not before 24 hours, then yes', async () => {
  const did = ['--did', 'prp@2026-11-20T18:00', '--zone', 'Europe/London', '--now', '2026-11-20T20:00']
  expect(await ask('wash my hair', ...did, '--at', '2026-11-21T09:00')).toMatchObject({
    answer: 'not-until',
    until: '2026-11-21T18:00:00Z',
  })
  expect(await ask('wash my hair tomorrow at 9', ...did)).toMatchObject({
    answer: 'not-until',
    at: '2026-11-21T09:00:00Z',
  })
  expect(await ask('wash my hair', ...did, '--at', '+12h')).toMatchObject({
    answer: 'not-until',
    at: '2026-11-21T08:00:00Z',
  })
  expect(await ask('wash my hair', ...did, '--at', '2026-11-21T18:00')).toMatchObject({ answer: 'yes' })
})

test('24 hours stay 24 hours across a change of the clocks', async () => {
  const spring = [
    '--did',
    'prp@2026-03-28T18:00',
    '--at',
    '2026-03-29T12:00',
    '--now',
    '2026-03-29T12:00',
    '--zone',
    'Europe/London',
  ]
  expect((await ask('wash my hair', ...spring)).until).toBe('2026-03-29T18:00:00Z')
  const autumn = [
    '--did',
    'prp@2026-10-31T18:00',
    '--at',
    '2026-11-01T12:00',
    '--now',
    '2026-11-01T12:00',
    '--zone',
    'America/New_York',
  ]
  expect((await ask('wash my hair', ...autumn)).until).toBe('2026-11-01T22:00:00Z')
  const { out } = await inProcess(['may-i', 'wash my hair', ...spring])
  expect(out).toMatch(/^NOT YET: not before Sun 29 Mar 2026, 19:00\./)
})

test('the zone of the machine is used where none is named, a zone in the time itself wins', async () => {
  const args = ['may-i', 'wash my hair', '--did', 'prp@2026-11-20T18:00', '--now', '2026-11-20T20:00', '--json']
  expect(JSON.parse((await inProcess(args, { zone: 'America/New_York' })).out).sessions[0].at).toBe(
    '2026-11-20T23:00:00Z',
  )
  const fixed = args.map((arg) => arg.replace('18:00', '18:00+02:00'))
  expect(JSON.parse((await inProcess(fixed, { zone: 'America/New_York' })).out).sessions[0].at).toBe(
    '2026-11-20T16:00:00Z',
  )
})

test('what nobody understands is never allowed, and whom to call is said', async () => {
  expect(await ask('frobnicate my scalp', '--did', 'prp@3h')).toMatchObject({ answer: 'ask-first' })
  const { out } = await inProcess(['may-i', 'frobnicate my scalp', '--did', 'prp@3h', '--country', 'GB'])
  expect(out).toMatch(/^ASK FIRST/)
  expect(out).toContain('Emergency, United Kingdom: 999')
})

test('a timeline says what was missed, what holds now and what comes', async () => {
  const args = ['timeline', '--did', 'fue@+3d', '--now', '2026-11-20T20:00Z', '--zone', 'UTC']
  const { out } = await inProcess(args)
  expect(out).toContain('Can no longer be done as written')
  expect(out).toContain('Missed: ')
  expect(out.indexOf('Can no longer be done')).toBeLessThan(out.indexOf('\nAhead'))
  const { entries } = JSON.parse((await inProcess([...args, '--json'])).out)
  expect(entries.every((entry: { facts: string[] }) => entry.facts.length > 0)).toBe(true)
})

test('a calendar file: to a path, or alone to standard output', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'anagen-ics-')), 'plan.ics')
  const args = [
    'timeline',
    '--did',
    'prp@2026-12-01T10:00Z',
    '--now',
    '2026-11-21T12:00Z',
    '--plan',
    'my-prp',
    '--sequence',
    '2',
  ]
  const written = await inProcess([...args, '--ics', path])
  expect(written.out).toMatch(/^Wrote \d+ events/)
  expect(existsSync(path)).toBe(true)
  const printed = await inProcess([...args, '--ics', '-'])
  expect(printed.out).toBe(readFileSync(path, 'utf8'))
  expect(printed.out).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(printed.out).toContain('SEQUENCE:2')
})
