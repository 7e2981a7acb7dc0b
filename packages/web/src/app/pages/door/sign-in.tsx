import { askIdentity, backTo, clinicOf, goOn, readForm, saidNo, siteRequest, stay, textOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { ClinicPhone } from '../../parts/clinic/clinic-frame.tsx'
import { MissingFactor } from '../../parts/clinic/missing-factor.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PasskeyButton } from '../../parts/clinic/passkey-button.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { clinic, clinics } = clinicOf(context.get(siteRequest))
  const { demo } = clinics
  const { name, phone, slug } = clinic
  return {
    name,
    phone,
    slug,
    back: backTo(new URL(request.url).searchParams.get('back'), slug, paths.queue(slug)),
    isDemo: demo?.slug === slug,
  }
}

const NO_SECOND_FACTOR = 403

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { slug } = clinicOf(site).clinic
  const form = await readForm(request)
  const email = textOf(form, 'email')
  const answer = await askIdentity(site, request, '/sign-in/email', { email, password: textOf(form, 'password') })
  const no = saidNo(answer)
  if (no) return stay({ message: no.message, missing: null, email }, no.status)
  const back = backTo(textOf(form, 'back'), slug, paths.queue(slug))
  // without a second factor the session is good for nothing, not even for setting one up: it is not begun, and the way is told
  if (!answer.body.twoFactorRedirect)
    return stay({ message: '', missing: 'invitation' as const, email }, NO_SECOND_FACTOR)
  return goOn(`${paths.signInCode(slug)}?back=${encodeURIComponent(back)}`, answer.cookies)
}

export default function SignInPage() {
  const { t } = useTranslation()
  const { name, phone, slug, back, isDemo } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('door.signIn')} description={name} isIndexed={false} />
      <h1>{t('door.signInTo', { clinic: name })}</h1>
      {isDemo ? <Notice kind="done">{t('door.demoHint')}</Notice> : null}
      <section className="card">
        <h2>{t('door.patients')}</h2>
        <p>{t('door.patientsHint')}</p>
        <p>
          <a className="button secondary" href={paths.newLink(slug)}>
            {t('newLink.title')}
          </a>
        </p>
        <p>
          {t('frame.callClinic', { clinic: name })} <ClinicPhone phone={phone} />
        </p>
      </section>
      <section className="card">
        <h2>{t('passkey.title')}</h2>
        <p>{t('passkey.signInHint')}</p>
        <PasskeyButton does="sign-in" next={back} />
      </section>
      <section className="card">
        <h2>{t('door.staff')}</h2>
        <form method="post" className="narrow">
          {result?.missing ? (
            <MissingFactor missing={result.missing} slug={slug} back={back} />
          ) : result ? (
            <Notice kind="refused">{result.message}</Notice>
          ) : null}
          <input type="hidden" name="back" value={back} />
          <p className="field">
            <label htmlFor="email">{t('door.email')}</label>
            <input
              id="email"
              name="email"
              type="email"
              required
              autoComplete="username"
              defaultValue={result?.email ?? ''}
            />
          </p>
          <p className="field">
            <label htmlFor="password">{t('door.password')}</label>
            <input id="password" name="password" type="password" required autoComplete="current-password" />
          </p>
          <p className="submit">
            <button type="submit">{t('door.signIn')}</button>
          </p>
        </form>
      </section>
    </>
  )
}
