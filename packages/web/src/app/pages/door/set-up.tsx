import { isRefusal, readForm, refusedWith, setUp, setUpOf, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Field } from '../../parts/field.tsx'
import { useRoot } from '../../use-root.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  await setUpOf(site, params.key)
  return { zone: site.zone }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const clinics = await setUpOf(context.get(siteRequest), params.key)
  const form = await readForm(request)
  const result = await setUp(form, clinics)
  return isRefusal(result) ? refusedWith(result, form, request) : redirect(result.to, 303)
}

interface TextFieldProps {
  readonly name: 'name' | 'slug' | 'phone' | 'ownerName' | 'ownerEmail' | 'zone'
  readonly type?: string
  readonly defaultValue: string | undefined
  readonly pattern?: string
}

const TextField = ({ name, ...field }: TextFieldProps) => {
  const { t } = useTranslation()
  return (
    <Field
      name={name}
      label={t(`setUp.${name}`)}
      hint={t(`setUp.hint.${name}`)}
      required
      autoComplete="off"
      {...field}
    />
  )
}

/** The first start: the clinic, its hours and its owner. */
export default function SetUpPage() {
  const { t } = useTranslation()
  const { zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const sent = refused?.sent
  const { countries } = useRoot()
  return (
    <FormPage title={t('setUp.title')} refused={refused}>
      <p>{t('setUp.lead')}</p>
      <form method="post" className="narrow">
        <TextField name="name" defaultValue={sent?.name} />
        <TextField name="slug" defaultValue={sent?.slug} pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?" />
        <TextField name="phone" type="tel" defaultValue={sent?.phone} />
        <TextField name="zone" defaultValue={sent?.zone ?? zone} />
        <ChoiceField
          id="country-of"
          name="country"
          label={t('setUp.country')}
          hint={t('setUp.countryHint')}
          defaultValue={sent?.country ?? ''}
        >
          <option value="">{t('emergency.anyCountry')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </ChoiceField>
        <fieldset>
          <legend>{t('setUp.hours')}</legend>
          {(['opens', 'closes'] as const).map((name) => (
            <Field
              key={name}
              name={name}
              label={t(`setUp.${name}`)}
              type="time"
              defaultValue={sent?.[name] ?? (name === 'opens' ? '09:00' : '17:00')}
            />
          ))}
        </fieldset>
        <TextField name="ownerName" defaultValue={sent?.ownerName} />
        <TextField name="ownerEmail" type="email" defaultValue={sent?.ownerEmail} />
        <p className="submit">
          <button type="submit">{t('setUp.make')}</button>
        </p>
      </form>
    </FormPage>
  )
}
