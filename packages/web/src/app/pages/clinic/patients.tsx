import {
  formModel,
  isRefusal,
  orPage,
  patientsOf,
  readForm,
  refusedWith,
  registerFrom,
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
import { FindPatient } from '../../parts/clinic/find-patient.tsx'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { OnceId } from '../../parts/clinic/once-id.tsx'
import { Field } from '../../parts/field.tsx'
import { K } from '../../parts/knowledge-text.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const said = new URL(request.url).searchParams
  return {
    slug: clinic.slug,
    isErased: said.has('erased'),
    modifiers: formModel(site.knowledge).modifiers,
    formId: asked.newId(),
    patients: orPage(await patientsOf(asked, said, { zone: clinic.zone, now: site.now })),
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

type Refused = NonNullable<ReturnType<typeof useActionData<typeof action>>>

interface RegisterProps {
  readonly modifiers: readonly { readonly id: string; readonly name: string }[]
  readonly formId: string
  readonly refused: Refused | undefined
}

const Register = ({ modifiers, formId, refused }: RegisterProps) => {
  const { t } = useTranslation()
  const sent = refused?.sent
  const ticked = refused?.ticked ?? []
  return (
    <form method="post" className="narrow">
      <OnceId formId={formId} refused={refused} />
      <Field name="name" label={t('patients.name')} required autoComplete="off" dir="auto" defaultValue={sent?.name} />
      <Field
        name="email"
        label={t('door.email')}
        hint={t('patients.emailHint')}
        type="email"
        // cut off by the browser it would be somebody else's: too long, the server refuses it
        maxLength={1000}
        autoComplete="off"
        defaultValue={sent?.email}
      />
      <Field name="phone" label={t('patients.phone')} type="tel" autoComplete="off" defaultValue={sent?.phone} />
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
  const isEmpty = patients.rows.length === 0 && patients.q === '' && !patients.isLater
  return (
    <FormPage title={t('console.patients')} refused={refused}>
      {isErased && !refused ? <Notice kind="done">{t('erase.done')}</Notice> : null}
      {isEmpty ? null : <FindPatient slug={slug} patients={patients} />}
      <details className="card" open={isEmpty || refused !== undefined}>
        <summary>{t('patients.register')}</summary>
        <Register modifiers={modifiers} formId={formId} refused={refused} />
      </details>
      {isEmpty ? <p className="empty">{t('patients.none')}</p> : null}
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
        <a href={`${paths.patients(slug)}?${patients.next}`}>
          {t(patients.q === '' ? 'record.earlier' : 'patients.further')}
        </a>
      )}
    </FormPage>
  )
}
