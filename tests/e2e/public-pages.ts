import type { Page } from 'playwright-core'
import { press } from './follow.ts'

/** A page as somebody would see it: its name, its address, and what was done on it. */
export interface ShownPage {
  readonly name: string
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
}

const check =
  (treatment: string, amount: string, unit: string, words: string) =>
  async (page: Page): Promise<void> => {
    if (treatment !== '') await page.locator('#did-0').selectOption(treatment)
    await page.locator('[name="did.0.ago"]').fill(amount)
    await page.locator('[name="did.0.unit"]').selectOption(unit)
    await page.locator('#say').fill(words)
    await press(page, 'Is this normal?')
    await page.locator('#answer').waitFor()
  }

const mayI = async (page: Page): Promise<void> => {
  await press(page, 'May I?')
  await page.locator('#answer').waitFor()
}

/** Every kind of public page, with an answer of every level. */
export const PUBLIC_PAGES: readonly ShownPage[] = [
  { name: 'check', path: '/' },
  { name: 'answer-expected', path: '/', act: check('prp', '30', 'h', 'scalp is pink and a bit sore, no fever') },
  { name: 'answer-watch', path: '/', act: check('prp', '60', 'h', 'scalp is still a bit pink, getting better') },
  { name: 'answer-contact', path: '/', act: check('fue', '5', 'd', 'itchy scalp and wobbly kneecaps') },
  { name: 'answer-urgent', path: '/', act: check('fue', '4', 'd', 'redness is spreading and hot, there is pus') },
  { name: 'answer-emergency', path: '/', act: check('prp', '1', 'h', 'my right eye went dark right after') },
  { name: 'may-i', path: '/may-i' },
  { name: 'may-i-answer', path: '/may-i?did.0=fue&did.0.ago=3&activity=wash+my+hair', act: mayI },
  { name: 'treatments', path: '/treatments' },
  { name: 'treatment', path: '/treatments/prp' },
  { name: 'treatment-now', path: '/treatments/prp?since.ago=3&since.unit=d' },
  { name: 'treatment-surgery', path: '/treatments/fue' },
  { name: 'normal', path: '/normal/prp/redness' },
  { name: 'normal-months', path: '/normal/fue/graft-shedding' },
  { name: 'signs', path: '/signs' },
  { name: 'sign', path: '/signs/pus' },
  { name: 'about', path: '/about' },
  { name: 'not-found', path: '/no-such-page' },
]
