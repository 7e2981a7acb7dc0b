import { useTranslation } from 'react-i18next'
import { isNarrowed, queueAddress } from '../../../clinic/queue-address.ts'
import type { QueueFilter, QueueRow, QueueView } from '../../../clinic/queue-view.ts'
import { paths } from '../../../paths.ts'
import { K } from '../knowledge-text.tsx'
import { LevelMark } from '../level-mark.tsx'
import { Due } from './due.tsx'

/** A case that a check-in made says what of it; any other says what made it first. */
const Why = ({ row: { cause, why } }: { readonly row: QueueRow }) => {
  const { t } = useTranslation()
  const made = t(`cause.${cause as 'check-in'}`)
  if (why === null) return made
  return (
    <>
      {cause === 'check-in' ? null : `${made}: `}
      {why.signs.length === 0 ? (
        <K>{why.because}</K>
      ) : (
        <>
          <K>
            <strong>{why.signs.join('; ')}</strong>
          </K>
          {why.others === 0 ? null : ` ${t('queue.moreSigns', { count: why.others })}`}: {t(`rule.${why.rule}`)}
        </>
      )}
    </>
  )
}

const Row = ({ slug, row }: { readonly slug: string; readonly row: QueueRow }) => {
  const { t } = useTranslation()
  const state = t(`state.${row.state as 'open'}`)
  return (
    <tr data-case={row.caseId} className={row.isOverdue || row.rest?.isIdle ? 'overdue' : undefined}>
      <td>
        <LevelMark level={row.level} />
      </td>
      <th scope="row">
        <a href={paths.case(slug, row.caseId)} dir="auto">
          {row.patient}
        </a>
      </th>
      <td data-label={t('queue.waits')}>
        {row.waits} <small className="since">{t('queue.since', { when: row.opened })}</small>
      </td>
      <td data-label={t('queue.due')}>
        <Due due={row.due} isOverdue={row.isOverdue} rest={row.rest} />
        {row.passedOn === 0 ? null : (
          <>
            {' '}
            <strong className="late">{t('queue.passedOn', { count: row.passedOn })}</strong>
          </>
        )}
      </td>
      <td data-label={t('queue.state')}>{state}</td>
      <td data-label={t('queue.owner')} dir="auto">
        {row.owner}
      </td>
      <td data-label={t('queue.why')}>
        <Why row={row} />
      </td>
    </tr>
  )
}

/** That none is shown is not that nobody waits, where only some are looked at. */
const NoCase = ({ slug, filter }: { readonly slug: string; readonly filter: QueueFilter }) => {
  const { t } = useTranslation()
  if (!isNarrowed(filter)) return <p className="empty">{t('queue.empty')}</p>
  return (
    <p className="empty">
      {t('queue.mayWait')} <a href={paths.queue(slug)}>{t('queue.showAll')}</a>
    </p>
  )
}

/** Worst first, then who waits longest. */
export const QueueTable = ({ slug, queue }: { readonly slug: string; readonly queue: QueueView }) => {
  const { t } = useTranslation()
  const { rows, next, filter, total } = queue
  if (total === 0) return <NoCase slug={slug} filter={filter} />
  return (
    <>
      <table className="rows">
        <caption className="visually-hidden">{t('queue.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('queue.level')}</th>
            <th scope="col">{t('queue.patient')}</th>
            <th scope="col">{t('queue.waits')}</th>
            <th scope="col">{t('queue.due')}</th>
            <th scope="col">{t('queue.state')}</th>
            <th scope="col">{t('queue.owner')}</th>
            <th scope="col">{t('queue.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.caseId} slug={slug} row={row} />
          ))}
        </tbody>
      </table>
      {next === null && filter.cursor === null ? null : (
        <p className="pages">
          {filter.cursor === null ? null : (
            <a href={queueAddress(slug, { ...filter, cursor: null })}>{t('queue.firstPage')}</a>
          )}{' '}
          {next === null ? null : (
            <a href={queueAddress(slug, { ...filter, cursor: next })}>
              {t('queue.nextPage', { shown: rows.length, total })}
            </a>
          )}
        </p>
      )}
    </>
  )
}
