import {
  logCall,
  orPage,
  readForm,
  recontactsOf,
  refusedWith,
  replayViewOf,
  siteRequest,
  staffVisit,
  startReplay,
  textOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import type { Recontact } from '../../../clinic/contacts.ts'
import type { Sent } from '../../../clinic/refusal-of.ts'
import type { ReplayView } from '../../../clinic/replay.ts'
import { paths } from '../../../paths.ts'
import { LogCall } from '../../parts/clinic/calls.tsx'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { LevelChange } from '../../parts/clinic/level-change.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { Field } from '../../parts/field.tsx'
import { IslandScript } from '../../parts/island-script.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const cursor = new URL(request.url).searchParams.get('cursor')
  const clock = { zone: clinic.zone, now: site.now }
  // the run before the list: a run that ends between the two reads then shows as still going, never as done with nobody to tell
  const replay = orPage(await replayViewOf(asked, clock, site.knowledge.digest))
  const view = orPage(await recontactsOf(asked, cursor, clock))
  return { slug: clinic.slug, digest: site.knowledge.digest, view, replay, formId: asked.newId() }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  if (form.get('move') === 'call') {
    const logged = await logCall(form, textOf(form, 'patient'), asked)
    return refusedWith(logged, form, request) ?? redirect(paths.recontacts(clinic.slug), 303)
  }
  const started = await startReplay(form, clinic.zone, asked)
  return refusedWith(started, form, request) ?? redirect(paths.recontacts(clinic.slug), 303)
}

const Latest = ({ latest, again }: { readonly latest: NonNullable<ReplayView['latest']>; readonly again: string }) => {
  const { t } = useTranslation()
  const { started, isRunning, isKept, isOld, looked, total, changed, raised, unjudged, readyAt } = latest
  if (isRunning)
    return (
      <div data-running>
        <p>
          <label htmlFor="replay">{t('recontacts.running', { started, looked, total })}</label>
        </p>
        <progress id="replay" max={Math.max(total, 1)} value={looked} />
        <p>
          {readyAt === null ? t('recontacts.readySoon') : t('recontacts.readyAt', { at: readyAt })}{' '}
          {t('recontacts.goesOn')} <a href={again}>{t('recontacts.howFar')}</a>
        </p>
        <p className="late" data-late hidden>
          {t('recontacts.late')}
        </p>
      </div>
    )
  return (
    <>
      <Notice kind="done">
        {t(isKept ? 'recontacts.kept' : 'recontacts.would', { started, looked, changed, raised })}
        {unjudged === 0
          ? null
          : ` ${t(isKept ? 'recontacts.unjudged' : 'recontacts.wouldBeUnjudged', { count: unjudged })}`}
      </Notice>
      {isOld ? <Notice kind="refused">{t('recontacts.oldFacts')}</Notice> : null}
    </>
  )
}

const Judge = ({ since, latest, again }: ReplayView & { readonly again: string }) => {
  const { t } = useTranslation()
  const mayKeep =
    latest !== null && !latest.isRunning && !latest.isKept && !latest.isOld && latest.changed + latest.unjudged > 0
  return (
    <section className="card" aria-labelledby="judge" data-judge>
      <h2 id="judge">{t('recontacts.judge')}</h2>
      {latest === null ? null : <Latest latest={latest} again={again} />}
      {latest?.isRunning ? null : (
        <form method="post">
          <Field name="since" label={t('recontacts.since')} type="date" required defaultValue={since} />
          <p className="submit">
            <button type="submit" name="go" value="try" className="secondary">
              {t('recontacts.try')}
            </button>{' '}
            {mayKeep ? (
              <button type="submit" name="go" value="keep">
                {t('recontacts.keep')}
              </button>
            ) : null}
          </p>
        </form>
      )}
    </section>
  )
}

interface EntryProps {
  readonly slug: string
  readonly entry: Recontact
  readonly formId: string
  readonly sent: Sent | undefined
}

const Entry = ({ slug, entry, formId, sent }: EntryProps) => {
  const { t } = useTranslation()
  const { key, patientId, patient, checkInId, received, judged, from, to, caseId, contacted } = entry
  const isThis = sent?.checkIn === checkInId
  return (
    <li>
      <p>
        <a href={paths.patient(slug, patientId)} dir="auto">
          {patient}
        </a>
        : <LevelChange from={from} to={to} />
      </p>
      <p className="hint">{t('recontacts.when', { received, judged })}</p>
      {contacted !== null ? (
        <p>
          <span className="count">{t('recontacts.told')}</span> {contacted}
        </p>
      ) : caseId !== null ? (
        <p>
          <a href={paths.case(slug, caseId)}>{t('recontacts.toCase')}</a>
        </p>
      ) : (
        <details className="move" open={isThis}>
          <summary>
            {t('case.contact')}
            <span className="visually-hidden">{`: ${patient}, ${received}`}</span>
          </summary>
          <LogCall
            id={key.replace(/\W/g, '')}
            about={{ patient: patientId, checkIn: checkInId }}
            callId={formId}
            sent={isThis ? sent : undefined}
          />
        </details>
      )}
    </li>
  )
}

/** After the knowledge changed: who would be told something else now, and who has been told. */
export default function RecontactsPage() {
  const { t } = useTranslation()
  const { slug, digest, view, replay, formId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const sent = refused?.sent
  return (
    <FormPage title={t('recontacts.title')} refused={refused}>
      <p>{t('recontacts.lead')}</p>
      {replay === null ? null : <Judge {...replay} again={paths.recontacts(slug)} />}
      <section aria-labelledby="list" data-list>
        <h2 id="list">{t('recontacts.list')}</h2>
        {view.rows.length === 0 ? <p className="empty">{t('recontacts.none')}</p> : null}
        <ol className="recontacts">
          {view.rows.map((entry) => (
            <Entry key={entry.key} slug={slug} entry={entry} formId={formId} sent={sent} />
          ))}
        </ol>
        {view.next === null ? null : (
          <a href={`${paths.recontacts(slug)}?cursor=${encodeURIComponent(view.next)}`}>{t('record.earlier')}</a>
        )}
      </section>
      <p className="digest">{t('recontacts.facts', { digest: digest.slice(0, 12) })}</p>
      {replay?.latest?.isRunning ? <IslandScript name="replay-island" /> : null}
    </FormPage>
  )
}
