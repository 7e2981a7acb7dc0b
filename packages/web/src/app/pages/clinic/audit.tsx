import { auditViewOf, orPage, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { AuditRow } from '../../../clinic/audit-view.ts'
import { paths } from '../../../paths.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { didIn } from '../../parts/clinic/audit-table.tsx'
import { HowManyFound, PatientSearchField } from '../../parts/clinic/find-patient.tsx'
import { WhenField } from '../../parts/clinic/when-field.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return {
    slug: clinic.slug,
    zone: clinic.zone,
    audit: orPage(await auditViewOf(asked, new URL(request.url).searchParams, clock)),
  }
}

type Shown = Awaited<ReturnType<typeof loader>>

const Filters = ({ slug, zone, audit: { filter, staff, actions, toChoose } }: Shown) => {
  const { t } = useTranslation()
  return (
    <form method="get" action={paths.audit(slug)} className="audit-filters">
      <ChoiceField name="who" label={t('record.by')} defaultValue={filter.who}>
        <option value="">{t('queue.anybody')}</option>
        {(['patient', 'caregiver', 'system'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {t(`record.kind.${kind}`)}
          </option>
        ))}
        {staff.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ChoiceField>
      <input type="hidden" name="patient" value={filter.patient} />
      <PatientSearchField label={t('audit.aboutWhom')} q={toChoose?.q ?? ''} />
      <ChoiceField name="action" label={t('record.what')} defaultValue={filter.action}>
        <option value="">{t('audit.anything')}</option>
        {actions.map((action) => (
          <option key={action} value={action}>
            {didIn(t, action)}
          </option>
        ))}
      </ChoiceField>
      {(['from', 'until'] as const).map((name) => (
        <WhenField key={name} name={name} label={t(`rota.${name}`)} zone={zone} defaultValue={filter[name]} />
      ))}
      <p className="submit">
        <button type="submit" className="secondary">
          {t('queue.show')}
        </button>{' '}
        <a href={paths.audit(slug)}>{t('audit.everything')}</a>
      </p>
    </form>
  )
}

/** Whom the rows below are about, and the way back to everybody. */
const About = ({ slug, audit: { about } }: Shown) => {
  const { t } = useTranslation()
  if (about === null) return null
  return (
    <p id="about">
      {about.name === null ? (
        t('audit.noSuchPatient')
      ) : (
        <>
          {t('audit.aboutOnly')} <strong dir="auto">{about.name}</strong>.{' '}
          <a href={paths.patient(slug, about.id)}>{t('audit.toRecord')}</a>
        </>
      )}{' '}
      <a href={`${paths.audit(slug)}?${about.everybody}`}>{t('audit.everybody')}</a>
    </p>
  )
}

/** Several who are called what was typed: one is chosen, and nobody else's trail is read for theirs. */
const ToChoose = ({ slug, audit: { toChoose } }: Shown) => {
  const { t } = useTranslation()
  if (toChoose === null) return null
  return (
    <>
      <p id="found">
        <HowManyFound patients={toChoose} /> {toChoose.rows.length === 0 ? null : t('audit.choose')}
      </p>
      <ul className="people">
        {toChoose.rows.map(({ id, name, since }, i) => (
          <li key={id}>
            <a href={`${paths.audit(slug)}?${toChoose.addresses[i]}`} dir="auto">
              {name}
            </a>{' '}
            <span className="hint">{t('patients.since', { since })}</span>
          </li>
        ))}
      </ul>
      {toChoose.next === null ? null : <a href={`${paths.audit(slug)}?${toChoose.next}`}>{t('patients.further')}</a>}
    </>
  )
}

const Rows = ({ slug, rows }: Pick<Shown, 'slug'> & { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation()
  return (
    <table className="rows">
      <caption className="visually-hidden">{t('audit.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.when')}</th>
          <th scope="col">{t('record.by')}</th>
          <th scope="col">{t('record.what')}</th>
          <th scope="col">{t('audit.about')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, when, who, kind, action, patient }) => (
          <tr key={id}>
            <td>{when}</td>
            <th scope="row" dir="auto">
              {who ?? t(`record.kind.${kind}`)}
            </th>
            <td data-label={t('record.what')}>{didIn(t, action)}</td>
            <td data-label={patient === null ? undefined : t('audit.about')}>
              {patient === null ? null : (
                <a href={`${paths.audit(slug)}?${patient.address}`} dir="auto">
                  {patient.name}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who looked at a record or changed something in the clinic, narrowed as somebody asks. */
export default function AuditPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const { slug, audit } = shown
  return (
    <>
      <PageHead title={t('console.audit')} description={t('console.audit')} isIndexed={false} />
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.lead')}</p>
      <Filters {...shown} />
      <About {...shown} />
      <ToChoose {...shown} />
      {audit.rows === null ? null : audit.rows.length === 0 ? (
        <p className="empty">{t('audit.none')}</p>
      ) : (
        <Rows slug={slug} rows={audit.rows} />
      )}
      {audit.next === null ? null : <a href={`${paths.audit(slug)}?${audit.next}`}>{t('record.earlier')}</a>}
    </>
  )
}
