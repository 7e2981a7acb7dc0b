import { checkInViewOf, orPage, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { AnswerCard } from '../../parts/answer-card.tsx'
import { Photos } from '../../parts/clinic/case-history.tsx'
import { CorrectedBy } from '../../parts/clinic/corrections.tsx'
import { EarlierVerdicts } from '../../parts/clinic/earlier-verdicts.tsx'
import { SaidList } from '../../parts/clinic/said.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { LevelMark } from '../../parts/level-mark.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return { slug: clinic.slug, checkIn: orPage(await checkInViewOf(asked, params.checkIn ?? '', clock, site.knowledge)) }
}

type Shown = Awaited<ReturnType<typeof loader>>

/** Whose it is, who sent it, what puts it right, and whose case it is. */
const Head = ({ slug, checkIn }: Shown) => {
  const { t } = useTranslation()
  const { patientId, patient, level, sentAt, writtenAt, byKind, byName, corrects, correctedBy } = checkIn
  return (
    <header className={`case-head level-${level}`}>
      <h1>
        <LevelMark level={level} />{' '}
        <a href={paths.patient(slug, patientId)} dir="auto">
          {patient}
        </a>
        , {sentAt}
      </h1>
      <p>
        {t('aCheckIn.by')} <span dir="auto">{byName ?? t(`record.kind.${byKind}`)}</span>
        {byKind === 'patient' || byName === null ? null : ` (${t(`record.kind.${byKind}`)})`}.{' '}
        {writtenAt === null ? null : t('aCheckIn.written', { when: writtenAt })}
      </p>
      <ul className="facts">
        {checkIn.done.map(({ treatment, before, on, stopped }) => (
          <li key={treatment + on}>
            <K>{treatment}</K>: {t('aCheckIn.done', { before, on })}
            {stopped === null ? null : <strong>{`, ${t('aCheckIn.stopped', { before: stopped })}`}</strong>}
          </li>
        ))}
        {checkIn.about.map((about) => (
          <li key={about}>
            <strong>
              <K>{about}</K>
            </strong>
          </li>
        ))}
      </ul>
      {corrects === null ? null : (
        <p>
          {t('aCheckIn.corrects')} <a href={paths.clinicCheckIn(slug, corrects)}>{t('aCheckIn.before')}</a>
        </p>
      )}
      <CorrectedBy corrections={correctedBy} pathOf={(id) => paths.clinicCheckIn(slug, id)} />
      <p>
        {checkIn.case === null ? (
          t('aCheckIn.noCase')
        ) : (
          <>
            <a href={paths.case(slug, checkIn.case.id)}>{t('aCheckIn.toCase')}</a>{' '}
            {checkIn.case.level === null ? null : <LevelMark level={checkIn.case.level} />}{' '}
            {t(`state.${checkIn.case.state as 'open'}`)}, <span dir="auto">{checkIn.case.owner}</span>
          </>
        )}
      </p>
    </header>
  )
}

/** A check-in whole, whether it made a case or not: what was said, the answer with its reasons, and how it was judged before. */
export default function CheckInPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const { slug, checkIn } = shown
  return (
    <>
      <PageHead
        title={`${t(`level.${checkIn.level}`)}: ${checkIn.patient}`}
        description={t('record.checkIns')}
        isIndexed={false}
      />
      <p>
        <a href={paths.patient(slug, checkIn.patientId)}>
          <span aria-hidden="true" className="arrow back" /> <span dir="auto">{checkIn.patient}</span>
        </a>
      </p>
      <Head {...shown} />
      <div className="columns">
        <div>
          <section aria-labelledby="said">
            <h2 id="said">{t('case.said', { when: checkIn.sentAt })}</h2>
            {checkIn.said.length === 0 ? <p className="hint">{t('aCheckIn.nothing')}</p> : null}
            <SaidList said={checkIn.said} />
          </section>
          <Photos slug={slug} photos={checkIn.photos} />
          {checkIn.photos.length === 0 ? <p className="hint">{t('aCheckIn.noPhotos')}</p> : null}
          <EarlierVerdicts checkIn={checkIn} />
        </div>
        <div>
          <AnswerCard view={checkIn.view} />
        </div>
      </div>
    </>
  )
}
