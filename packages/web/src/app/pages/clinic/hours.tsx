import {
  changeHours,
  changeWaiting,
  hoursOf,
  hoursSent,
  orPage,
  readForm,
  refusedWith,
  type Sent,
  siteRequest,
  staffVisit,
  waitingOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { Field } from '../../parts/field.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  return {
    slug: clinic.slug,
    zone: clinic.zone,
    hours: orPage(await hoursOf(asked)),
    waiting: orPage(await waitingOf(asked)),
    isStored: new URL(request.url).searchParams.has('stored'),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  const isWaiting = form.get('move') === 'waiting'
  const result = await (isWaiting ? changeWaiting : changeHours)(form, asked)
  const refused = refusedWith(result, form, request)
  if (refused === null) return redirect(`${paths.hours(clinic.slug)}?stored=1`, 303)
  return data({ ...refused.data, hours: isWaiting ? null : hoursSent(form) }, refused.init ?? undefined)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Week = ({ hours }: Pick<Shown, 'hours'>) => {
  const { t } = useTranslation()
  return (
    <>
      {hours.days.map(({ weekday, spans }) => (
        <fieldset key={weekday} className="week-day">
          <legend>{t(`hours.day.${weekday}`)}</legend>
          <div className="inline">
            {spans.map(({ opens, closes }, i) => (
              <span key={i === 0 ? 'first' : 'second'} className="span">
                <input
                  type="time"
                  name={`opens.${weekday}.${i}`}
                  defaultValue={opens}
                  aria-label={t(i === 0 ? 'hours.opens' : 'hours.opensAgain', { day: t(`hours.day.${weekday}`) })}
                />
                <span aria-hidden="true">–</span>
                <input
                  type="time"
                  name={`closes.${weekday}.${i}`}
                  defaultValue={closes}
                  aria-label={t(i === 0 ? 'hours.closes' : 'hours.closesAgain', { day: t(`hours.day.${weekday}`) })}
                />
              </span>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}

const Closures = ({ hours }: Pick<Shown, 'hours'>) => {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('hours.closures')}</legend>
      <p className="hint">{t('hours.closuresHint')}</p>
      {hours.closures.map(({ day, name }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are filled in have no other name
        <div className="inline" key={i}>
          <input
            type="date"
            name="closureDay"
            defaultValue={day}
            aria-label={t('hours.closureDay', { number: i + 1 })}
          />
          <input
            name="closureName"
            placeholder={t('hours.closureExample')}
            defaultValue={name}
            maxLength={100}
            autoComplete="off"
            dir="auto"
            aria-label={t('hours.closureName', { number: i + 1 })}
          />
        </div>
      ))}
    </fieldset>
  )
}

const MOST_MINUTES = 1440

/** How long a case may wait before somebody else is asked, or its owner reminded. */
const Waiting = ({ waiting, sent }: Pick<Shown, 'waiting'> & { readonly sent: Sent | undefined }) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      <p>{t('waiting.lead')}</p>
      <form method="post">
        <input type="hidden" name="move" value="waiting" />
        <fieldset className="plain" disabled={!waiting.mayChange}>
          {waiting.times.map(({ name, minutes }) => (
            <Field
              key={name}
              name={name}
              label={t(`waiting.${name}`)}
              type="number"
              min={1}
              max={MOST_MINUTES}
              required
              defaultValue={sent?.[name] ?? minutes}
            />
          ))}
          {waiting.mayChange ? (
            <p className="submit">
              <button type="submit">{t('waiting.store')}</button>
            </p>
          ) : (
            <p className="hint">{t('waiting.ownerOnly')}</p>
          )}
        </fieldset>
      </form>
    </section>
  )
}

/** When the clinic is open: what "within one working day" counts. */
export default function HoursPage() {
  const { t } = useTranslation()
  const { slug, zone, hours: stored, waiting, isStored } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const hours = { ...stored, ...refused?.hours }
  return (
    <FormPage title={t('hours.title')} refused={refused}>
      {isStored && !refused ? <Notice kind="done">{t('hours.stored')}</Notice> : null}
      <p>{t('hours.lead', { zone })}</p>
      <form method="post">
        <fieldset className="plain" disabled={!hours.mayChange}>
          <Week hours={hours} />
          <Closures hours={hours} />
          {hours.mayChange ? (
            <p className="submit">
              <button type="submit">{t('hours.store')}</button>
            </p>
          ) : (
            <p className="hint">{t('hours.ownerOnly')}</p>
          )}
        </fieldset>
      </form>
      <Waiting waiting={waiting} sent={refused?.sent} />
      <p>
        <a href={paths.rota(slug)}>{t('hours.toRota')}</a>
      </p>
    </FormPage>
  )
}
