import { askIdentity, goOn, readForm, saidNo, siteRequest, stay, textOf } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Missing } from '../../../clinic/door.ts'
import { paths } from '../../../paths.ts'
import { MissingFactor } from '../../parts/clinic/missing-factor.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

interface Looked {
  readonly asks: 'new-pin' | 'pin' | 'new-password' | 'sign-in'
  readonly clinic: { readonly slug: string; readonly name: string }
  /** of the account to sign in with */
  readonly email?: string
}

const slugIn = (clinic: unknown): string | null => {
  const { slug } = (clinic ?? {}) as { slug?: unknown }
  return typeof slug === 'string' ? slug : null
}

// without cookies: a link opened from a mail comes from another site, and looking needs to know nobody
const lookAt = async (site: Parameters<typeof askIdentity>[0], request: Request, token: string) => {
  const answer = await askIdentity(site, new Request(request.url), '/link/look', { token })
  const no = saidNo(answer)
  return no ? { no, slug: slugIn(answer.body.clinic) } : { looked: answer.body as unknown as Looked }
}

/** The mail address of who is signed in in this browser; null: nobody. */
const signedInAs = async (site: Parameters<typeof askIdentity>[0], request: Request): Promise<string | null> => {
  const cookie = request.headers.get('cookie')
  if (cookie === null) return null
  const { body } = await askIdentity(site, new Request(request.url, { headers: { cookie } }), '/get-session', null)
  const { email } = (body.user ?? {}) as { email?: unknown }
  return typeof email === 'string' ? email : null
}

const GONE = 410

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const token = params.token ?? ''
  const { no, looked, slug = null } = await lookAt(site, request, token)
  // asked too often, or nobody answers: the link itself is as good as before
  const isOver = no?.status === GONE
  if (no) return data({ token, looked: null, slug, as: null, no: no.message, isOver }, { status: no.status })
  const as = looked.asks === 'sign-in' ? await signedInAs(site, request) : null
  return { token, looked, slug, as, no: null, isOver: false }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const token = params.token ?? ''
  const form = await readForm(request)
  const { no, looked } = await lookAt(site, request, token)
  if (!looked) return stay({ message: no.message, missing: null }, no.status)
  const { asks, clinic } = looked
  if (asks === 'sign-in') {
    const joined = await askIdentity(site, request, '/link/join', { token })
    const not = saidNo(joined)
    return not ? stay(not, not.status) : goOn(paths.queue(clinic.slug), joined.cookies)
  }
  const isPassword = asks === 'new-password'
  const secret = textOf(form, 'secret')
  if (asks !== 'pin' && secret !== textOf(form, 'again')) return stay({ message: 'differs', missing: null }, 422)
  const answer = isPassword
    ? await askIdentity(site, request, '/link/password', { token, password: secret })
    : await askIdentity(site, request, '/link/pin', { token, pin: secret })
  const refused = saidNo(answer)
  if (refused) return stay(refused, refused.status)
  return goOn(isPassword ? paths.secondFactor(clinic.slug) : paths.today(clinic.slug), answer.cookies)
}

const Fields = ({ asks }: { readonly asks: 'new-pin' | 'pin' | 'new-password' }) => {
  const { t } = useTranslation()
  const isPin = asks !== 'new-password'
  const type = isPin
    ? ({ inputMode: 'numeric', autoComplete: 'one-time-code', pattern: '[0-9]*', maxLength: 12 } as const)
    : ({ autoComplete: 'new-password', maxLength: 128 } as const)
  return (
    <>
      <p className="field">
        <label htmlFor="secret">
          {t(asks === 'pin' ? 'door.pin' : asks === 'new-pin' ? 'door.newPin' : 'door.newPassword')}
        </label>
        <input id="secret" name="secret" type="password" required aria-describedby="secret-hint" {...type} />
        <small id="secret-hint">{t(isPin ? 'door.pinHint' : 'door.passwordHint')}</small>
      </p>
      {asks === 'pin' ? null : (
        <p className="field">
          <label htmlFor="again">{t('door.again')}</label>
          <input id="again" name="again" type="password" required {...type} />
        </p>
      )}
    </>
  )
}

interface JoinProps {
  readonly looked: Looked
  readonly token: string
  /** who is signed in in this browser */
  readonly as: string | null
  readonly refused: { readonly message: string; readonly missing: Missing | null } | undefined
}

/** Somebody of another clinic: they sign in with the account that they have, and join. */
const Join = ({ looked: { clinic, email = '' }, token, as, refused }: JoinProps) => {
  const { t } = useTranslation()
  const isTheirs = as?.toLowerCase() === email.toLowerCase()
  return (
    <Form method="post" className="narrow">
      {refused?.missing ? (
        <MissingFactor missing={refused.missing} slug={clinic.slug} back={paths.link(token)} />
      ) : refused ? (
        <Notice kind="refused">{refused.message}</Notice>
      ) : null}
      {isTheirs ? (
        <>
          <p>{t('door.joinAs', { email })}</p>
          <p className="submit">
            <button type="submit">{t('door.join', { clinic: clinic.name })}</button>
          </p>
        </>
      ) : (
        <>
          <p>{t('door.haveAccount', { email })}</p>
          {as === null ? null : <p>{t('door.otherAccount', { email: as })}</p>}
          <p>
            <a className="button" href={`${paths.signIn(clinic.slug)}?back=${encodeURIComponent(paths.link(token))}`}>
              {t('door.joinSignIn')}
            </a>
          </p>
        </>
      )}
    </Form>
  )
}

export default function LinkPage() {
  const { t } = useTranslation()
  const { token, looked, slug, as, no, isOver } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const title = looked ? t('door.welcome', { clinic: looked.clinic.name }) : t(isOver ? 'door.linkOver' : 'door.notNow')
  return (
    <>
      <PageHead title={title} description={title} isIndexed={false} />
      <h1>{title}</h1>
      {!isOver && !looked ? (
        <>
          <Notice kind="refused">{t('door.notNowHint')}</Notice>
          <p>
            <a className="button" href={paths.link(token)}>
              {t('door.openAgain')}
            </a>
          </p>
        </>
      ) : looked === null || looked === undefined ? (
        <>
          <Notice kind="refused">{no}</Notice>
          <p>{t('door.linkOverHint')}</p>
          {slug === null ? null : (
            <p>
              <a className="button" href={paths.newLink(slug)}>
                {t('newLink.title')}
              </a>
            </p>
          )}
        </>
      ) : looked.asks === 'sign-in' ? (
        <Join looked={looked} token={token} as={as} refused={result} />
      ) : (
        <Form method="post" className="narrow">
          {result ? (
            <Notice kind="refused">{result.message === 'differs' ? t('door.differs') : result.message}</Notice>
          ) : null}
          <p>{t(`door.why.${looked.asks}`)}</p>
          <Fields asks={looked.asks} />
          <p className="submit">
            <button type="submit">{t('door.goOn')}</button>
          </p>
        </Form>
      )}
    </>
  )
}
