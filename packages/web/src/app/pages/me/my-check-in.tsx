import type { Level } from '@anagen/kb'
import { myCheckInOf, orPage, patientVisit, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Looking } from '../../../clinic/my-check-in.ts'
import { paths } from '../../../paths.ts'
import { AnswerCard } from '../../parts/answer-card.tsx'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { CorrectedBy } from '../../parts/clinic/corrections.tsx'
import { SaidList } from '../../parts/clinic/said.tsx'
import { LevelMark } from '../../parts/level-mark.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await patientVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return { slug: clinic.slug, checkIn: orPage(await myCheckInOf(asked, params.checkIn ?? '', clock, site.knowledge)) }
}

const LookingLine = ({ looking }: { readonly looking: Looking }) => {
  const { t } = useTranslation()
  switch (looking.kind) {
    case 'nobody-needs':
      return <p>{t('looking.nobodyNeeds')}</p>
    case 'will':
      return <p>{t(looking.isLate ? 'looking.late' : 'looking.will', { who: looking.who, by: looking.by })}</p>
    case 'has':
      return <p>{t('looking.has', { who: looking.who, when: looking.when })}</p>
    case 'done':
      return <p>{t('looking.done', { when: looking.when })}</p>
  }
}

const Who = ({ checkIn }: Pick<Awaited<ReturnType<typeof loader>>, 'checkIn'>) => {
  const { t } = useTranslation()
  const { looking, phone } = checkIn
  return (
    <section className="looking" aria-labelledby="looking" data-sent={checkIn.id}>
      <h2 id="looking" className="visually-hidden">
        {t('looking.title')}
      </h2>
      <LookingLine looking={looking} />
      {checkIn.nobodyUntil === null ? null : <p>{t('checkIn.nobodyUntil', { when: checkIn.nobodyUntil })}</p>}
      {checkIn.wasNobodyKnown ? <p>{t('checkIn.nobodyThen')}</p> : null}
      <p>
        {t('checkIn.cannotWait')} <ClinicPhone phone={phone} />
      </p>
    </section>
  )
}

export default function MyCheckInPage() {
  const { t } = useTranslation()
  const { slug, checkIn } = useLoaderData<typeof loader>()
  const { view } = checkIn
  const level = t(`level.${view.answer.level}`)
  return (
    <>
      <PageHead title={`${level}: ${view.answer.headline}`} description={level} isIndexed={false} />
      {checkIn.corrects === null ? null : (
        <p>
          {t('looking.corrects')} <a href={paths.myCheckIn(slug, checkIn.corrects)}>{t('checkIn.readBefore')}</a>
        </p>
      )}
      <CorrectedBy corrections={checkIn.correctedBy} pathOf={(id) => paths.myCheckIn(slug, id)} />
      {checkIn.firstLevel === null ? null : (
        <p>
          {t('looking.judgedAgain')} <LevelMark level={checkIn.firstLevel as Level} />
        </p>
      )}
      <AnswerCard view={view} who={<Who checkIn={checkIn} />} />
      <section>
        <h2>{t('looking.youSaid')}</h2>
        <p className="hint">
          {t('looking.sent', { when: checkIn.sentAt })}
          {checkIn.writtenAt === null ? null : ` ${t('looking.written', { when: checkIn.writtenAt })}`}
        </p>
        <SaidList said={checkIn.said} />
        <p>
          <a href={`${paths.myPhotos(slug)}?check-in=${checkIn.id}`}>{t('looking.addPhoto')}</a>{' '}
          <a href={paths.checkIn(slug)}>{t('looking.changed')}</a>
        </p>
      </section>
    </>
  )
}
