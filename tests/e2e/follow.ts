import type { Page } from 'playwright-core'

/**
 * Does what leads to another page, and waits until that page stands whole. A click alone may return while the old page is still there, and
 * then waiting for "loaded" is waiting for the old one: whatever is read next, a count or a text, is of the page that was left.
 */
export const leads = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Presses a button that leads to another page. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  leads(page, () => page.getByRole('button', { name, exact: true }).click())

/** Follows a link to another page. */
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  leads(page, () => page.getByRole('link', { name }).click())
