import {
  formModel,
  isRefusal,
  orPage,
  patientsOf,
  readForm,
  refusedWith,
  registerFrom,
  type Sent,
  siteRequest,
  staffVisit,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
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
    formId: asked.newId(),
    patients: orPage(await patientsOf(asked, cursor, { zone: clinic.zone, now: site.now })),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  const result = await registerFrom(form, asked)
  const refused = refusedWith(result, form, request)
  // what raises urgency is ticked: left out in silence, it would be missing from every verdict
  if (refused) return data({ ...refused.data, ticked: form.getAll('modifier').map(String) }, refused.init ?? undefined)
  if (isRefusal(result)) throw new Error('a refusal is shown')
  return redirect(paths.patient(clinic.slug, result.patientId), 303)
}

interface RegisterProps {
  readonly modifiers: readonly { readonly id: string; readonly name: string }[]
  /** of whom this form registers: pressed twice, it is one patient */
  readonly id: string
  /** what was written before it was refused */
  readonly sent: Sent | undefined
  readonly ticked: readonly string[]
}

const Register = ({ modifiers, id: patientId, sent, ticked }: RegisterProps) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="narrow">
      <input type="hidden" name="id" value={patientId} />
      <p className="field">
        <label htmlFor="name">{t('patients.name')}</label>
        <input id="name" name="name" required maxLength={200} autoComplete="off" dir="auto" defaultValue={sent?.name} />
      </p>
      <p className="field">
        <label htmlFor="email">{t('door.email')}</label>
        <input id="email" name="email" type="email" autoComplete="off" defaultValue={sent?.email} />
        <small>{t('patients.emailHint')}</small>
      </p>
      <p className="field">
        <label htmlFor="phone">{t('patients.phone')}</label>
        <input id="phone" name="phone" type="tel" autoComplete="off" defaultValue={sent?.phone} />
      </p>
      <details open={ticked.length > 0}>
        <summary>{t('form.modifiers')}</summary>
        <ul className="modifiers">
          {modifiers.map(({ id, name }) => (
            <li key={id}>
              <label>
                <input type="checkbox" name="modifier" value={id} defaultChecked={ticked.includes(id)} /> <K>{name}</K>
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
  const { slug, patients, modifiers, isErased, formId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const id = refused?.refused === 'id-taken' ? formId : (refused?.sent.id ?? formId)
  return (
    <>
      <PageHead title={t('console.patients')} description={t('console.patients')} isIndexed={false} />
      <h1>{t('console.patients')}</h1>
      {isErased && !refused ? <Notice kind="done">{t('erase.done')}</Notice> : null}
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <details className="card" open={patients.rows.length === 0 || refused !== undefined}>
        <summary>{t('patients.register')}</summary>
        <Register modifiers={modifiers} id={id} sent={refused?.sent} ticked={refused?.ticked ?? []} />
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
