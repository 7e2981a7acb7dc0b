import { orPage, patientViewOf, readForm, refusalOf, sendMine, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Photos } from '../../parts/clinic/case-history.tsx'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { Messages } from '../../parts/clinic/messages.tsx'
import { RefusalNotice } from '../../parts/clinic/notice.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { LevelMark } from '../../parts/level-mark.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return {
    slug: clinic.slug,
    patient: orPage(await patientViewOf(asked, params.patient ?? '', clock, site.knowledge)),
  }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const patientId = params.patient ?? ''
  const result = await sendMine(await readForm(request), patientId, asked)
  return refusalOf(result) ?? redirect(paths.patient(clinic.slug, patientId), 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Courses = ({ slug, patient }: Shown) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">{t('patient.courses')}</h2>
      {patient.courses.map(({ id, treatment, sessions }) => (
        <div key={id}>
          <h3>
            <K>{treatment}</K>
          </h3>
          <ul>
            {sessions.map((session) => (
              <li key={session.id}>
                {t('today.since', { since: session.since, on: session.when })} {session.areas.join(', ')}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        <a className="button secondary" href={paths.recordSession(slug, patient.id)}>
          {t('session.record')}
        </a>
      </p>
    </section>
  )
}

const CasesAndCheckIns = ({ slug, patient }: Shown) => {
  const { t } = useTranslation()
  return (
    <>
      <section aria-labelledby="cases">
        <h2 id="cases">{t('patient.cases', { count: patient.cases.length })}</h2>
        <ul className="earlier">
          {patient.cases.map(({ id, level, state, opened }) => (
            <li key={id}>
              <LevelMark level={level} /> <a href={paths.case(slug, id)}>{opened}</a> {t(`state.${state as 'open'}`)}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="check-ins">
        <h2 id="check-ins">{t('record.checkIns')}</h2>
        {patient.nextDue === null ? null : <p>{t('today.next', { when: patient.nextDue })}</p>}
        <ol className="earlier">
          {patient.checkIns.map(({ id, level, when, headline }) => (
            <li key={id}>
              <LevelMark level={level} /> {when} <K>{headline}</K>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

export default function PatientPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const { patient, slug } = shown
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title={patient.name} description={t('console.patients')} isIndexed={false} />
      <h1 dir="auto">{patient.name}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <ul className="facts">
        {patient.phone === null ? null : (
          <li>
            {t('case.call')} <ClinicPhone phone={patient.phone} />
          </li>
        )}
        {patient.email === null ? null : <li>{patient.email}</li>}
        {patient.about.map((about) => (
          <li key={about}>
            <strong>
              <K>{about}</K>
            </strong>
          </li>
        ))}
      </ul>
      <div className="columns">
        <div>
          <Courses {...shown} />
          <section aria-labelledby="messages">
            <h2 id="messages">{t('me.messages')}</h2>
            <Messages
              messages={patient.messages}
              messageId={patient.messageId}
              patient={patient.name}
              hint={t('messages.closesNothing')}
            />
          </section>
        </div>
        <div>
          <CasesAndCheckIns {...shown} />
          <Photos slug={slug} photos={patient.photos} />
        </div>
      </div>
    </>
  )
}
