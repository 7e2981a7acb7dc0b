// What was built once runs under any name: the name is read at the start.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBuilt } from '../src/build/ensure-built.ts'
import { openSite } from '../src/site.ts'
import { knowledge, packageFolder } from './site.ts'

const builtFiles = (): readonly string[] =>
  readdirSync(join(packageFolder, 'build'), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${name} ${statSync(join(packageFolder, 'build', name)).mtimeMs}`,
  )

const under = async (origin: string): Promise<(path: string) => Promise<string>> => {
  const site = await openSite({
    knowledge,
    built: await ensureBuilt(),
    now: () => Date.UTC(2026, 10, 21, 2),
    zone: 'Europe/London',
    origin,
    onError: (error) => expect.fail(String(error)),
  })
  return async (path) => (await site.request(path)).text()
}

test('one build serves two names one after the other: every address in its pages is of the name it runs under', async () => {
  const before = builtFiles()
  const names = ['https://hair.example', 'http://anagen.clinic.example:8443']
  for (const origin of names) {
    const [other = ''] = names.filter((name) => name !== origin)
    const page = await under(origin)
    expect(await page('/treatments/prp')).toContain(`<link rel="canonical" href="${origin}/treatments/prp"`)
    expect(await page('/sitemap.xml')).toContain(`<loc>${origin}/treatments/prp</loc>`)
    expect(await page('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`)
    for (const path of ['/', '/treatments/prp', '/sitemap.xml', '/robots.txt'])
      expect(await page(path), path).not.toContain(other)
  }
  expect(builtFiles()).toEqual(before)
})
