import { auditOf, orPage, patientsOf, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { AuditTable } from '../../parts/clinic/audit-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const query = new URL(request.url).searchParams
  const patient = query.get('patient') ?? ''
  const clock = { zone: clinic.zone, now: site.now }
  return {
    slug: clinic.slug,
    patient,
    patients: orPage(await patientsOf(asked, null, clock)).rows,
    audit: patient === '' ? null : orPage(await auditOf(asked, patient, query.get('cursor'), clock)),
  }
}

export default function AuditPage() {
  const { t } = useTranslation()
  const { slug, patient, patients, audit } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('console.audit')} description={t('console.audit')} isIndexed={false} />
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.lead')}</p>
      <form method="get" className="inline">
        <label htmlFor="patient">{t('queue.patient')}</label>
        <select id="patient" name="patient" defaultValue={patient} required>
          {patients.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" className="secondary">
          {t('queue.show')}
        </button>
      </form>
      {audit === null ? <p className="empty">{t('audit.choose')}</p> : <AuditTable entries={audit.entries} />}
      {audit?.next ? (
        <a href={`${paths.audit(slug)}?patient=${patient}&cursor=${encodeURIComponent(audit.next)}`}>
          {t('record.earlier')}
        </a>
      ) : null}
    </>
  )
}
