import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { galleryPages } from './demo-pages.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { type ServedDemo, serveDemoForTests } from './serve-demo.ts'

let browser: Browser
let demo: ServedDemo
beforeAll(async () => {
  demo = await serveDemoForTests()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const LOOKS = {
  light: { ...SCREENS.desktop, colorScheme: 'light' },
  'dark, phone': { ...SCREENS.phone, colorScheme: 'dark' },
  'right to left, phone': { ...SCREENS.phone, colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>

test.each(Object.entries(LOOKS))(
  'axe finds nothing on any example of a component, %s, and each fits 320 pixels',
  async (name, look) => {
    const context = await browser.newContext({ ...look, bypassCSP: true })
    if (name.startsWith('right')) await context.addCookies([{ name: 'lang', value: 'ar-XB', url: demo.url }])
    const page = await context.newPage()
    const examples = await galleryPages(demo, page)
    expect(examples.length).toBeGreaterThan(25)
    for (const { address } of examples) {
      await page.setViewportSize(SCREENS.desktop.viewport)
      expect((await page.goto(address))?.status(), address).toBe(200)
      await unfold(page)
      // a component on its own has no heading of a page above it
      const complaints = (await axeComplaints(page)).filter(
        (said) => !/^(page-has-heading-one|heading-order):/.test(said),
      )
      expect(complaints, address).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await tooWide(page), address).toBe(0)
    }
    expect((await page.goto(`${demo.url}/gallery/no-such-example`))?.status()).toBe(404)
    await context.close()
  },
)
