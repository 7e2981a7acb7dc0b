import type { Page } from 'playwright-core'
import type { ServedDemo } from './serve-demo.ts'

/** A page of the demo clinic, with the name of its picture. */
export interface DemoPage {
  readonly name: string
  readonly address: string
}

/** The pages of a patient: the name of each picture with its route. */
export const PATIENT_ROUTES = {
  'me-today': 'c/:clinic/me',
  'me-check-in': 'c/:clinic/me/check-in',
  'me-plan': 'c/:clinic/me/plan',
  'me-photos': 'c/:clinic/me/photos',
  'me-messages': 'c/:clinic/me/messages',
  'me-record': 'c/:clinic/me/record',
  'me-offline': 'c/:clinic/me/offline',
  'me-calendar': 'c/:clinic/me/calendar',
  'me-helpers': 'c/:clinic/me/helpers',
  'me-sign-in': 'c/:clinic/me/sign-in',
} as const

/** The pages of the console. */
export const STAFF_ROUTES = {
  'console-queue': 'c/:clinic',
  'console-case': 'c/:clinic/cases/:case',
  'console-check-in': 'c/:clinic/check-ins/:checkIn',
  'console-patient': 'c/:clinic/patients/:patient',
  'console-session': 'c/:clinic/patients/:patient/session',
  'console-regimen': 'c/:clinic/patients/:patient/regimen',
  'console-amend': 'c/:clinic/patients/:patient/sessions/:session',
  'console-erase': 'c/:clinic/patients/:patient/erase',
  'console-member': 'c/:clinic/team/:staff',
  'console-patients': 'c/:clinic/patients',
  'console-calls': 'c/:clinic/calls',
  'console-re-contacts': 'c/:clinic/re-contacts',
  'console-rota': 'c/:clinic/rota',
  'console-opening-hours': 'c/:clinic/opening-hours',
  'console-team': 'c/:clinic/team',
  'console-outbox': 'c/:clinic/outbox',
  'console-webhooks': 'c/:clinic/webhooks',
  'console-audit': 'c/:clinic/audit',
  'console-my-sign-in': 'c/:clinic/my-sign-in',
} as const

/** The pages before somebody is in. */
export const DOOR_ROUTES = {
  'door-sign-in': 'c/:clinic/sign-in',
  'door-code': 'c/:clinic/sign-in/code',
  'door-new-link': 'c/:clinic/new-link',
  'door-link-over': 'enter/:token',
  'door-no-reminders': 'no-reminders/:token',
  'door-demo': 'demo/:key',
} as const

const pagesOf = (
  url: string,
  routes: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, string>>,
): DemoPage[] =>
  Object.entries(routes).map(([name, route]) => ({
    name,
    address: `${url}/${route.replace(/:(\w+)/g, (_, part: string) => parts[part] ?? part)}`,
  }))

export const patientPages = ({ url }: ServedDemo): DemoPage[] => pagesOf(url, PATIENT_ROUTES, { clinic: 'demo' })

const lastPart = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().getAttribute('href'))?.split('/').at(-1) ?? ''

/** Every page of the console, with a case, a check-in, a patient, a session and a colleague that are there. @param page of somebody signed in as owner */
export const staffPages = async ({ url }: Pick<ServedDemo, 'url'>, page: Page): Promise<DemoPage[]> => {
  const console = `${url}/c/demo`
  await page.goto(console)
  const aCase = await lastPart(page, '#queue tbody th a')
  await page.goto(`${console}/cases/${aCase}`)
  const patient = await lastPart(page, '.case-head h1 a')
  await page.goto(`${console}/patients/${patient}`)
  const session = await lastPart(page, 'a[href*="/sessions/"]')
  const checkIn = await lastPart(page, 'a[href*="/check-ins/"]')
  await page.goto(`${console}/team`)
  const staff = await lastPart(page, 'a[href*="/team/"]')
  return pagesOf(url, STAFF_ROUTES, { clinic: 'demo', case: aCase, checkIn, patient, session, staff })
}

export const doorPages = ({ url, door }: ServedDemo): DemoPage[] => {
  const key = new URL(door('pat')).pathname.split('/').at(-2) ?? ''
  return pagesOf(url, DOOR_ROUTES, { clinic: 'demo', token: 'used-long-ago', key })
}

/** Every example of a component, and the list of them. */
export const galleryPages = async ({ url }: ServedDemo, page: Page): Promise<DemoPage[]> => {
  await page.goto(`${url}/gallery`)
  const names = await page.locator('.people a').allInnerTexts()
  const examples = names.map((name) => ({ name: `gallery-${name}`, address: `${url}/gallery/${name}` }))
  return [{ name: 'gallery', address: `${url}/gallery` }, ...examples]
}
