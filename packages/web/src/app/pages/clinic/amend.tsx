import {
  amendFrom,
  orPage,
  PROBLEMS,
  readForm,
  sessionToAmend,
  siteRequest,
  staffVisit,
  stay,
  wallOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import type { Tried } from '../../../clinic/amend.ts'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { LevelChange } from '../../parts/clinic/level-change.tsx'
import { WhenField } from '../../parts/clinic/when-field.tsx'
import { Field } from '../../parts/field.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { NoteField } from '../../parts/note-field.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const ids = { patientId: params.patient ?? '', sessionId: params.session ?? '' }
  return {
    slug: clinic.slug,
    patientId: ids.patientId,
    session: orPage(await sessionToAmend(asked, ids, clinic.zone, site.knowledge)),
    zone: clinic.zone,
    now: wallOf(site.now, clinic.zone),
  }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  const tried = await amendFrom(await readForm(request), params.session ?? '', asked, clock)
  if (tried === null) return redirect(paths.patient(clinic.slug, params.patient ?? ''), 303)
  return stay(tried, tried.refused === null ? 200 : PROBLEMS[tried.refused.refused].status)
}

const WhatChanges = ({ changed }: { readonly changed: NonNullable<Tried['changed']> }) => {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="changes" role="status">
      <h2 id="changes">{t('amend.changes', { count: changed.length })}</h2>
      <ul className="earlier">
        {changed.map(({ id, when, from, to }) => (
          <li key={id}>
            {when}: <LevelChange from={from} to={to} />
          </li>
        ))}
      </ul>
      <p className="hint">{t('amend.changesHint')}</p>
    </section>
  )
}

/** Puts a session right: first what that changes, then the change itself. */
export default function AmendPage() {
  const { t } = useTranslation()
  const { slug, patientId, session, zone, now } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { version, endedAt, areas, isVoid, reason } = tried?.amendment ?? { ...session, isVoid: false, reason: '' }
  const isTried = tried?.changed !== null && tried?.changed !== undefined
  return (
    <FormPage
      title={t('amend.title', { name: session.patient })}
      description={t('amend.lead')}
      refused={tried?.refused}
      back={{ href: paths.patient(slug, patientId), name: t('amend.back') }}
    >
      <p>
        <K>{session.treatment}</K>. {t('amend.lead')}
      </p>
      {isTried ? <WhatChanges changed={tried.changed ?? []} /> : null}
      <form method="post" className="narrow">
        <input type="hidden" name="version" value={version} />
        <WhenField name="endedAt" label={t('session.endedAt')} zone={zone} required defaultValue={endedAt} max={now} />
        <Field
          name="areas"
          label={t('session.areas')}
          hint={t('session.areasHint')}
          maxLength={300}
          defaultValue={areas}
        />
        <p>
          <label>
            <input type="checkbox" name="voided" value="yes" defaultChecked={isVoid} /> {t('amend.void')}
          </label>
        </p>
        <NoteField name="reason" label={t('amend.reason')} maxLength={2000} defaultValue={reason} />
        <p className="submit">
          {isTried ? (
            <>
              <button type="submit" name="go" value="change">
                {t('amend.make')}
              </button>{' '}
              <button type="submit" name="go" value="try" className="secondary">
                {t('amend.tryAgain')}
              </button>
            </>
          ) : (
            <button type="submit" name="go" value="try">
              {t('amend.try')}
            </button>
          )}
        </p>
      </form>
    </FormPage>
  )
}
