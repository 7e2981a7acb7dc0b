import {
  eraseFrom,
  isRefusal,
  orPage,
  readForm,
  refusalOf,
  showPatient,
  siteRequest,
  staffVisit,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Field } from '../../parts/field.tsx'

const patientOf = async ({ context, request, params }: LoaderFunctionArgs) => {
  const visit = await staffVisit(context.get(siteRequest), request)
  // not as the page of the patient reads it: nobody opens a message here
  const { patientId, name, cases } = orPage(await showPatient({ patientId: params.patient ?? '' }, visit.asked))
  return {
    visit,
    patient: { id: patientId, name, openCases: cases.filter(({ state }) => state !== 'resolved').length },
  }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { visit, patient } = await patientOf(args)
  return { slug: visit.clinic.slug, isOwner: visit.actor.role === 'owner', patient }
}

export const action = async (args: ActionFunctionArgs) => {
  const { visit, patient } = await patientOf(args)
  const result = await eraseFrom(await readForm(args.request), patient, visit.asked)
  return isRefusal(result) ? refusalOf(result) : redirect(`${paths.patients(visit.clinic.slug)}?erased=1`, 303)
}

/** The last page about a patient: what goes, what stays, and their name typed by hand. */
export default function ErasePage() {
  const { t } = useTranslation()
  const { slug, isOwner, patient } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const whyNot = !isOwner ? t('erase.ownerOnly') : patient.openCases > 0 ? t('erase.openCases') : null
  return (
    <FormPage
      title={t('erase.title', { name: patient.name })}
      description={t('erase.lead')}
      refused={refused}
      back={{ href: paths.patient(slug, patient.id), name: t('erase.keep') }}
    >
      <p>{t('erase.lead')}</p>
      <h2>{t('erase.goes')}</h2>
      <p>{t('erase.goesWhat')}</p>
      <h2>{t('erase.stays')}</h2>
      <p>{t('erase.staysWhat')}</p>
      {whyNot === null ? (
        <form method="post" className="narrow">
          <Field
            name="name"
            label={t('erase.typeName', { name: patient.name })}
            required
            autoComplete="off"
            dir="auto"
          />
          <p className="submit">
            <button type="submit" className="danger">
              {t('erase.erase')}
            </button>
          </p>
        </form>
      ) : (
        <p className="notice notice-refused">{whyNot}</p>
      )}
    </FormPage>
  )
}
