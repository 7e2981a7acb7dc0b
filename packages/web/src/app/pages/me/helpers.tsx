import { changeHelpers, helpersOf, orPage, patientVisit, readForm, refusalOf, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Helpers } from '../../parts/clinic/helpers.tsx'
import { RefusalNotice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  return { helpers: orPage(await helpersOf(asked, patientId, { zone: clinic.zone, now: site.now })) }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked, patientId } = await patientVisit(context.get(siteRequest), request)
  const result = await changeHelpers(await readForm(request), patientId, asked)
  return refusalOf(result) ?? redirect(paths.myHelpers(clinic.slug), 303)
}

/** Those whom a patient lets look at their record. */
export default function MyHelpersPage() {
  const { t } = useTranslation()
  const { helpers } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('helpers.title')} description={t('helpers.title')} isIndexed={false} />
      <h1>{t('helpers.title')}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <p>{t('helpers.lead')}</p>
      <Helpers helpers={helpers} />
    </>
  )
}
