import {
  changeRota,
  isRefusal,
  orPage,
  readForm,
  refusedWith,
  rotaOf,
  type Sent,
  siteRequest,
  staffVisit,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import type { ShiftFields } from '../../../clinic/rota-view.ts'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { ShiftForm } from '../../parts/clinic/shift-form.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const said = new URL(request.url).searchParams
  return {
    slug: clinic.slug,
    zone: clinic.zone,
    rota: orPage(await rotaOf(asked, said.get('week'), { zone: clinic.zone, now: site.now })),
    copied: said.has('added') ? { added: Number(said.get('added')), there: Number(said.get('there')) } : null,
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  const result = await changeRota(form, clinic.zone, asked)
  if (isRefusal(result)) return refusedWith(result, form, request)
  const week = paths.rota(clinic.slug, new URL(request.url).searchParams.get('week'))
  if (result.did === 'changed') return redirect(week, 303)
  return redirect(`${week}${week.includes('?') ? '&' : '?'}added=${result.added}&there=${result.there}`, 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

interface WithSent extends Shown {
  /** the shift that was written and refused */
  readonly sent: Sent | undefined
}

/** The shift as it was written, where it was this one. */
const written = (shift: ShiftFields, sent: Sent | undefined): ShiftFields =>
  sent === undefined
    ? shift
    : { staff: sent.staff ?? '', from: sent.from ?? '', until: sent.until ?? '', place: Number(sent.place) || 1 }

const Weeks = ({ slug, rota: { before, after, isThisWeek, days } }: Shown) => {
  const { t } = useTranslation()
  return (
    <nav className="weeks" aria-label={t('rota.weeks')}>
      <a href={paths.rota(slug, before)}>{t('rota.before')}</a>
      <strong>{t('rota.days', { from: days[0], until: days[1] })}</strong>
      <a href={paths.rota(slug, after)}>{t('rota.after')}</a>
      {isThisWeek ? null : <a href={paths.rota(slug)}>{t('rota.thisWeek')}</a>}
    </nav>
  )
}

const Nobody = ({ rota: { nobody } }: Shown) => {
  const { t } = useTranslation()
  if (nobody.length === 0) return <p className="hint">{t('rota.always')}</p>
  return (
    <section className="notice notice-empty" aria-labelledby="nobody">
      <h2 id="nobody">{t('rota.nobody')}</h2>
      <ul>
        {nobody.map(({ from, until }) => (
          <li key={from}>{until === null ? t('rota.nobodyOn', { from }) : t('rota.nobodySpan', { from, until })}</li>
        ))}
      </ul>
      <p>{t('rota.nobodyMeans')}</p>
    </section>
  )
}

const Shifts = ({ rota, zone, sent }: WithSent) => {
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
        {rota.shifts.map(({ id, who, when, place, isNow, isOver, fields }) => (
          <tr key={id}>
            <td>{when}</td>
            <th scope="row" dir="auto">
              {who} {isNow ? <span className="count">{t('rota.now')}</span> : null}
            </th>
            <td data-label={t('rota.place')}>{place}</td>
            {rota.mayChange ? (
              <td>
                {isOver ? null : (
                  <details className="in-row" open={sent?.change === id}>
                    <summary>
                      {t('rota.change')}
                      <span className="visually-hidden">{`: ${who}, ${when}`}</span>
                    </summary>
                    <ShiftForm
                      staff={rota.staff}
                      shift={written(fields, sent?.change === id ? sent : undefined)}
                      zone={zone}
                      change={id}
                    />
                    <form method="post">
                      <button type="submit" className="quiet" name="remove" value={id}>
                        {t('rota.remove')}
                        <span className="visually-hidden">{`: ${who}, ${when}`}</span>
                      </button>
                    </form>
                  </details>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Changes = ({ rota, zone, sent }: WithSent) => {
  const { t } = useTranslation()
  const added = sent?.from !== undefined && sent.change === undefined ? sent : undefined
  return (
    <>
      <form method="post" className="inline">
        <button type="submit" className="secondary" name="copyTo" value={rota.week}>
          {t('rota.copy')}
        </button>
        <small>{t('rota.copyHint')}</small>
      </form>
      <details className="card" open={added !== undefined}>
        <summary>{t('rota.add')}</summary>
        <ShiftForm staff={rota.staff} shift={written(rota.fresh, added)} zone={zone} change={null} />
      </details>
    </>
  )
}

export default function RotaPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { slug, rota, copied } = shown
  return (
    <FormPage title={t('console.rota')} refused={refused}>
      {copied !== null && !refused ? (
        <Notice kind="done">
          {t('rota.copied', { count: copied.added })}{' '}
          {copied.there === 0 ? null : t('rota.kept', { count: copied.there })}
        </Notice>
      ) : null}
      <p>
        {t('rota.lead')} <a href={paths.hours(slug)}>{t('hours.title')}</a>
      </p>
      <Weeks {...shown} />
      {rota.isOver ? null : <Nobody {...shown} />}
      {rota.shifts.length === 0 ? (
        <p className="empty">{t('rota.empty')}</p>
      ) : (
        <Shifts {...shown} sent={refused?.sent} />
      )}
      {rota.mayChange && !rota.isOver ? <Changes {...shown} sent={refused?.sent} /> : null}
    </FormPage>
  )
}
