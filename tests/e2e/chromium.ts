import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-dejavu-core'
// a line that breaks for a moment, and another program that installs just now
const PATIENT = '-o Acquire::Retries=5 -o DPkg::Lock::Timeout=300'

const found = (): string | undefined => [process.env.CHROMIUM_BIN, ...PLACES].find((path) => path && existsSync(path))

const isRoot = (): boolean => process.getuid?.() === 0

const TRIES = 3

const install = (): void => {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return
  console.error('Installing Chromium for the tests in a browser (once)…')
  for (let tries = 0; tries < TRIES && !found(); tries++)
    spawnSync('sh', ['-c', `apt-get update -qq ${PATIENT}; ${INSTALL} ${PATIENT}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
}

/** The Chromium of this machine; as root on Debian it is installed when missing. @throws with the one command to run */
export const chromiumPath = (): string => {
  if (!found()) install()
  const path = found()
  if (!path) throw new Error(`The tests in a browser need Chromium. Run: sudo ${INSTALL}`)
  return path
}

const PATIENCE_MS = 120_000

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: isRoot() ? ['--no-sandbox'] : [],
    timeout: PATIENCE_MS,
  })

/** What Chromium itself says when it does not start. */
const whyNot = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 2000)

/**
 * A browser whose pages are waited for as long as a busy machine takes: waits end as soon as what they wait for is there. A Chromium that does
 * not start, which is none of our faults, is started once more, and that is said.
 */
export const openChromium = async (): Promise<Browser> => {
  const browser = await launch().catch((error: unknown) => {
    console.warn(`Chromium did not start and is started once more: ${whyNot(error)}`)
    return launch()
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}

/** The two sizes that every page is looked at in. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
export type ScreenName = keyof typeof SCREENS
