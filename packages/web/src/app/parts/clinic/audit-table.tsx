import { useTranslation } from 'react-i18next'
import type { RecordEntry } from '../../../clinic/my-record.ts'

/** Who looked, when, at what. Names of operations are the ones of the API. */
export const AuditTable = ({ entries }: { readonly entries: readonly RecordEntry[] }) => {
  const { t } = useTranslation()
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
        {entries.map(({ key, when, who, kind, action }) => (
          <tr key={key}>
            <td>{when}</td>
            <th scope="row" dir="auto">
              {who ?? t(`record.kind.${kind as 'staff'}`)}
            </th>
            <td data-label={t('record.what')}>
              <code>{action}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
