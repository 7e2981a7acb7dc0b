import type { Level } from '@anagen/kb'
import { orPage, patientVisit, siteRequest, todayOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Allowances } from '../../parts/clinic/allowances.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { LevelMark } from '../../parts/level-mark.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Ribbon, RibbonLegend } from '../../parts/ribbon.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return { slug: clinic.slug, today: orPage(await todayOf(asked, patientId, clock, site.knowledge)) }
}

type Shown = Awaited<ReturnType<typeof loader>>

const CheckInCard = ({ slug, today }: Shown) => {
  const { t } = useTranslation()
  const { next, openCase, onDuty } = today
  return (
    <section className="card check-in-card" aria-labelledby="next">
      <h2 id="next">
        {next.isDue ? t('today.due') : next.when === null ? t('today.noneDue') : t('today.next', { when: next.when })}
      </h2>
      {openCase === null ? null : (
        <p className="look">
          {openCase.isSeen
            ? t('today.seen', { who: openCase.who })
            : t('today.looks', { who: openCase.who, by: openCase.by })}
        </p>
      )}
      {next.last === null ? null : (
        <p>
          {t('today.last', { when: next.last.when })} <LevelMark level={next.last.level as Level} />{' '}
          <a href={paths.myCheckIn(slug, next.last.id)}>
            <K>{next.last.headline}</K>
          </a>
        </p>
      )}
      <p className="submit">
        <a className={next.isDue ? 'button' : 'button secondary'} href={paths.checkIn(slug)}>
          {t(next.isDue ? 'today.checkIn' : 'today.something')}
        </a>
      </p>
      <p className="hint">{onDuty === null ? t('today.nobody') : t('today.onDuty', { who: onDuty })}</p>
    </section>
  )
}

const Where = ({ today }: Shown) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('today.where')}</h2>
      {today.where.length === 0 ? <p>{t('today.nothingDone')}</p> : null}
      <ul className="where">
        {today.where.map(({ treatment, since, on }) => (
          <li key={treatment}>
            <strong>
              <K>{treatment}</K>
            </strong>
            : {t('today.since', { since, on })}
          </li>
        ))}
      </ul>
      {today.ribbons.map((ribbon) => (
        <Ribbon key={ribbon.treatment + ribbon.clock} ribbon={ribbon} />
      ))}
      {today.ribbons.length === 0 ? null : <RibbonLegend withHere />}
    </section>
  )
}

export default function TodayPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const { today, slug } = shown
  return (
    <>
      <PageHead title={t('me.today')} description={t('me.today')} isIndexed={false} />
      <h1 dir="auto">{t('today.hello', { name: today.name })}</h1>
      <CheckInCard {...shown} />
      <Where {...shown} />
      <Allowances notYet={today.notYet} withCare={today.withCare} />
      {today.tasks.length === 0 ? null : (
        <section aria-labelledby="tasks">
          <h2 id="tasks">{t('today.doNow')}</h2>
          <ul>
            {today.tasks.map((text) => (
              <li key={text}>
                <K>{text}</K>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={paths.myPlan(slug)}>{t('today.wholePlan')}</a>
      </p>
    </>
  )
}
