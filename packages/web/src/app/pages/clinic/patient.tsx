import {
  actOnPatient,
  callsOf,
  helpersOf,
  isRefusal,
  mayLogCalls,
  orPage,
  patientViewOf,
  readForm,
  refusedWith,
  type Sent,
  siteRequest,
  staffVisit,
  stay,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import type { PaperLink } from '../../../clinic/patient-actions.ts'
import { paths } from '../../../paths.ts'
import { CallsTable, LogCall } from '../../parts/clinic/calls.tsx'
import { Photos } from '../../parts/clinic/case-history.tsx'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { Helpers } from '../../parts/clinic/helpers.tsx'
import { Messages } from '../../parts/clinic/messages.tsx'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { CasesAndCheckIns, OpenCases } from '../../parts/clinic/patient-record.tsx'
import { QrPicture } from '../../parts/clinic/qr-picture.tsx'
import { Regimens } from '../../parts/clinic/regimens.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, actor } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  const patientId = params.patient ?? ''
  const said = new URL(request.url).searchParams
  return {
    slug: clinic.slug,
    zone: clinic.zone,
    isInvited: said.has('invited'),
    mayWrite: actor.role !== 'auditor',
    mayAudit: actor.role === 'owner' || actor.role === 'auditor',
    patient: orPage(await patientViewOf(asked, { patientId, before: said.get('before') }, clock, site.knowledge)),
    helpers: orPage(await helpersOf(asked, patientId, clock)),
    calls: mayLogCalls(asked) ? orPage(await callsOf(asked, { patientId, limit: 10 }, clock)).rows : null,
  }
}

/** Where the page goes on, or what it says, after something was done. */
const AFTER: Readonly<Record<string, string>> = { message: '#messages', invited: '?invited' }

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { clinic, clinics, asked } = await staffVisit(context.get(siteRequest), request)
  const patientId = params.patient ?? ''
  const form = await readForm(request)
  const result = await actOnPatient(form, patientId, asked, { identity: clinics.identity, zone: clinic.zone })
  if (isRefusal(result)) return refusedWith(result, form, request)
  // a link is shown once: it must not be found again by the back button of another page
  if ('link' in result) return stay(result)
  return redirect(`${paths.patient(clinic.slug, patientId)}${AFTER[result.done] ?? ''}`, 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Courses = ({ slug, zone, patient, mayWrite, sent }: Shown & { readonly sent: Sent | undefined }) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">{t('patient.courses')}</h2>
      {patient.courses.map(({ id, treatment, sessions, regimens }) => (
        <div key={id}>
          <h3>
            <K>{treatment}</K>
          </h3>
          <ul>
            {sessions.map((session) => (
              <li key={session.id}>
                {t('today.since', { since: session.since, on: session.when })} {session.areas.join(', ')}{' '}
                {mayWrite ? (
                  <a href={paths.amendSession(slug, patient.id, session.id)}>
                    {t('amend.open')}
                    <span className="visually-hidden">{`: ${session.when}`}</span>
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
          <Regimens regimens={regimens} treatment={treatment} mayEnd={patient.mayEndRegimens} zone={zone} sent={sent} />
        </div>
      ))}
      {mayWrite ? (
        <p className="inline">
          <a className="button secondary" href={paths.recordSession(slug, patient.id)}>
            {t('session.record')}
          </a>
          <a className="button secondary" href={paths.beginRegimen(slug, patient.id)}>
            {t('regimen.begin')}
          </a>
        </p>
      ) : null}
    </section>
  )
}

/** The ways in: an invitation by mail, or a link on paper for who has no mail address. */
const WaysIn = ({ patient, link }: Pick<Shown, 'patient'> & { readonly link: PaperLink | null }) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="ways-in">
      <h2 id="ways-in">{t('waysIn.title')}</h2>
      <p className="hint">{t('waysIn.hint')}</p>
      {link === null ? null : (
        <div className="card" role="status">
          <QrPicture code={link.qr} label={t('waysIn.qr')} />
          <p>
            <code dir="ltr" className="address">
              {link.url}
            </code>
          </p>
          <p className="hint">{t('waysIn.once')}</p>
        </div>
      )}
      <form method="post" className="inline">
        {patient.email === null ? null : (
          <button type="submit" name="move" value="invite" className="secondary">
            {t('team.again')}
          </button>
        )}
        <button type="submit" name="move" value="paper" className="secondary">
          {t('waysIn.paper')}
        </button>
      </form>
    </section>
  )
}

export default function PatientPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const { patient, slug, helpers, calls, mayWrite, mayAudit, isInvited } = shown
  const result = useActionData<typeof action>()
  const refused = result && 'refused' in result ? result : null
  const sent = refused?.sent
  const link = result && 'link' in result ? result.link : null
  return (
    <>
      <PageHead title={patient.name} description={t('console.patients')} isIndexed={false} />
      <h1 dir="auto">{patient.name}</h1>
      {isInvited && !result ? (
        <Notice kind="done">{t('patient.invited', { email: patient.email ?? '' })}</Notice>
      ) : null}
      <OpenCases slug={slug} patient={patient} />
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
          <Courses {...shown} sent={sent} />
          <section aria-labelledby="messages">
            <h2 id="messages" tabIndex={-1}>
              {t('me.messages')}
            </h2>
            <Messages
              messages={patient.messages}
              hasOlder={patient.hasOlderMessages}
              messageId={patient.formId}
              sent={sent}
              patient={patient.name}
              hint={t('messages.closesNothing')}
            />
          </section>
        </div>
        <div>
          <CasesAndCheckIns slug={slug} patient={patient} />
          <Photos slug={slug} photos={patient.photos} />
          {calls === null ? null : (
            <section aria-labelledby="calls">
              <h2 id="calls">{t('calls.title')}</h2>
              {calls.length === 0 ? (
                <p className="hint">{t('calls.none')}</p>
              ) : (
                <CallsTable slug={slug} calls={calls} />
              )}
              <details className="move" open={sent?.move === 'call'}>
                <summary>{t('case.contact')}</summary>
                <LogCall id="none" callId={patient.formId} sent={sent} />
              </details>
            </section>
          )}
          <section aria-labelledby="helpers">
            <h2 id="helpers">{t('helpers.of')}</h2>
            <Helpers helpers={helpers} sent={sent} />
          </section>
          {mayWrite ? <WaysIn patient={patient} link={link} /> : null}
          {mayAudit ? (
            <p>
              <a href={`${paths.audit(slug)}?patient=${patient.id}`}>{t('record.who')}</a>
            </p>
          ) : null}
          {mayWrite ? (
            <p>
              <a href={paths.erase(slug, patient.id)}>{t('erase.open')}</a>
            </p>
          ) : null}
        </div>
      </div>
    </>
  )
}
