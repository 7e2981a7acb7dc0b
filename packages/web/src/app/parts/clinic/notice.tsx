import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldLabel } from './field-label.ts'

/** A refusal or a confirmation above a form, read out when it appears. */
export const Notice = ({ kind, children }: { readonly kind: 'refused' | 'done'; readonly children: ReactNode }) => (
  <p className={`notice notice-${kind}`} role={kind === 'refused' ? 'alert' : 'status'}>
    {children}
  </p>
)

interface FieldProblemsProps {
  readonly detail: string
  readonly fields?: readonly { readonly at: string; readonly message: string }[] | undefined
}

/** Why something was not done, with the fields that are wrong. */
export const RefusalNotice = ({ detail, fields = [] }: FieldProblemsProps) => {
  const { t } = useTranslation()
  const labelled = fields.map((field) => ({ ...field, label: fieldLabel(field.at) }))
  return (
    <div className="notice notice-refused" role="alert">
      <p dir="auto">{detail}</p>
      {fields.length === 0 ? null : (
        <ul>
          {labelled.map(({ at, label, message }) => (
            <li key={at + message}>
              <strong>{label === null ? at : t(label)}</strong>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
