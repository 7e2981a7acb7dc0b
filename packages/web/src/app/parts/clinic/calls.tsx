import { useTranslation } from 'react-i18next'
import type { Call } from '../../../clinic/contacts.ts'
import type { Sent } from '../../../clinic/refusal-of.ts'
import { paths } from '../../../paths.ts'
import { NoteField } from '../note-field.tsx'

/** Who was called, by whom, and what was said. */
export const CallsTable = ({ slug, calls }: { readonly slug: string; readonly calls: readonly Call[] }) => {
  const { t } = useTranslation()
  return (
    <table className="rows">
      <caption className="visually-hidden">{t('calls.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.when')}</th>
          <th scope="col">{t('queue.patient')}</th>
          <th scope="col">{t('record.by')}</th>
          <th scope="col">{t('calls.said')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ id, when, patientId, patient, who, caseId, note }) => (
          <tr key={id}>
            <td>{when}</td>
            <th scope="row" dir="auto">
              <a href={caseId === null ? paths.patient(slug, patientId) : paths.case(slug, caseId)}>{patient}</a>
            </th>
            <td data-label={t('record.by')} dir="auto">
              {who}
            </td>
            <td data-label={t('calls.said')} dir="auto">
              {note ?? t('calls.erased')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface LogCallProps {
  readonly id: string
  /** of the call: sent twice, it is stored once */
  readonly callId: string
  /** what was written in it and refused */
  readonly sent?: Sent | undefined
  /** what it is about, as fields of the form */
  readonly about?: Readonly<Record<string, string>>
}

/** A call that belongs to no case. Its form posts `move=call`. */
export const LogCall = ({ id, callId, sent, about = {} }: LogCallProps) => {
  const { t } = useTranslation()
  return (
    <form method="post">
      <input type="hidden" name="move" value="call" />
      <input type="hidden" name="id" value={callId} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <NoteField
        id={`call-${id}`}
        name="note"
        label={t('case.contactHint')}
        rows={2}
        maxLength={5000}
        defaultValue={sent?.move === 'call' ? sent.note : undefined}
      />
      <p>
        <button type="submit" className="secondary">
          {t('case.contact')}
        </button>
      </p>
    </form>
  )
}
