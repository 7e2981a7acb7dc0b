import { changeWays, passkeysOf, readForm, siteRequest, staffVisit, stay, textIn } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { SignInWays } from '../../parts/clinic/sign-in-ways.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic } = await staffVisit(site, request)
  return { slug: clinic.slug, passkeys: await passkeysOf(site, request, { zone: clinic.zone, now: site.now }) }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  await staffVisit(site, request)
  const { status, cookies, ...said } = await changeWays(
    site,
    request,
    await readForm(request),
    textIn(site.locale)('door.differs'),
  )
  return stay(said, status, cookies)
}

export default function StaffSignInWaysPage() {
  const { t } = useTranslation()
  const { slug, passkeys } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('ways.title')} description={t('ways.title')} isIndexed={false} />
      <SignInWays
        who="staff"
        passkeys={passkeys}
        changed={useActionData<typeof action>()}
        here={paths.signInWays(slug)}
      />
    </>
  )
}
