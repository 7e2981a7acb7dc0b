// `npm run screenshots [name ...]`: a picture of every page, phone and desktop, light; into reports/screenshots.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openChromium, SCREENS, type ScreenName } from '../tests/e2e/chromium.ts'
import { PUBLIC_PAGES } from '../tests/e2e/public-pages.ts'
import { serveForTests } from '../tests/e2e/serve.ts'

const folder = join(dirname(import.meta.dirname), 'reports', 'screenshots')
const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part))

mkdirSync(folder, { recursive: true })
const site = await serveForTests()
const browser = await openChromium()
try {
  for (const screen of Object.keys(SCREENS) as ScreenName[]) {
    const context = await browser.newContext({ ...SCREENS[screen], baseURL: site.url })
    for (const { name, path, act } of PUBLIC_PAGES.filter((page) => isWanted(page.name))) {
      const page = await context.newPage()
      await page.goto(path)
      await act?.(page)
      const file = join(folder, `${name}-${screen}.png`)
      await page.screenshot({ path: file, fullPage: true })
      console.log(file)
      await page.close()
    }
    await context.close()
  }
} finally {
  await browser.close()
  await site.close()
}
for (const error of site.errors) console.error(error)
