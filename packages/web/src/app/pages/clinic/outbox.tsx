import { orPage, outboxOf, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const cursor = new URL(request.url).searchParams.get('cursor')
  return { slug: clinic.slug, outbox: orPage(await outboxOf(asked, cursor, { zone: clinic.zone, now: site.now })) }
}

export default function OutboxPage() {
  const { t } = useTranslation()
  const { slug, outbox } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('console.outbox')} description={t('console.outbox')} isIndexed={false} />
      <h1>{t('console.outbox')}</h1>
      <p>{t('outbox.lead')}</p>
      {outbox.isOff ? <Notice kind="refused">{t('outbox.off')}</Notice> : null}
      {outbox.rows.length === 0 ? <p className="empty">{t('outbox.none')}</p> : null}
      <table className="rows">
        <caption className="visually-hidden">{t('console.outbox')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('outbox.kind')}</th>
            <th scope="col">{t('outbox.state')}</th>
            <th scope="col">{t('record.when')}</th>
            <th scope="col">{t('outbox.said')}</th>
          </tr>
        </thead>
        <tbody>
          {outbox.rows.map(({ id, kind, state, when, said }) => (
            <tr key={id}>
              <th scope="row">{t(`outbox.kinds.${kind as 'mail-case'}`)}</th>
              <td data-label={t('outbox.state')}>{t(`outbox.states.${state}`)}</td>
              <td data-label={t('record.when')}>{when}</td>
              <td data-label={t('outbox.said')} dir="auto">
                {said}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {outbox.next === null ? null : (
        <a href={`${paths.outbox(slug)}?cursor=${encodeURIComponent(outbox.next)}`}>{t('record.earlier')}</a>
      )}
    </>
  )
}
