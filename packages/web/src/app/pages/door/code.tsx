import { askIdentity, backTo, clinicOf, goOn, readForm, saidNo, siteRequest, stay, textOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { slug } = clinicOf(context.get(siteRequest)).clinic
  return { back: backTo(new URL(request.url).searchParams.get('back'), slug, paths.queue(slug)) }
}

const SIX_DIGITS = /^\d{6}$/

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { slug } = clinicOf(site).clinic
  const form = await readForm(request)
  const code = textOf(form, 'code').replaceAll(' ', '')
  const route = SIX_DIGITS.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  const answer = await askIdentity(site, request, route, { code })
  const no = saidNo(answer)
  if (no) return stay({ message: no.message }, no.status)
  return goOn(backTo(textOf(form, 'back'), slug, paths.queue(slug)), answer.cookies)
}

export default function CodePage() {
  const { t } = useTranslation()
  const { back } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('door.code')} description={t('door.code')} isIndexed={false} />
      <h1>{t('door.code')}</h1>
      <form method="post" className="narrow">
        {result ? <Notice kind="refused">{result.message}</Notice> : null}
        <input type="hidden" name="back" value={back} />
        <p className="field">
          <label htmlFor="code">{t('door.codeLabel')}</label>
          <input id="code" name="code" required autoComplete="one-time-code" size={12} aria-describedby="code-hint" />
          <small id="code-hint">{t('door.codeHint')}</small>
        </p>
        <p className="submit">
          <button type="submit">{t('door.goOn')}</button>
        </p>
      </form>
    </>
  )
}
