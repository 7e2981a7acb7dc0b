import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { readForm } from '../http/read-form.ts'
import { textIn } from '../i18n/translate.ts'
import { type SiteRequest, siteRequest } from '../site-context.ts'
import { stay } from './door.ts'
import { changeWays, passkeysOf } from './sign-in-ways.ts'
import type { PatientVisit, StaffVisit } from './visit.ts'

type Visit = (site: SiteRequest, request: Request) => Promise<PatientVisit | StaffVisit>

/** What the page of how somebody signs in shows; the same for staff and for patients. @param visit whose page it is */
export const loadWays = async (visit: Visit, { context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic } = await visit(site, request)
  return { slug: clinic.slug, passkeys: await passkeysOf(site, request, { zone: clinic.zone, now: site.now }) }
}

/** Changes how somebody signs in. */
export const actOnWays = async (visit: Visit, { context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  await visit(site, request)
  const differs = textIn(site.locale)('door.differs')
  const { status, cookies, ...said } = await changeWays(site, request, await readForm(request), differs)
  return stay(said, status, cookies)
}
