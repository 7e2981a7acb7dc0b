import { changeRota, orPage, readForm, refusalOf, rotaOf, siteRequest, staffVisit, wallOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return {
    slug: clinic.slug,
    rota: orPage(await rotaOf(asked, clock)),
    now: wallOf(site.now, clinic.zone),
    zone: clinic.zone,
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const result = await changeRota(await readForm(request), clinic.zone, asked)
  return refusalOf(result) ?? redirect(paths.rota(clinic.slug), 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Shifts = ({ rota }: Shown) => {
  const { t } = useTranslation()
  return (
    <table className="rows">
      <caption className="visually-hidden">{t('console.rota')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.when')}</th>
          <th scope="col">{t('rota.who')}</th>
          <th scope="col">{t('rota.place')}</th>
          {rota.mayChange ? <th scope="col">{t('rota.change')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rota.shifts.map(({ id, who, when, place, isNow }) => (
          <tr key={id}>
            <td>{when}</td>
            <th scope="row" dir="auto">
              {who} {isNow ? <span className="count">{t('rota.now')}</span> : null}
            </th>
            <td data-label={t('rota.place')}>{place}</td>
            {rota.mayChange ? (
              <td>
                <form method="post">
                  <button type="submit" className="quiet" name="remove" value={id}>
                    {t('rota.remove')}
                    <span className="visually-hidden">{`: ${who}, ${when}`}</span>
                  </button>
                </form>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Add = ({ rota, now, zone }: Shown) => {
  const { t } = useTranslation()
  return (
    <details className="card">
      <summary>{t('rota.add')}</summary>
      <form method="post" className="narrow">
        <p className="field">
          <label htmlFor="staff">{t('rota.who')}</label>
          <select id="staff" name="staff" required>
            {rota.staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
        {(['from', 'until'] as const).map((name) => (
          <p className="field" key={name}>
            <label htmlFor={name}>{`${t(`rota.${name}`)} (${zone})`}</label>
            <input id={name} name={name} type="datetime-local" required defaultValue={now} />
          </p>
        ))}
        <p className="field">
          <label htmlFor="place">{t('rota.placeHint')}</label>
          <input id="place" name="place" type="number" min="1" max="20" defaultValue="1" />
        </p>
        <p className="submit">
          <button type="submit">{t('rota.add')}</button>
        </p>
      </form>
    </details>
  )
}

export default function RotaPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('console.rota')} description={t('console.rota')} isIndexed={false} />
      <h1>{t('console.rota')}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <p>
        {t('rota.lead')} <a href={paths.hours(shown.slug)}>{t('hours.title')}</a>
      </p>
      {shown.rota.isEmpty ? <Notice kind="refused">{t('rota.empty')}</Notice> : null}
      {shown.rota.mayChange ? <Add {...shown} /> : null}
      {shown.rota.isEmpty ? null : <Shifts {...shown} />}
    </>
  )
}
