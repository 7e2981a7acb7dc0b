import { orPage, patientVisit, planOf, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PlanDay, PlanStep } from '../../../clinic/plan.ts'
import { paths } from '../../../paths.ts'
import { K } from '../../parts/knowledge-text.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  return {
    slug: clinic.slug,
    plan: orPage(await planOf(asked, patientId, { zone: clinic.zone, now: site.now }, site.knowledge)),
  }
}

const Step = ({ step }: { readonly step: PlanStep }) => {
  const { t } = useTranslation()
  const { kind, text, why, from, to } = step
  return (
    <li>
      <strong>{t(`plan.kind.${kind as 'do'}`)}</strong> <K>{text}</K>
      {from === null ? null : (
        <span className="step-when">
          {to === null
            ? t('may.from', { when: from })
            : // what is allowed from a day on does not end: until then some sources still ask for care
              t(kind === 'allowed-from' ? 'plan.maySpan' : 'plan.span', { from, to })}
        </span>
      )}
      {why === null ? null : (
        <small className="step-why">
          <K>{why}</K>
        </small>
      )}
    </li>
  )
}

const Steps = ({ steps }: { readonly steps: readonly PlanStep[] }) => (
  <ul className="plan">
    {steps.map((step) => (
      <Step key={step.key} step={step} />
    ))}
  </ul>
)

const Days = ({ days }: { readonly days: readonly PlanDay[] }) => {
  const { t } = useTranslation()
  return days.map(({ day, steps }) => (
    <section key={day}>
      <h3 className="group">{day === '' ? t('plan.noDate') : day}</h3>
      <Steps steps={steps} />
    </section>
  ))
}

export default function PlanPage() {
  const { t } = useTranslation()
  const { slug, plan } = useLoaderData<typeof loader>()
  const { now, maybe, ahead, past } = plan
  return (
    <>
      <PageHead title={t('me.plan')} description={t('me.plan')} isIndexed={false} />
      <h1>{t('plan.title')}</h1>
      <p className="not-on-paper">
        <a href={paths.myCalendar(slug)}>{t('calendar.title')}</a>
      </p>
      {now.length + maybe.length + ahead.length + past.length === 0 ? <p>{t('today.nothingDone')}</p> : null}
      {now.length + maybe.length === 0 ? null : (
        <section aria-labelledby="now">
          <h2 id="now">{t('plan.now')}</h2>
          <Steps steps={now} />
          {maybe.length === 0 ? null : (
            <details>
              <summary>{t('plan.maybe', { count: maybe.length })}</summary>
              <Steps steps={maybe} />
            </details>
          )}
        </section>
      )}
      {ahead.length === 0 ? null : (
        <section aria-labelledby="ahead">
          <h2 id="ahead">{t('plan.ahead')}</h2>
          <Days days={ahead} />
        </section>
      )}
      {past.length === 0 ? null : (
        <section aria-labelledby="past" className="not-on-paper">
          <h2 id="past">{t('plan.past')}</h2>
          <details>
            <summary>{t('plan.showPast', { count: past.reduce((sum, { steps }) => sum + steps.length, 0) })}</summary>
            <Days days={past} />
          </details>
        </section>
      )}
    </>
  )
}
