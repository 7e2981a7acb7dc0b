import {
  actOnCase,
  caseViewOf,
  orPage,
  readForm,
  refusedWith,
  siteRequest,
  staffVisit,
  textIn,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { AnswerCard } from '../../parts/answer-card.tsx'
import { CaseHead } from '../../parts/clinic/case-head.tsx'
import { EarlierCheckIns, Events, Photos } from '../../parts/clinic/case-history.tsx'
import { CaseMoves } from '../../parts/clinic/case-moves.tsx'
import { CorrectedBy } from '../../parts/clinic/corrections.tsx'
import { Messages } from '../../parts/clinic/messages.tsx'
import { RefusalNotice } from '../../parts/clinic/notice.tsx'
import { SaidList } from '../../parts/clinic/said.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  const t = textIn(site.locale)
  const words = {
    notYours: t('case.notYours'),
    youHave: t('case.youHave'),
    somebodyHas: (who: string) => t('case.somebodyHas', { who }),
  }
  return {
    slug: clinic.slug,
    view: orPage(await caseViewOf(asked, params.case ?? '', clock, site.knowledge, words)),
  }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const form = await readForm(request)
  const caseId = params.case ?? ''
  const result = await actOnCase(form, caseId, asked)
  // whoever goes by keyboard goes on from what they did, and need not pass the whole page again
  const goesOnAt = form.get('move') === 'message' ? 'messages' : 'case'
  return refusedWith(result, form, request) ?? redirect(`${paths.case(clinic.slug, caseId)}#${goesOnAt}`, 303)
}

export default function CasePage() {
  const { t } = useTranslation()
  const { slug, view } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={`${t(`level.${view.level}`)}: ${view.patient}`}
        description={t('console.queue')}
        isIndexed={false}
      />
      <p>
        <a href={paths.queue(slug)}>
          <span aria-hidden="true" className="arrow back" /> {t('console.queue')}
        </a>
      </p>
      <CaseHead slug={slug} view={view} />
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <div className="columns">
        <div>
          <section aria-labelledby="said">
            <h2 id="said">
              {view.sentAt === null ? t(`cause.${view.cause as 'check-in'}`) : t('case.said', { when: view.sentAt })}
            </h2>
            {view.sentAt === null ? (
              <p>{t(view.cause === 'unread-message' ? 'case.seeMessages' : 'case.nothingSaid')}</p>
            ) : null}
            {view.corrects === null ? null : (
              <p>{view.corrects === '' ? t('case.correctsOlder') : t('case.corrects', { when: view.corrects })}</p>
            )}
            <CorrectedBy corrections={view.correctedBy} pathOf={(id) => paths.clinicCheckIn(slug, id)} />
            <SaidList said={view.said} />
            {view.checkInId === null ? null : (
              <p>
                <a href={paths.clinicCheckIn(slug, view.checkInId)}>{t('aCheckIn.whole')}</a>
              </p>
            )}
          </section>
          <CaseMoves view={view} sent={refused?.sent} />
          <section aria-labelledby="messages">
            <h2 id="messages" tabIndex={-1}>
              {t('me.messages')}
            </h2>
            <Messages
              messages={view.messages}
              hasOlder={view.hasOlderMessages}
              messageId={view.formId}
              sent={refused?.sent}
              patient={view.patient}
              hint={t('messages.closesNothing')}
            />
          </section>
          <Events events={view.events} />
        </div>
        <div>
          <Photos slug={slug} photos={view.photos} />
          <EarlierCheckIns slug={slug} view={view} />
          {view.view === null ? null : <AnswerCard view={view.view} />}
        </div>
      </div>
    </>
  )
}
