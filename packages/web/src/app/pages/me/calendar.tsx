import {
  changeMyCalendar,
  myCalendarOf,
  orPage,
  patientVisit,
  readForm,
  refusalOf,
  siteRequest,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import type { MyCalendar } from '../../../clinic/my-calendar.ts'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId, isCaregiver } = await patientVisit(site, request)
  const at = { slug: clinic.slug, origin: site.origin }
  const clock = { zone: clinic.zone, now: site.now }
  const calendar = isCaregiver ? null : orPage(await myCalendarOf(asked, patientId, at, clock))
  return { slug: clinic.slug, isCaregiver, calendar }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked, patientId } = await patientVisit(context.get(siteRequest), request)
  const result = await changeMyCalendar(await readForm(request), patientId, asked)
  return refusalOf(result) ?? redirect(paths.myCalendar(clinic.slug), 303)
}

const Choice = ({ namesTreatments }: { readonly namesTreatments: boolean }) => {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('calendar.titles')}</legend>
      <div className="choices">
        {(['no', 'yes'] as const).map((named) => (
          <label className="choice" key={named}>
            <input type="radio" name="named" value={named} defaultChecked={namesTreatments === (named === 'yes')} />
            <span>
              {t(`calendar.named.${named}`)} <small>{t(`calendar.namedHint.${named}`)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const PROGRAMS = ['apple', 'android', 'google', 'outlook'] as const

const HowTo = () => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="how">
      <h2 id="how">{t('calendar.how')}</h2>
      {PROGRAMS.map((program) => (
        <details className="move" key={program}>
          <summary>{t(`calendar.${program}.name`)}</summary>
          <p>{t(`calendar.${program}.steps`)}</p>
        </details>
      ))}
    </section>
  )
}

const Address = ({ calendar }: { readonly calendar: MyCalendar }) => {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="address">
      <h2 id="address">{t('calendar.address')}</h2>
      <p className="hint">
        {t('calendar.since', { since: calendar.since })}{' '}
        {t(calendar.namesTreatments ? 'calendar.named.yes' : 'calendar.named.no')}
      </p>
      <p>
        <a className="button" href={calendar.webcal}>
          {t('calendar.open')}
        </a>
      </p>
      <p className="field">
        <label htmlFor="https">{t('calendar.copy')}</label>
        <input id="https" className="long" readOnly value={calendar.https} dir="ltr" />
        <small>{t('calendar.secret')}</small>
      </p>
    </section>
  )
}

/** The plan in the calendar of their own phone. */
export default function MyCalendarPage() {
  const { t } = useTranslation()
  const { slug, isCaregiver, calendar } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormPage title={t('calendar.title')} refused={refused}>
      <p>{t('calendar.lead')}</p>
      {isCaregiver ? (
        <p>{t('calendar.notYours')}</p>
      ) : calendar === null ? (
        <form method="post">
          <Choice namesTreatments={false} />
          <p className="submit">
            <button type="submit" name="change" value="renew">
              {t('calendar.make')}
            </button>
          </p>
        </form>
      ) : (
        <>
          <Address calendar={calendar} />
          <HowTo />
          <section aria-labelledby="change">
            <h2 id="change">{t('calendar.change')}</h2>
            <p>{t('calendar.changeHint')}</p>
            <form method="post">
              <Choice namesTreatments={calendar.namesTreatments} />
              <p className="submit">
                <button type="submit" name="change" value="renew" className="secondary">
                  {t('calendar.renew')}
                </button>{' '}
                <button type="submit" name="change" value="end" className="secondary">
                  {t('calendar.end')}
                </button>
              </p>
            </form>
          </section>
        </>
      )}
      <p>
        <a href={paths.myPlan(slug)}>{t('today.wholePlan')}</a>
      </p>
    </FormPage>
  )
}
