import { describe, expect, test } from 'vitest'
import { atSite } from './at-site.ts'
import { SCREENS, type ScreenName } from './chromium.ts'
import { press } from './follow.ts'
import { axeComplaints, tooWide } from './look.ts'

const { visitor } = atSite()

// words that nobody reads, beside a sign that is calm at that hour
const SAY = 'scalp slightly pink, and it feels velcro'

describe.each(Object.keys(SCREENS) as ScreenName[])('on a %s', (screen) => {
  test.each([true, false])(
    'words that nobody reads are asked about and a choice is answered anew; scripts run: %s',
    async (javaScriptEnabled) => {
      const page = await visitor({ ...SCREENS[screen], javaScriptEnabled })
      await page.goto('/')
      await page.getByLabel('Treatment', { exact: true }).first().selectOption('microneedling')
      await page.locator('[name="did.0.ago"]').fill('12')
      await page.locator('[name="did.0.unit"]').selectOption('h')
      await page.getByLabel('What do you notice?').fill(SAY)
      await press(page, 'Is this normal?')
      await page.getByRole('region', { name: /^Contact, level 3 of 5/ }).waitFor()
      const asked = page.getByRole('region', { name: 'Did you mean one of these?' })
      expect(await asked.getByRole('radio', { checked: true }).count()).toBe(0)
      expect(await asked.getByRole('radio').count()).toBe(5)
      expect(await tooWide(page)).toBe(0)
      if (javaScriptEnabled) expect(await axeComplaints(page)).toEqual([])
      await asked.getByRole('radio', { name: /^Redness of the treated skin/ }).check()
      await press(page, 'Ask again with this')
      const card = page.getByRole('region', { name: /^Expected, level 1 of 5/ })
      await card.waitFor()
      expect(await card.innerText()).toContain('you chose: Redness of the treated skin')
    },
  )
})
