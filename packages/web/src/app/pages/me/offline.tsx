import { formModel, patientVisit, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { FlagsCall } from '../../parts/call-now.tsx'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, patientId } = await patientVisit(site, request)
  const { flags, moreFlags } = formModel(site.knowledge)
  return { slug: clinic.slug, patientId, phone: clinic.phone, flags: [...flags, ...moreFlags] }
}

/** The check-in without a network: the worker of the patient's pages keeps this one, red flags and phone number included. */
export default function OfflinePage() {
  const { t } = useTranslation()
  const { slug, patientId, phone, flags } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('offline.title')} description={t('offline.title')} isIndexed={false} />
      <h1>{t('offline.title')}</h1>
      <p>{t('offline.lead')}</p>
      <p className="call-line">
        {t('checkIn.cannotWait')} <ClinicPhone phone={phone} />
      </p>
      <form method="post" action={paths.checkIn(slug)} className="check-in" data-island="offline">
        <input type="hidden" name="at" value="send" />
        <input type="hidden" name="for" value={patientId} />
        <fieldset className="red-flags">
          <legend>{t('form.flags')}</legend>
          <ul className="flags">
            {flags.map(({ id, name }) => (
              <li key={id}>
                <label>
                  <input type="checkbox" name="flag" value={id} /> <K>{name}</K>
                </label>
              </li>
            ))}
          </ul>
          <FlagsCall />
        </fieldset>
        <p className="field">
          <label htmlFor="say">{t('form.say')}</label>
          <textarea id="say" name="say" rows={5} dir="auto" />
        </p>
        <p className="field">
          <label htmlFor="temperature">{t('form.temperature')}</label>
          <input id="temperature" name="temperature" size={8} maxLength={12} autoComplete="off" />
        </p>
        <p className="submit">
          <button type="submit" name="go" value="send">
            {t('offline.keep')}
          </button>
        </p>
      </form>
    </>
  )
}
