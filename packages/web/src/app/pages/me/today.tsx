import type { Level } from '@anagen/kb'
import { orPage, patientVisit, siteRequest, todayOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { OpenCase } from '../../../clinic/today.ts'
import { paths } from '../../../paths.ts'
import { Holds } from '../../parts/answer-holds.tsx'
import { Allowances } from '../../parts/clinic/allowances.tsx'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { LevelMark } from '../../parts/level-mark.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Ribbon, RibbonLegend } from '../../parts/ribbon.tsx'
import { useRoot } from '../../use-root.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return { slug: clinic.slug, today: orPage(await todayOf(asked, patientId, clock, site.knowledge)) }
}

type Shown = Awaited<ReturnType<typeof loader>>

const Look = ({ found }: { readonly found: OpenCase }) => {
  const { t } = useTranslation()
  const { look, who, by, about, opened } = found
  return t(`today.${look}`, { who, by, what: t(`today.what.${about}`, { when: opened }) })
}

/** Each of them: whoever waits for two people reads both, and by when. */
const Looks = ({ cases }: { readonly cases: readonly OpenCase[] }) => {
  const [only, ...others] = cases
  if (!only) return null
  if (others.length === 0)
    return (
      <p className="look">
        <Look found={only} />
      </p>
    )
  return (
    <ul className="look">
      {cases.map((found) => (
        <li key={found.id}>
          <Look found={found} />
        </li>
      ))}
    </ul>
  )
}

const CheckInCard = ({ slug, today }: Shown) => {
  const { t } = useTranslation()
  const { clinic } = useRoot()
  const { next, openCases, onDuty } = today
  const isPressing = openCases.length > 0 && (next.last?.level === 'urgent' || next.last?.level === 'emergency')
  const isToCall = isPressing || openCases.some(({ isPressing, look }) => isPressing || look === 'late')
  return (
    <section className="card check-in-card" aria-labelledby="next">
      <h2 id="next">
        {next.isDue ? t('today.due') : next.when === null ? t('today.noneDue') : t('today.next', { when: next.when })}
      </h2>
      <Looks cases={openCases} />
      {next.last === null ? null : (
        <p className={isPressing ? `last pressing-line level-${next.last.level}` : 'last'}>
          {t('today.last', { when: next.last.when })} <LevelMark level={next.last.level as Level} />{' '}
          <a href={paths.myCheckIn(slug, next.last.id)}>
            <K>{next.last.headline}</K>
          </a>
        </p>
      )}
      {/* where somebody has to look, no answer is held out as good until then */}
      {next.last?.stored && (openCases.length === 0 || next.last.stored.isOver) ? (
        <p>
          <Holds stored={next.last.stored} />
        </p>
      ) : null}
      <p className="submit">
        <a className={next.isDue ? 'button' : 'button secondary'} href={paths.checkIn(slug)}>
          {t(next.isDue ? 'today.checkIn' : 'today.something')}
        </a>
      </p>
      <p className="hint">{onDuty === null ? t('today.nobody') : t('today.onDuty', { who: onDuty })}</p>
      {clinic === null ? null : (
        <p className={isToCall ? 'call-now' : 'hint'}>
          {t('checkIn.cannotWait')} <ClinicPhone phone={clinic.phone} />
        </p>
      )}
    </section>
  )
}

const Where = ({ today }: Shown) => {
  const { t } = useTranslation()
  const isNotDrawn = ({ treatment }: Shown['today']['where'][number]) =>
    today.ribbons.every((ribbon) => ribbon.treatment !== treatment || ribbon.at === null)
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('today.where')}</h2>
      {today.where.length === 0 ? <p>{t('today.nothingDone')}</p> : null}
      <ul className="where">
        {today.where.filter(isNotDrawn).map(({ treatment, since, on, stopped }) => (
          <li key={treatment}>
            <strong>
              <K>{treatment}</K>
            </strong>
            : {t('today.since', { since, on })}
            {stopped === null ? null : `, ${t('today.stopped', { since: stopped })}`}
          </li>
        ))}
      </ul>
      {today.ribbons.map((ribbon) => (
        <Ribbon
          key={ribbon.treatment + ribbon.clock}
          ribbon={ribbon}
          on={today.where.find(({ treatment }) => treatment === ribbon.treatment)?.on}
        />
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
