import { useTranslation } from 'react-i18next'
import type { WebhookShown } from '../../../clinic/webhooks.ts'

interface WebhookCardProps {
  readonly webhook: WebhookShown
}

const Calls = ({ webhook: { url, calls } }: WebhookCardProps) => {
  const { t } = useTranslation()
  return (
    <table className="rows">
      <caption className="visually-hidden">{t('webhooks.callsTo', { url })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('webhooks.what')}</th>
          <th scope="col">{t('record.when')}</th>
          <th scope="col">{t('outbox.state')}</th>
          <th scope="col">{t('outbox.said')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ id, event, when, state, attempts, next, error }) => (
          <tr key={id}>
            <th scope="row">{t(`webhooks.event.${event}`)}</th>
            <td data-label={t('record.when')}>{when}</td>
            <td data-label={t('outbox.state')} className={state === 'given-up' ? 'late' : undefined}>
              {t(`webhooks.states.${state}`, { count: attempts, next })}
            </td>
            <td>
              {error}
              {state === 'failing' || state === 'given-up' ? (
                <form method="post">
                  <button type="submit" className="quiet" name="retry" value={id}>
                    {t('outbox.retry')}
                    <span className="visually-hidden">{`: ${t(`webhooks.event.${event}`)}, ${when}`}</span>
                  </button>
                </form>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One address that is told: of what, how it goes, and what can be done about it. */
export const WebhookCard = ({ webhook }: WebhookCardProps) => {
  const { t } = useTranslation()
  const { id, url, events, since, waiting, givenUp, calls } = webhook
  return (
    <section className="card" aria-labelledby={`url-${id}`}>
      <h2 id={`url-${id}`} className="address">
        <bdi dir="ltr">{url}</bdi>
      </h2>
      <p className="hint">
        {t('webhooks.since', { since })} {t('webhooks.toldOf', { events: events.join(', ') })}
      </p>
      {waiting + givenUp === 0 ? null : (
        <p className="late">
          {t('webhooks.waiting', { count: waiting })} {t('webhooks.givenUp', { count: givenUp })}
        </p>
      )}
      {calls.length === 0 ? <p>{t('webhooks.noCalls')}</p> : <Calls webhook={webhook} />}
      <div className="row-moves">
        <details>
          <summary>{t('webhooks.rotate')}</summary>
          <form method="post">
            <p>{t('webhooks.rotateHint')}</p>
            <button type="submit" name="rotate" value={id}>
              {t('webhooks.rotate')}
              <span className="visually-hidden">{`: ${url}`}</span>
            </button>
          </form>
        </details>
        <details>
          <summary>{t('webhooks.end')}</summary>
          <form method="post">
            <p>{t('webhooks.endHint')}</p>
            <button type="submit" className="danger" name="end" value={id}>
              {t('webhooks.end')}
              <span className="visually-hidden">{`: ${url}`}</span>
            </button>
          </form>
        </details>
      </div>
    </section>
  )
}
