import {
  formModel,
  isRefusal,
  orPage,
  patientsOf,
  readForm,
  refusalOf,
  registerFrom,
  siteRequest,
  staffVisit,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const cursor = new URL(request.url).searchParams.get('cursor')
  return {
    slug: clinic.slug,
    isErased: new URL(request.url).searchParams.has('erased'),
    modifiers: formModel(site.knowledge).modifiers,
    patients: orPage(await patientsOf(asked, cursor, { zone: clinic.zone, now: site.now })),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const result = await registerFrom(await readForm(request), asked)
  if (isRefusal(result)) return refusalOf(result)
  return redirect(paths.patient(clinic.slug, result.patientId), 303)
}

const Register = ({ modifiers }: { readonly modifiers: readonly { readonly id: string; readonly name: string }[] }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="narrow">
      <p className="field">
        <label htmlFor="name">{t('patients.name')}</label>
        <input id="name" name="name" required maxLength={200} autoComplete="off" dir="auto" />
      </p>
      <p className="field">
        <label htmlFor="email">{t('door.email')}</label>
        <input id="email" name="email" type="email" autoComplete="off" />
        <small>{t('patients.emailHint')}</small>
      </p>
      <p className="field">
        <label htmlFor="phone">{t('patients.phone')}</label>
        <input id="phone" name="phone" type="tel" autoComplete="off" />
      </p>
      <details>
        <summary>{t('form.modifiers')}</summary>
        <ul className="modifiers">
          {modifiers.map(({ id, name }) => (
            <li key={id}>
              <label>
                <input type="checkbox" name="modifier" value={id} /> <K>{name}</K>
              </label>
            </li>
          ))}
        </ul>
      </details>
      <p className="submit">
        <button type="submit">{t('patients.register')}</button>
      </p>
    </form>
  )
}

export default function PatientsPage() {
  const { t } = useTranslation()
  const { slug, patients, modifiers, isErased } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('console.patients')} description={t('console.patients')} isIndexed={false} />
      <h1>{t('console.patients')}</h1>
      {isErased && !refused ? <Notice kind="done">{t('erase.done')}</Notice> : null}
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <details className="card" open={patients.rows.length === 0 || refused !== undefined}>
        <summary>{t('patients.register')}</summary>
        <Register modifiers={modifiers} />
      </details>
      {patients.rows.length === 0 ? <p className="empty">{t('patients.none')}</p> : null}
      <ul className="people">
        {patients.rows.map(({ id, name, since }) => (
          <li key={id}>
            <a href={paths.patient(slug, id)} dir="auto">
              {name}
            </a>{' '}
            <span className="hint">{t('patients.since', { since })}</span>
          </li>
        ))}
      </ul>
      {patients.next === null ? null : (
        <a href={`${paths.patients(slug)}?cursor=${encodeURIComponent(patients.next)}`}>{t('record.earlier')}</a>
      )}
    </>
  )
}
