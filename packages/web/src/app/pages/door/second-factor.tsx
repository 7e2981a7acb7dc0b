import { askIdentity, clinicOf, goOn, readForm, saidNo, siteRequest, stay, textOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => {
  clinicOf(context.get(siteRequest))
  return null
}

interface Enrolled {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

const none = { message: '', secret: null, uri: null, codes: [] as readonly string[] }

/** First the password again, for a key and the recovery codes; then the first code, which shows that the app has the key. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { slug } = clinicOf(site).clinic
  const form = await readForm(request)
  const code = textOf(form, 'code').replaceAll(' ', '')
  if (code !== '') {
    const answer = await askIdentity(site, request, '/two-factor/verify-totp', { code })
    const no = saidNo(answer)
    if (!no) return goOn(paths.queue(slug), answer.cookies)
    const uri = textOf(form, 'uri')
    return stay({ ...none, message: no.message, ...shown(uri, form.getAll('backup').map(String)) }, no.status)
  }
  const answer = await askIdentity(site, request, '/two-factor/enable', { password: textOf(form, 'password') })
  const no = saidNo(answer)
  if (no) return stay({ ...none, message: no.message }, no.status)
  const { totpURI, backupCodes } = answer.body as unknown as Enrolled
  return stay({ ...none, ...shown(totpURI, backupCodes) }, 200, answer.cookies)
}

const shown = (uri: string, codes: readonly string[]) => ({
  uri: uri.startsWith('otpauth://') ? uri : null,
  secret: uri.startsWith('otpauth://') ? new URL(uri).searchParams.get('secret') : null,
  codes,
})

export default function SecondFactorPage() {
  const { t } = useTranslation()
  const result = useActionData<typeof action>()
  const { uri, secret, codes = [] } = result ?? none
  return (
    <>
      <PageHead title={t('door.secondFactor')} description={t('door.secondFactor')} isIndexed={false} />
      <h1>{t('door.secondFactor')}</h1>
      <form method="post" className="narrow">
        {result?.message ? <Notice kind="refused">{result.message}</Notice> : null}
        {uri === null || secret === null ? (
          <>
            <p>{t('door.secondFactorWhy')}</p>
            <p className="field">
              <label htmlFor="password">{t('door.passwordAgain')}</label>
              <input id="password" name="password" type="password" required autoComplete="current-password" />
            </p>
          </>
        ) : (
          <>
            <input type="hidden" name="uri" value={uri} />
            {codes.map((code) => (
              <input key={code} type="hidden" name="backup" value={code} />
            ))}
            <ol className="steps">
              <li>
                {t('door.addKey')} <a href={uri}>{t('door.openApp')}</a>
                <p>
                  <code className="secret-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
                </p>
              </li>
              <li>
                {t('door.keepCodes')}
                <ul className="codes">
                  {codes.map((code) => (
                    <li key={code}>
                      <code>{code}</code>
                    </li>
                  ))}
                </ul>
              </li>
              <li>
                <p className="field">
                  <label htmlFor="code">{t('door.firstCode')}</label>
                  <input id="code" name="code" required inputMode="numeric" autoComplete="one-time-code" size={8} />
                </p>
              </li>
            </ol>
          </>
        )}
        <p className="submit">
          <button type="submit">{t('door.goOn')}</button>
        </p>
      </form>
    </>
  )
}
