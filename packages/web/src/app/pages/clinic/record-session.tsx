import {
  formModel,
  orPage,
  patientViewOf,
  readForm,
  recordFrom,
  refusedWith,
  type Sent,
  siteRequest,
  staffVisit,
  wallOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { RefusalNotice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  const { id, name, courses } = orPage(await patientViewOf(asked, params.patient ?? '', clock, site.knowledge))
  return {
    slug: clinic.slug,
    patient: { id, name, courses },
    treatments: formModel(site.knowledge).treatments.filter(({ isRegimen }) => !isRegimen),
    now: wallOf(site.now, clinic.zone),
    zone: clinic.zone,
    formId: asked.newId(),
  }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const patientId = params.patient ?? ''
  const form = await readForm(request)
  const result = await recordFrom(form, patientId, clinic.zone, asked)
  return refusedWith(result, form, request) ?? redirect(paths.patient(clinic.slug, patientId), 303)
}

const Lot = ({ sent }: { readonly sent: Sent | undefined }) => {
  const { t } = useTranslation()
  return (
    <details open={Boolean(sent?.product || sent?.batch)}>
      <summary>{t('session.lot')}</summary>
      {(['product', 'batch'] as const).map((name) => (
        <p className="field" key={name}>
          <label htmlFor={name}>{t(`session.${name}`)}</label>
          <input id={name} name={name} maxLength={200} autoComplete="off" defaultValue={sent?.[name]} />
        </p>
      ))}
      <p className="field">
        <label htmlFor="expires">{t('session.expires')}</label>
        <input id="expires" name="expires" type="date" defaultValue={sent?.expires} />
      </p>
    </details>
  )
}

export default function RecordSessionPage() {
  const { t } = useTranslation()
  const { patient, treatments, now, zone, formId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const sent = refused?.sent
  // the same form, unless its id says something else by now
  const id = refused?.refused === 'id-taken' ? formId : (sent?.id ?? formId)
  const title = t('session.title', { name: patient.name })
  return (
    <>
      <PageHead title={title} description={t('session.record')} isIndexed={false} />
      <h1>{title}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <form method="post" className="narrow">
        <input type="hidden" name="id" value={id} />
        <p className="field">
          <label htmlFor="course">{t('session.course')}</label>
          <select id="course" name="course" required defaultValue={sent?.course ?? patient.courses[0]?.id ?? ''}>
            {patient.courses.length > 0 ? null : (
              <option value="" disabled>
                {t('case.chooseLevel')}
              </option>
            )}
            {patient.courses.map(({ id, treatment }) => (
              <option key={id} value={id}>
                {treatment}
              </option>
            ))}
            {treatments.map(({ id, name }) => (
              <option key={id} value={`new/${id}`}>
                {t('session.newCourse', { treatment: name })}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor="endedAt">{t('session.endedAt', { zone })}</label>
          <input
            id="endedAt"
            name="endedAt"
            type="datetime-local"
            required
            defaultValue={sent?.endedAt ?? now}
            max={now}
          />
          <small>{t('session.endedAtHint')}</small>
        </p>
        <p className="field">
          <label htmlFor="areas">{t('session.areas')}</label>
          <input id="areas" name="areas" maxLength={300} autoComplete="off" defaultValue={sent?.areas} />
          <small>{t('session.areasHint')}</small>
        </p>
        <Lot sent={sent} />
        <p className="submit">
          <button type="submit">{t('session.record')}</button>
        </p>
      </form>
    </>
  )
}
