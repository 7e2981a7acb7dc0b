import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-dejavu-core'

const found = (): string | undefined => [process.env.CHROMIUM_BIN, ...PLACES].find((path) => path && existsSync(path))

const isRoot = (): boolean => process.getuid?.() === 0

const install = (): void => {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return
  console.error('Installing Chromium for the tests in a browser (once)…')
  spawnSync('sh', ['-c', `apt-get update -qq && ${INSTALL}`], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The Chromium of this machine; as root on Debian it is installed when missing. @throws with the one command to run */
export const chromiumPath = (): string => {
  if (!found()) install()
  const path = found()
  if (!path) throw new Error(`The tests in a browser need Chromium. Run: sudo ${INSTALL}`)
  return path
}

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: isRoot() ? ['--no-sandbox'] : [] })

/** The two sizes that every page is looked at in. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
export type ScreenName = keyof typeof SCREENS
