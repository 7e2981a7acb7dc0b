import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RecordEntry } from '../../../clinic/my-record.ts'
import { en } from '../../../i18n/en.ts'

type Did = keyof typeof en.record.did

const isKnown = (action: string): action is Did => Object.hasOwn(en.record.did, action)

/** What an operation is called when somebody did it. What has no words yet shows as the name of the operation. */
export const didIn = (t: TFunction, action: string): string => (isKnown(action) ? t(`record.did.${action}`) : action)

interface AuditTableProps {
  readonly entries: readonly RecordEntry[]
  /** read by the patient: what the patient did is "you" */
  readonly isOwn?: boolean
}

/** Who looked, when, at what. */
export const AuditTable = ({ entries, isOwn = false }: AuditTableProps) => {
  const { t } = useTranslation()
  const wordsFor = ({ action, times }: RecordEntry): string => {
    const did = didIn(t, action)
    return times === 1 ? did : t('record.times', { did, count: times })
  }
  return (
    <table className="rows">
      <caption className="visually-hidden">{t('record.who')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.when')}</th>
          <th scope="col">{t('record.by')}</th>
          <th scope="col">{t('record.what')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.key}>
            <td>{entry.when}</td>
            <th scope="row" dir="auto">
              {isOwn && entry.kind === 'patient'
                ? t('record.you')
                : (entry.who ?? t(`record.kind.${entry.kind as 'staff'}`))}
            </th>
            <td data-label={t('record.what')}>{wordsFor(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
