import { isRefusal, readForm, refusalOf, setUp, setUpOf, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { RefusalNotice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useRoot } from '../../use-root.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  await setUpOf(site, params.key)
  return { zone: site.zone }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const clinics = await setUpOf(context.get(siteRequest), params.key)
  const result = await setUp(await readForm(request), clinics)
  return isRefusal(result) ? refusalOf(result) : redirect(result.to, 303)
}

interface TextFieldProps {
  readonly name: 'name' | 'slug' | 'phone' | 'ownerName' | 'ownerEmail' | 'zone'
  readonly type?: string
  readonly value?: string
  readonly pattern?: string
}

const TextField = ({ name, type = 'text', value, pattern }: TextFieldProps) => {
  const { t } = useTranslation()
  return (
    <p className="field">
      <label htmlFor={name}>{t(`setUp.${name}`)}</label>
      <input
        id={name}
        name={name}
        type={type}
        required
        maxLength={200}
        defaultValue={value}
        pattern={pattern}
        autoComplete="off"
        aria-describedby={`${name}-hint`}
      />
      <small id={`${name}-hint`}>{t(`setUp.hint.${name}`)}</small>
    </p>
  )
}

/** The first start: the clinic, its hours and its owner. */
export default function SetUpPage() {
  const { t } = useTranslation()
  const { zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { countries } = useRoot()
  return (
    <>
      <PageHead title={t('setUp.title')} description={t('setUp.title')} isIndexed={false} />
      <h1>{t('setUp.title')}</h1>
      <p>{t('setUp.lead')}</p>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      <form method="post" className="narrow">
        <TextField name="name" />
        <TextField name="slug" pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?" />
        <TextField name="phone" type="tel" />
        <TextField name="zone" value={zone} />
        <p className="field">
          <label htmlFor="country-of">{t('setUp.country')}</label>
          <select id="country-of" name="country" defaultValue="">
            <option value="">{t('emergency.anyCountry')}</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <small>{t('setUp.countryHint')}</small>
        </p>
        <fieldset>
          <legend>{t('setUp.hours')}</legend>
          {(['opens', 'closes'] as const).map((name) => (
            <p className="field" key={name}>
              <label htmlFor={name}>{t(`setUp.${name}`)}</label>
              <input id={name} name={name} type="time" defaultValue={name === 'opens' ? '09:00' : '17:00'} />
            </p>
          ))}
        </fieldset>
        <TextField name="ownerName" />
        <TextField name="ownerEmail" type="email" />
        <p className="submit">
          <button type="submit">{t('setUp.make')}</button>
        </p>
      </form>
    </>
  )
}
