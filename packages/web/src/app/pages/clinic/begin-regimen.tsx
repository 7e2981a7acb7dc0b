import {
  beginRegimenFrom,
  formModel,
  orPage,
  patientViewOf,
  readForm,
  refusedWith,
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
  const { id, name, inUse } = orPage(await patientViewOf(asked, params.patient ?? '', clock, site.knowledge))
  return {
    slug: clinic.slug,
    patient: { id, name },
    treatments: formModel(site.knowledge).treatments.filter((t) => t.isRegimen && !inUse.includes(t.id)),
    now: wallOf(site.now, clinic.zone),
    zone: clinic.zone,
    formId: asked.newId(),
  }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const patientId = params.patient ?? ''
  const form = await readForm(request)
  const result = await beginRegimenFrom(form, patientId, clinic.zone, asked)
  return refusedWith(result, form, request) ?? redirect(paths.patient(clinic.slug, patientId), 303)
}

export default function BeginRegimenPage() {
  const { t } = useTranslation()
  const { slug, patient, treatments, now, zone, formId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const sent = refused?.sent
  // the same form, unless its id says something else by now
  const id = refused?.refused === 'id-taken' ? formId : (sent?.id ?? formId)
  const title = t('regimen.title', { name: patient.name })
  return (
    <>
      <PageHead title={title} description={t('regimen.begin')} isIndexed={false} />
      <h1>{title}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      {treatments.length === 0 ? (
        <p>
          {t('regimen.allInUse')} <a href={paths.patient(slug, patient.id)}>{patient.name}</a>
        </p>
      ) : (
        <form method="post" className="narrow">
          <input type="hidden" name="id" value={id} />
          <p className="field">
            <label htmlFor="treatment">{t('regimen.what')}</label>
            <select id="treatment" name="treatment" required defaultValue={sent?.treatment ?? ''}>
              <option value="" disabled>
                {t('case.chooseLevel')}
              </option>
              {treatments.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <small>{t('regimen.whatHint')}</small>
          </p>
          <p className="field">
            <label htmlFor="firstDoseAt">{t('regimen.first', { zone })}</label>
            <input
              id="firstDoseAt"
              name="firstDoseAt"
              type="datetime-local"
              required
              defaultValue={sent?.firstDoseAt ?? now}
              max={now}
            />
            <small>{t('regimen.firstHint')}</small>
          </p>
          <p className="submit">
            <button type="submit">{t('regimen.begin')}</button>
          </p>
        </form>
      )}
    </>
  )
}
