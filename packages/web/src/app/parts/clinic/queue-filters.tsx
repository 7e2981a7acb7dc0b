import { useTranslation } from 'react-i18next'
import { queueAddress } from '../../../clinic/queue-address.ts'
import type { QueueView } from '../../../clinic/queue-view.ts'

interface QueueFiltersProps {
  readonly slug: string
  readonly queue: QueueView
}

/** The states as links with their counts; level and owner as a form. */
export const QueueFilters = ({ slug, queue }: QueueFiltersProps) => {
  const { t } = useTranslation()
  const { counts, filter, staff } = queue
  const all = counts.open + counts.acknowledged + counts.contacted
  const isKnown = filter.owner === null || staff.some(({ id }) => id === filter.owner)
  const states = [
    [null, t('queue.all'), all],
    ['open', t('state.open'), counts.open],
    ['acknowledged', t('state.acknowledged'), counts.acknowledged],
    ['contacted', t('state.contacted'), counts.contacted],
  ] as const
  return (
    <div className="filters">
      <nav aria-label={t('queue.byState')}>
        <ul>
          {states.map(([state, name, count]) => (
            <li key={name}>
              <a
                href={queueAddress(slug, { ...filter, state, cursor: null })}
                aria-current={filter.state === state ? 'page' : undefined}
              >
                {name} <span className="count">{count}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" className="inline">
        {filter.state === null ? null : <input type="hidden" name="state" value={filter.state} />}
        <span className="pair">
          <label htmlFor="level">{t('queue.fromLevel')}</label>
          <select id="level" name="level" defaultValue={filter.level ?? ''}>
            <option value="">{t('queue.anyLevel')}</option>
            {(['contact', 'urgent', 'emergency'] as const).map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}`)}
              </option>
            ))}
          </select>
        </span>
        <span className="pair">
          <label htmlFor="owner">{t('queue.owner')}</label>
          <select id="owner" name="owner" defaultValue={filter.owner ?? ''}>
            <option value="">{t('queue.anybody')}</option>
            {/* what narrows the queue stands there, whoever it is: never "anybody" above a part of it */}
            {isKnown ? null : <option value={filter.owner ?? ''}>{t('queue.anotherOwner')}</option>}
            {staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" className="secondary">
          {t('queue.show')}
        </button>
      </form>
    </div>
  )
}
