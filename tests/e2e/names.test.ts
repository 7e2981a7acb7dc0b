import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { tooWide } from './look.ts'

const { served, enter } = atDemo()

const register = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${served().url}/c/demo/patients`)
  await page.locator('summary', { hasText: 'Register a patient' }).click()
  await page.getByLabel('Name').fill(name)
  await press(page, 'Register a patient')
}

test('a name without a gap, as long as it may be, pushes no page sideways', async () => {
  const owner = await enter('owner', { ...SCREENS.phone, viewport: { width: 320, height: 640 } })
  await register(owner, 'w'.repeat(200))
  const patient = owner.url()
  for (const page of [patient, `${patient}/session`, `${patient}/regimen`, `${patient}/erase`]) {
    await owner.goto(page)
    expect(await tooWide(owner), page).toBe(0)
  }
})

test('a name without a gap leaves the other columns of the audit in sight', async () => {
  const owner = await enter('owner', SCREENS.desktop)
  await register(owner, 'w'.repeat(200))
  await owner.goto(`${served().url}/c/demo/audit`)
  expect(await owner.locator('table.rows').innerText()).toContain('w'.repeat(200))
  expect(await tooWide(owner)).toBe(0)
})

test('a name in a script that runs the other way begins where the page begins', async () => {
  const owner = await enter('owner', SCREENS.desktop)
  /** pixels between the name and the edges of its heading */
  const gaps = () =>
    owner.evaluate<{ left: number; right: number }>(`(() => {
      const heading = document.querySelector('h1')
      const name = document.createRange()
      name.selectNodeContents(heading)
      const [inner, outer] = [name.getBoundingClientRect(), heading.getBoundingClientRect()]
      return { left: inner.left - outer.left, right: outer.right - inner.right }
    })()`)
  await register(owner, 'عبد الرحمن')
  expect((await gaps()).left).toBeLessThan(2)
  await register(owner, 'Ada')
  expect((await gaps()).left).toBeLessThan(2)
  await owner.goto(`${owner.url()}?lang=ar-XB`)
  expect((await gaps()).right).toBeLessThan(2)
})
