import { askForNewLink, clinicOf, readForm, siteRequest, stay } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { slug, name, phone } = clinicOf(context.get(siteRequest)).clinic
  return { slug, name, phone }
}

const STATUS = { asked: 200, 'no-address': 422, 'too-often': 429 } as const

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const said = await askForNewLink(await readForm(request), context.get(siteRequest))
  return stay({ said }, STATUS[said])
}

/** For patients and those who help them, when their link no longer works. */
export default function NewLinkPage() {
  const { t } = useTranslation()
  const { slug, name, phone } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()?.said
  return (
    <>
      <PageHead title={t('newLink.title')} description={t('newLink.title')} isIndexed={false} />
      <h1>{t('newLink.title')}</h1>
      {said === 'asked' ? (
        <Notice kind="done">{t('newLink.asked')}</Notice>
      ) : (
        <form method="post" className="narrow">
          {said === undefined ? null : <Notice kind="refused">{t(`newLink.problem.${said}`)}</Notice>}
          <p>{t('newLink.lead')}</p>
          <p className="field">
            <label htmlFor="email">{t('door.email')}</label>
            <input id="email" name="email" type="email" required maxLength={254} autoComplete="email" />
          </p>
          <p className="submit">
            <button type="submit">{t('newLink.send')}</button>
          </p>
        </form>
      )}
      <p>
        {t('newLink.otherwise', { clinic: name })} <ClinicPhone phone={phone} />
      </p>
      <p>
        <a href={paths.signIn(slug)}>{t('newLink.toSignIn')}</a>
      </p>
    </>
  )
}
