import { useTranslation } from 'react-i18next'
import type { CaseMessage } from '../../../clinic/case-view.ts'
import type { Sent } from '../../../clinic/refusal-of.ts'
import { NoteField } from '../note-field.tsx'
import { Withdraw, WithdrawnLine } from './withdrawn.tsx'

interface MessagesProps {
  readonly messages: readonly CaseMessage[]
  readonly messageId: string
  /** the patient's name on the clinic's page, "you" on theirs */
  readonly patient: string
  readonly hint: string
  /** there were more before them, which are not among them */
  readonly hasOlder?: boolean
  /** what was written and refused */
  readonly sent?: Sent | undefined
}

/** What was written, and a field to write more. */
export const Messages = ({ messages, messageId, patient, hint, sent, hasOlder = false }: MessagesProps) => {
  const { t } = useTranslation()
  return (
    <>
      {messages.length === 0 ? <p className="hint">{t('messages.none')}</p> : null}
      {hasOlder ? <p className="hint">{t('messages.older')}</p> : null}
      <ol className="messages">
        {messages.map(({ id, who, when, text, withdrawn, mayWithdraw }) => (
          <li key={id} className={who === null ? 'from-patient' : 'from-clinic'}>
            <p className="hint">
              <strong dir="auto">{who === '' ? t('record.kind.staff') : (who ?? patient)}</strong>, {when}
            </p>
            {text === '' ? null : <p dir="auto">{text}</p>}
            {withdrawn === null ? null : <WithdrawnLine withdrawn={withdrawn} />}
            {mayWithdraw ? <Withdraw kind="message" id={id} when={when} /> : null}
          </li>
        ))}
      </ol>
      <form method="post">
        <input type="hidden" name="move" value="message" />
        <input type="hidden" name="id" value={messageId} />
        <NoteField
          id="message"
          name="note"
          label={t('messages.write')}
          hint={hint}
          maxLength={10_000}
          defaultValue={sent?.move === 'message' ? sent.note : undefined}
        />
        <p>
          <button type="submit" className="secondary">
            {t('messages.send')}
          </button>
        </p>
      </form>
    </>
  )
}
