import type { Page } from 'playwright-core'

/** Waits until the page that is shown without a network lies on this device. */
export const untilKept = async (page: Page): Promise<void> => {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/c/')
    const kept = await caches.match('/c/demo/me/offline', { ignoreVary: true })
    return registration?.active?.state === 'activated' && kept !== undefined
  })
}
