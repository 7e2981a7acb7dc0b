import { orPage, patientVisit, planOf, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PlanStep } from '../../../clinic/plan.ts'
import { paths } from '../../../paths.ts'
import { K } from '../../parts/knowledge-text.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  return {
    slug: clinic.slug,
    days: orPage(await planOf(asked, patientId, { zone: clinic.zone, now: site.now }, site.knowledge)),
  }
}

const Step = ({ step }: { readonly step: PlanStep }) => {
  const { t } = useTranslation()
  return (
    <li className={step.status === null ? undefined : `step-${step.status}`}>
      <strong>{t(`plan.kind.${step.kind as 'do'}`)}</strong> <K>{step.text}</K>{' '}
      {step.from === null ? null : (
        <span className="hint">
          {step.to === null ? t('may.from', { when: step.from }) : t('plan.span', { from: step.from, to: step.to })}
        </span>
      )}
      {step.why === null ? null : (
        <small>
          {' '}
          <K>{step.why}</K>
        </small>
      )}
    </li>
  )
}

export default function PlanPage() {
  const { t } = useTranslation()
  const { slug, days } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('me.plan')} description={t('me.plan')} isIndexed={false} />
      <h1>{t('plan.title')}</h1>
      <p>
        <a href={paths.myCalendar(slug)}>{t('calendar.title')}</a>
      </p>
      {days.length === 0 ? <p>{t('today.nothingDone')}</p> : null}
      {days.map(({ day, steps }) => (
        <section key={day}>
          <h2>{day === '' ? t('plan.noDate') : day}</h2>
          <ul className="plan">
            {steps.map((step) => (
              <Step key={step.key} step={step} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
