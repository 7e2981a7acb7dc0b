import {
  changeHelpers,
  helpersOf,
  orPage,
  patientVisit,
  readForm,
  refusedWith,
  siteRequest,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Helpers } from '../../parts/clinic/helpers.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  return { helpers: orPage(await helpersOf(asked, patientId, { zone: clinic.zone, now: site.now })) }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked, patientId } = await patientVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  const result = await changeHelpers(form, patientId, asked)
  return refusedWith(result, form, request) ?? redirect(paths.myHelpers(clinic.slug), 303)
}

/** Those whom a patient lets look at their record. */
export default function MyHelpersPage() {
  const { t } = useTranslation()
  const { helpers } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormPage title={t('helpers.title')} refused={refused}>
      <p>{t('helpers.lead')}</p>
      <Helpers helpers={helpers} sent={refused?.sent} />
    </FormPage>
  )
}
