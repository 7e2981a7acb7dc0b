import {
  changeOutbox,
  isRefusal,
  orPage,
  outboxOf,
  readForm,
  refusalOf,
  siteRequest,
  staffVisit,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const said = new URL(request.url).searchParams
  return {
    slug: clinic.slug,
    isRetried: said.has('retried'),
    outbox: orPage(await outboxOf(asked, said.get('cursor'), { zone: clinic.zone, now: site.now })),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const result = await changeOutbox(await readForm(request), asked)
  return isRefusal(result) ? refusalOf(result) : redirect(`${paths.outbox(clinic.slug)}?retried=1`, 303)
}

type Row = Awaited<ReturnType<typeof loader>>['outbox']['rows'][number]

const useTo = (): ((row: Row) => string) => {
  const { t } = useTranslation()
  return ({ to }) => {
    if (to === null) return t('outbox.toGone')
    if (to.kind === 'webhook') return to.name ?? t('outbox.toProgram')
    if (to.name === null) return t('outbox.toGone')
    return to.kind === 'caregiver' ? t('outbox.toHelper', { name: to.name }) : to.name
  }
}

/** Why it has not gone out yet, or what was said when it did not. */
const Why = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation()
  const { state, said, next, attempts } = row
  return (
    <>
      {state === 'waits-for-settings' ? t('outbox.why.settings') : null}
      {state === 'waits' ? t('outbox.why.quiet', { when: next }) : null}
      {state === 'tried' ? `${t('outbox.why.tried', { count: attempts, when: next })} ` : null}
      {said === null ? null : <bdi>{said}</bdi>}
    </>
  )
}

const Rows = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { t } = useTranslation()
  const toOf = useTo()
  return (
    <table className="rows">
      <caption className="visually-hidden">{t('console.outbox')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('outbox.kind')}</th>
          <th scope="col">{t('outbox.to')}</th>
          <th scope="col">{t('outbox.state')}</th>
          <th scope="col">{t('record.when')}</th>
          <th scope="col">{t('outbox.said')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{t(`outbox.kinds.${row.kind as 'mail-case'}`)}</th>
            <td data-label={t('outbox.to')} dir="auto">
              {toOf(row)}
            </td>
            <td data-label={t('outbox.state')} className={row.state === 'given-up' ? 'late' : undefined}>
              {t(`outbox.states.${row.state}`)}
            </td>
            <td data-label={t('record.when')}>{row.when}</td>
            <td>
              <Why row={row} />
              {row.mayRetry ? (
                <form method="post">
                  <button type="submit" className="quiet" name="retry" value={row.id}>
                    {t('outbox.retry')}
                    <span className="visually-hidden">{`: ${t(`outbox.kinds.${row.kind as 'mail-case'}`)}, ${toOf(row)}`}</span>
                  </button>
                </form>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What goes out to people and other programs: to whom, whether it went, and why it waits. */
export default function OutboxPage() {
  const { t } = useTranslation()
  const { slug, outbox, isRetried } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormPage title={t('console.outbox')} refused={refused}>
      {isRetried && !refused ? <Notice kind="done">{t('outbox.retried')}</Notice> : null}
      <p>{t('outbox.lead')}</p>
      {outbox.isOff ? <Notice kind="refused">{t('outbox.off')}</Notice> : null}
      {outbox.rows.length === 0 ? <p className="empty">{t('outbox.none')}</p> : <Rows rows={outbox.rows} />}
      {outbox.next === null ? null : (
        <a href={`${paths.outbox(slug)}?cursor=${encodeURIComponent(outbox.next)}`}>{t('record.earlier')}</a>
      )}
    </FormPage>
  )
}
