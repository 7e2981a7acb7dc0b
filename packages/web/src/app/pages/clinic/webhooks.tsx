import {
  changeWebhooks,
  isRefusal,
  orPage,
  readForm,
  refusedWith,
  siteRequest,
  staffVisit,
  stay,
  webhooksOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { WebhookCard } from '../../parts/clinic/webhook-card.tsx'
import { Field } from '../../parts/field.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const did = new URL(request.url).searchParams.get('did')
  return {
    view: orPage(await webhooksOf(asked, { zone: clinic.zone, now: site.now })),
    did: (['ended', 'retried'] as const).find((known) => known === did) ?? null,
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  const result = await changeWebhooks(form, asked)
  const refused = refusedWith(result, form, request)
  if (refused) return data({ ...refused.data, ticked: form.getAll('event').map(String) }, refused.init ?? undefined)
  if (isRefusal(result)) throw new Error('a refusal is shown')
  // a secret is in no address: it stands on the answer to the form, this once
  return 'secret' in result ? stay(result) : redirect(`${paths.webhooks(clinic.slug)}?did=${result.did}`, 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Secret = ({ secret, url }: { readonly secret: string; readonly url: string }) => {
  const { t } = useTranslation()
  return (
    <section className="notice notice-done" role="status" aria-labelledby="secret">
      <h2 id="secret">{url === '' ? t('webhooks.newSecret') : t('webhooks.secretOf', { url })}</h2>
      <p>
        <code className="secret-key address">{secret}</code>
      </p>
      <p>{t(url === '' ? 'webhooks.rotatedHint' : 'webhooks.secretHint')}</p>
    </section>
  )
}

const Make = ({ view: { events }, refused }: Pick<Shown, 'view'> & { readonly refused: Refused | null }) => {
  const { t } = useTranslation()
  const url = refused?.sent.url
  return (
    <details className="card" open={url !== undefined}>
      <summary>{t('webhooks.make')}</summary>
      <form method="post" className="narrow">
        <Field
          name="url"
          type="url"
          label={t('webhooks.url')}
          hint={t('webhooks.urlHint')}
          required
          maxLength={2000}
          autoComplete="off"
          dir="ltr"
          defaultValue={url}
        />
        <fieldset>
          <legend>{t('webhooks.events')}</legend>
          <div className="choices">
            {events.map((event) => (
              <label className="choice" key={event}>
                <input
                  type="checkbox"
                  name="event"
                  value={event}
                  defaultChecked={url === undefined || refused?.ticked.includes(event)}
                />
                <span>
                  {t(`webhooks.event.${event}`)} <small>{event}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="submit">
          <button type="submit">{t('webhooks.make')}</button>
        </p>
      </form>
    </details>
  )
}

/** The other programs that are told when something happens here. */
export default function WebhooksPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const refused = isRefused(result) ? result : null
  const { view, did } = shown
  return (
    <FormPage title={t('console.webhooks')} refused={refused}>
      {result && 'secret' in result ? <Secret secret={result.secret} url={result.url} /> : null}
      {did !== null && !result ? <Notice kind="done">{t(`webhooks.did.${did}`)}</Notice> : null}
      <p>{t('webhooks.lead')}</p>
      {view.webhooks.length === 0 ? <p className="empty">{t('webhooks.none')}</p> : null}
      {view.webhooks.map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} />
      ))}
      <Make view={view} refused={refused} />
    </FormPage>
  )
}

type Acted = ReturnType<typeof useActionData<typeof action>>

type Refused = Extract<Acted, { detail: string }>

const isRefused = (result: Acted): result is Refused => result !== undefined && result !== null && 'detail' in result
