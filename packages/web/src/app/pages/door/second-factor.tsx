import {
  askIdentity,
  backTo,
  clinicOf,
  goOn,
  qrCode,
  readForm,
  saidNo,
  siteRequest,
  stay,
  textOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { Missing } from '../../../clinic/door.ts'
import { paths } from '../../../paths.ts'
import { MissingFactor } from '../../parts/clinic/missing-factor.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PasskeyButton } from '../../parts/clinic/passkey-button.tsx'
import { QrPicture } from '../../parts/clinic/qr-picture.tsx'
import { RecoveryCodes } from '../../parts/clinic/recovery-codes.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { slug } = clinicOf(context.get(siteRequest)).clinic
  return { slug, back: backTo(new URL(request.url).searchParams.get('back'), slug, paths.queue(slug)) }
}

interface Enrolled {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

const none = {
  message: '',
  missing: null as Missing | null,
  secret: null,
  uri: null,
  qr: null,
  codes: [] as readonly string[],
}

/** First the password again, for a key and the recovery codes; then the first code, which shows that the app has the key. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { slug } = clinicOf(site).clinic
  const form = await readForm(request)
  const code = textOf(form, 'code').replaceAll(' ', '')
  if (code !== '') {
    const answer = await askIdentity(site, request, '/two-factor/verify-totp', { code })
    const no = saidNo(answer)
    if (!no) return goOn(backTo(textOf(form, 'back'), slug, paths.queue(slug)), answer.cookies)
    const uri = textOf(form, 'uri')
    return stay({ ...none, ...no, ...shown(uri, form.getAll('backup').map(String)) }, no.status)
  }
  const answer = await askIdentity(site, request, '/two-factor/enable', { password: textOf(form, 'password') })
  const no = saidNo(answer)
  if (no) return stay({ ...none, ...no }, no.status)
  const { totpURI, backupCodes } = answer.body as unknown as Enrolled
  return stay({ ...none, ...shown(totpURI, backupCodes) }, 200, answer.cookies)
}

const shown = (uri: string, codes: readonly string[]) => ({
  ...(uri.startsWith('otpauth://')
    ? { uri, secret: new URL(uri).searchParams.get('secret'), qr: qrCode(uri) }
    : { uri: null, secret: null, qr: null }),
  codes,
})

export default function SecondFactorPage() {
  const { t } = useTranslation()
  const result = useActionData<typeof action>()
  const { slug, back } = useLoaderData<typeof loader>()
  const { uri, secret, qr, codes = [] } = result ?? none
  return (
    <>
      <PageHead title={t('door.secondFactor')} description={t('door.secondFactor')} isIndexed={false} />
      <h1>{t('door.secondFactor')}</h1>
      <form method="post" className="narrow">
        {result?.missing === 'invitation' ? (
          <MissingFactor missing="invitation" slug={slug} back={back} />
        ) : result?.message ? (
          <Notice kind="refused">{result.message}</Notice>
        ) : null}
        <input type="hidden" name="back" value={back} />
        {uri === null || secret === null || qr === null ? (
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
                {t('door.scanKey')}
                <QrPicture code={qr} label={t('door.qr')} />
                <p>
                  {t('door.addKey')} <a href={uri}>{t('door.openApp')}</a>
                </p>
                <p>
                  <code className="secret-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
                </p>
              </li>
              <li>
                {t('door.keepCodes')}
                <RecoveryCodes codes={codes} />
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
      {uri === null ? (
        <section className="card" aria-labelledby="passkey">
          <h2 id="passkey">{t('passkey.instead')}</h2>
          <p>{t('passkey.lead')}</p>
          <PasskeyButton does="register" next={back} />
        </section>
      ) : null}
    </>
  )
}
