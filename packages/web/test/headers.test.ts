import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { get, packageFolder, post } from './site.ts'

test('scripts and styles run only with the nonce of their page, and every page has another one', async () => {
  const [one, two] = [await get('/'), await get('/')]
  const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
  const policy = one.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(nonceOf(policy)).not.toBe(nonceOf(two.headers.get('content-security-policy')))
  const scripts = [...one.html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
  for (const tag of scripts) expect(tag).toContain(`nonce="${nonceOf(policy)}"`)
  expect(one.html).not.toMatch(/ style="| on\w+="/)
})

test.each(['/', '/no-such-page', '/assets/check-island.js'])('%s carries the headers that protect it', async (path) => {
  const { headers } = await get(path)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('referrer-policy')).toBe('same-origin')
})

test('a public page sends at most 15 kB of style and 40 kB of script, and no React', async () => {
  const { html } = await get('/')
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"?]+)/g)].map(([, path = '']) => path)
  const sizeOf = (ending: string): number =>
    files
      .filter((file) => file.endsWith(ending))
      .map((file) => readFileSync(join(packageFolder, 'build', 'client', file)).length)
      .reduce((a, b) => a + b, 0)
  expect(sizeOf('.css')).toBeGreaterThan(0)
  expect(sizeOf('.css')).toBeLessThanOrEqual(15_000)
  expect(sizeOf('.js')).toBeGreaterThan(0)
  expect(sizeOf('.js')).toBeLessThanOrEqual(40_000)
  expect(files.some((file) => /entry\.client|react/.test(file))).toBe(false)
  expect(gzipSync(html).length).toBeLessThan(20_000)
})

test('files whose names change with their content may be kept for ever, others not', async () => {
  const assets = readdirSync(join(packageFolder, 'build', 'client', 'assets'))
  const css = assets.find((file) => file.endsWith('.css')) ?? ''
  expect(statSync(join(packageFolder, 'build', 'client', 'assets', css)).size).toBeGreaterThan(0)
  expect((await get(`/assets/${css}`)).headers.get('cache-control')).toContain('immutable')
  expect((await get('/assets/check-island.js')).headers.get('cache-control')).not.toContain('immutable')
})

test('the country that was chosen stands on every page; another site cannot send somebody elsewhere', async () => {
  const chosen = await post('/preferences', [
    ['country', 'GB'],
    ['back', '/about'],
  ])
  expect(chosen.status).toBe(303)
  expect(chosen.headers.get('location')).toBe('/about')
  const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await get('/', { cookie })).html).toContain('tel:999')
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:1'])
    expect(
      (
        await post('/preferences', [
          ['country', 'GB'],
          ['back', back],
        ])
      ).headers.get('location'),
    ).toBe('/')
  expect((await post('/preferences', [['country', 'XX']])).headers.get('set-cookie')).toBeNull()
})

test('the right-to-left test language turns the page round and says that nobody reviewed it', async () => {
  const { html } = await get('/?lang=ar-XB')
  expect(html).toContain('<html lang="ar-XB" dir="rtl">')
  expect(html).toContain('class="unreviewed"')
  expect((await get('/', { 'accept-language': 'ar-XB' })).html).toContain('<html lang="en" dir="ltr">')
})
