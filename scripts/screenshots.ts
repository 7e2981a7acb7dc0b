// `npm run screenshots [name ...]`: a picture of every page, phone and desktop, light; into reports/screenshots.
// Public pages, those of the demo clinic, and the way from a link to a verdict in a clinic of its own.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openChromium, SCREENS, type ScreenName } from '../tests/e2e/chromium.ts'
import { walkClinic } from '../tests/e2e/clinic-pages.ts'
import { doorPages, galleryPages, patientPages, staffPages } from '../tests/e2e/demo-pages.ts'
import { PUBLIC_PAGES } from '../tests/e2e/public-pages.ts'
import { serveForTests } from '../tests/e2e/serve.ts'
import { serveClinicForTests } from '../tests/e2e/serve-clinic.ts'
import { serveDemoForTests, serveEmptyForTests } from '../tests/e2e/serve-demo.ts'

const folder = join(dirname(import.meta.dirname), 'reports', 'screenshots')
const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part))

const picture = async (name: string, page: Page, screen: ScreenName): Promise<void> => {
  if (!isWanted(name)) return
  const path = join(folder, `${name}-${screen}.png`)
  await page.screenshot({ path, fullPage: true })
  console.log(path)
}

const publicPages = async (browser: Browser, screen: ScreenName): Promise<void> => {
  const shown = PUBLIC_PAGES.filter(({ name }) => isWanted(name))
  if (shown.length === 0) return
  const site = await serveForTests()
  const context = await browser.newContext({ ...SCREENS[screen], baseURL: site.url })
  for (const { name, path, act } of shown) {
    const page = await context.newPage()
    await page.goto(path)
    await act?.(page)
    await picture(name, page, screen)
    await page.close()
  }
  await context.close()
  await site.close()
  for (const error of site.errors) console.error(error)
}

const clinicPages = async (browser: Browser, screen: ScreenName): Promise<void> => {
  if (wanted.length > 0 && !wanted.some((part) => /clinic|patient|staff/.test(part))) return
  const clinic = await serveClinicForTests()
  try {
    const sizes = { patient: screen, staff: screen }
    await walkClinic(browser, clinic, sizes, (name, page) => picture(name, page, screen))
  } finally {
    await clinic.close()
  }
  for (const error of clinic.errors) console.error(error)
}

const DEMO = /^(?:door|me|console|gallery)-/
const isAboutDemo = wanted.length === 0 || wanted.some((part) => DEMO.test(`${part}-`))

const demoPages = async (browser: Browser): Promise<void> => {
  if (!isAboutDemo) return
  const demo = await serveDemoForTests()
  try {
    for (const screen of Object.keys(SCREENS) as ScreenName[])
      for (const person of ['nobody', 'mo', 'owner'] as const) {
        const page = await (await browser.newContext(SCREENS[screen])).newPage()
        if (person !== 'nobody') await page.goto(demo.door(person))
        const pages =
          person === 'nobody'
            ? [...doorPages(demo), ...(await galleryPages(demo, page))]
            : person === 'mo'
              ? patientPages(demo)
              : await staffPages(demo, page)
        for (const { name, address } of pages.filter(({ name: known }) => isWanted(known))) {
          await page.goto(address)
          await picture(name, page, screen)
        }
        await page.context().close()
      }
  } finally {
    await demo.close()
  }
}

const setUpPage = async (browser: Browser): Promise<void> => {
  if (!isWanted('door-set-up')) return
  const empty = await serveEmptyForTests()
  for (const screen of Object.keys(SCREENS) as ScreenName[]) {
    const page = await (await browser.newContext(SCREENS[screen])).newPage()
    await page.goto(empty.setUp)
    await picture('door-set-up', page, screen)
    await page.context().close()
  }
  await empty.close()
}

mkdirSync(folder, { recursive: true })
const browser = await openChromium()
try {
  await demoPages(browser)
  await setUpPage(browser)
  for (const screen of Object.keys(SCREENS) as ScreenName[]) {
    await publicPages(browser, screen)
    await clinicPages(browser, screen)
  }
} finally {
  await browser.close()
}
