import type { Page } from 'playwright-core'
import type { ServedDemo } from './serve-demo.ts'

/** A page of the demo clinic, with the name of its picture. */
export interface DemoPage {
  readonly name: string
  readonly address: string
}

const ME = ['check-in', 'plan', 'photos', 'messages', 'record', 'offline', 'calendar', 'helpers', 'sign-in'] as const

/** Every page of a patient. */
export const patientPages = ({ url }: ServedDemo): DemoPage[] => [
  { name: 'me-today', address: `${url}/c/demo/me` },
  ...ME.map((path) => ({ name: `me-${path}`, address: `${url}/c/demo/me/${path}` })),
]

const linkIn = async (page: Page, selector: string, url: string): Promise<string> =>
  new URL((await page.locator(selector).first().getAttribute('href')) ?? '', url).href

const CONSOLE = [
  'patients',
  'calls',
  're-contacts',
  'rota',
  'opening-hours',
  'team',
  'outbox',
  'webhooks',
  'audit',
  'my-sign-in',
] as const

/** Every page of the console, with a case and a patient that are there. @param page of somebody signed in as owner */
export const staffPages = async ({ url }: ServedDemo, page: Page): Promise<DemoPage[]> => {
  await page.goto(`${url}/c/demo`)
  const aCase = await linkIn(page, '#queue tbody th a', url)
  await page.goto(aCase)
  const patient = await linkIn(page, '.case-head h1 a', url)
  await page.goto(patient)
  const amend = await linkIn(page, 'a[href*="/sessions/"]', url)
  await page.goto(`${url}/c/demo/team`)
  const member = await linkIn(page, 'a[href*="/team/"]', url)
  return [
    { name: 'console-queue', address: `${url}/c/demo` },
    { name: 'console-case', address: aCase },
    { name: 'console-patient', address: patient },
    { name: 'console-session', address: `${patient}/session` },
    { name: 'console-amend', address: amend },
    { name: 'console-erase', address: `${patient}/erase` },
    { name: 'console-member', address: member },
    ...CONSOLE.map((path) => ({ name: `console-${path}`, address: `${url}/c/demo/${path}` })),
  ]
}

/** Pages before somebody is in. */
export const doorPages = ({ url }: ServedDemo): DemoPage[] => [
  { name: 'door-sign-in', address: `${url}/c/demo/sign-in` },
  { name: 'door-new-link', address: `${url}/c/demo/new-link` },
  { name: 'door-link-over', address: `${url}/enter/used-long-ago` },
]

/** Every example of a component. */
export const galleryPages = async ({ url }: ServedDemo, page: Page): Promise<DemoPage[]> => {
  await page.goto(`${url}/gallery`)
  const names = await page.locator('.people a').allInnerTexts()
  return names.map((name) => ({ name: `gallery-${name}`, address: `${url}/gallery/${name}` }))
}
