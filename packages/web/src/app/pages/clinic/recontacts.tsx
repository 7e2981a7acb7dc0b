import {
  isRefusal,
  logCall,
  orPage,
  readForm,
  recontactsOf,
  refusalOf,
  replayFrom,
  siteRequest,
  staffVisit,
  textOf,
  wallOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import type { Recontact, Replayed } from '../../../clinic/contacts.ts'
import { paths } from '../../../paths.ts'
import { LogCall } from '../../parts/clinic/calls.tsx'
import { LevelChange } from '../../parts/clinic/level-change.tsx'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { Field } from '../../parts/field.tsx'
import { PageHead } from '../../parts/page-head.tsx'

const DAY_MS = 86_400_000
const USUAL_DAYS = 30

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const cursor = new URL(request.url).searchParams.get('cursor')
  const clock = { zone: clinic.zone, now: site.now }
  return {
    slug: clinic.slug,
    since: wallOf(site.now - USUAL_DAYS * DAY_MS, clinic.zone).slice(0, 'YYYY-MM-DD'.length),
    digest: site.knowledge.digest,
    view: orPage(await recontactsOf(asked, cursor, clock)),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  if (form.get('move') === 'call') {
    const logged = await logCall(form, textOf(form, 'patient'), asked)
    return refusalOf(logged) ?? redirect(paths.recontacts(clinic.slug), 303)
  }
  const replayed = await replayFrom(form, clinic.zone, asked)
  return isRefusal(replayed) ? refusalOf(replayed) : replayed
}

const Judge = ({ since, replayed }: { readonly since: string; readonly replayed: Replayed | null }) => {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="judge">
      <h2 id="judge">{t('recontacts.judge')}</h2>
      {replayed === null ? null : (
        <Notice kind="done">
          {t(replayed.isKept ? 'recontacts.kept' : 'recontacts.would', {
            looked: replayed.looked,
            changed: replayed.changed,
            raised: replayed.raised,
          })}
        </Notice>
      )}
      <form method="post">
        <Field
          name="since"
          label={t('recontacts.since')}
          type="date"
          required
          defaultValue={replayed?.since ?? since}
        />
        <p className="submit">
          <button type="submit" name="go" value="try" className="secondary">
            {t('recontacts.try')}
          </button>{' '}
          {replayed === null || replayed.isKept || replayed.changed === 0 ? null : (
            <button type="submit" name="go" value="keep">
              {t('recontacts.keep')}
            </button>
          )}
        </p>
      </form>
    </section>
  )
}

const Entry = ({ slug, entry }: { readonly slug: string; readonly entry: Recontact }) => {
  const { t } = useTranslation()
  const { key, patientId, patient, checkInId, received, judged, from, to, caseId, contacted } = entry
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
        <details className="move">
          <summary>
            {t('case.contact')}
            <span className="visually-hidden">{`: ${patient}, ${received}`}</span>
          </summary>
          <LogCall id={key.replace(/\W/g, '')} about={{ patient: patientId, checkIn: checkInId }} />
        </details>
      )}
    </li>
  )
}

/** After the knowledge changed: who would be told something else now, and who has been told. */
export default function RecontactsPage() {
  const { t } = useTranslation()
  const { slug, since, digest, view } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const refused = result && isRefused(result) ? result : null
  const replayed = result && !isRefused(result) ? result : null
  return (
    <>
      <PageHead title={t('recontacts.title')} description={t('recontacts.title')} isIndexed={false} />
      <h1>{t('recontacts.title')}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <p>{t('recontacts.lead')}</p>
      {view.mayReplay ? <Judge since={since} replayed={replayed} /> : null}
      <h2>{t('recontacts.list')}</h2>
      {view.rows.length === 0 ? <p className="empty">{t('recontacts.none')}</p> : null}
      <ol className="recontacts">
        {view.rows.map((entry) => (
          <Entry key={entry.key} slug={slug} entry={entry} />
        ))}
      </ol>
      {view.next === null ? null : (
        <a href={`${paths.recontacts(slug)}?cursor=${encodeURIComponent(view.next)}`}>{t('record.earlier')}</a>
      )}
      <p className="digest">{t('card.digest', { digest: digest.slice(0, 12) })}</p>
    </>
  )
}

const isRefused = <T extends object>(result: T): result is Extract<T, { refused: unknown }> => 'refused' in result
