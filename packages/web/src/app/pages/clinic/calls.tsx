import { callsOf, orPage, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { CallsTable } from '../../parts/clinic/calls.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const cursor = new URL(request.url).searchParams.get('cursor')
  const clock = { zone: clinic.zone, now: site.now }
  return { slug: clinic.slug, calls: orPage(await callsOf(asked, { cursor }, clock)) }
}

/** The contact log of the clinic. */
export default function CallsPage() {
  const { t } = useTranslation()
  const { slug, calls } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('calls.title')} description={t('calls.title')} isIndexed={false} />
      <h1>{t('calls.title')}</h1>
      <p>
        {t('calls.lead')} <a href={paths.recontacts(slug)}>{t('recontacts.title')}</a>
      </p>
      {calls.rows.length === 0 ? (
        <p className="empty">{t('calls.none')}</p>
      ) : (
        <CallsTable slug={slug} calls={calls.rows} />
      )}
      {calls.next === null ? null : (
        <a href={`${paths.calls(slug)}?cursor=${encodeURIComponent(calls.next)}`}>{t('record.earlier')}</a>
      )}
    </>
  )
}
