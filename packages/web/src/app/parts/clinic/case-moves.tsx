import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../clinic/case-view.ts'
import type { Sent } from '../../../clinic/refusal-of.ts'
import { ChoiceField } from '../choice-field.tsx'
import { NoteField } from '../note-field.tsx'

interface MoveFormProps {
  readonly move: 'contact' | 'override' | 'resolve' | 'reopen'
  readonly why: string | null
  readonly label: string
  readonly hint: string
  readonly formId: string
  /** what was written on this page and refused */
  readonly sent: Sent | undefined
  readonly children?: ReactNode
}

/** Words that were refused, where the form that they were written in is not offered any more: somebody else was faster. */
const NotStored = ({ note }: { readonly note: string }) => {
  const { t } = useTranslation()
  return (
    <>
      <p className="hint">{t('case.notStored')}</p>
      <blockquote dir="auto">
        <p>{note}</p>
      </blockquote>
    </>
  )
}

/** One thing that can be done to a case. One that cannot says why instead of vanishing. */
const MoveForm = ({ move, why, label, hint, formId, sent, children }: MoveFormProps) => {
  const isOff = why !== null
  const note = sent?.move === move ? sent.note : undefined
  return (
    <details className="move" open={note !== undefined}>
      <summary>{label}</summary>
      {isOff ? (
        <>
          <p className="hint">{why}</p>
          {note ? <NotStored note={note} /> : null}
        </>
      ) : (
        <form method="post">
          <input type="hidden" name="move" value={move} />
          <input type="hidden" name="id" value={formId} />
          {children}
          <NoteField id={`note-${move}`} name="note" label={hint} maxLength={5000} defaultValue={note} />
          <p>
            <button type="submit">{label}</button>
          </p>
        </form>
      )}
    </details>
  )
}

const HOURS = [1, 4, 12, 24, 48, 72, 168] as const

const Again = ({ chosen }: { readonly chosen: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <ChoiceField id="contact-again" name="again" label={t('case.again')} defaultValue={chosen ?? ''}>
      <option value="">{t('case.againUsual')}</option>
      {HOURS.map((hours) => (
        <option key={hours} value={hours}>
          {t('case.againIn', { count: hours })}
        </option>
      ))}
    </ChoiceField>
  )
}

const Level = ({ chosen }: { readonly chosen: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <ChoiceField
      id="override-level"
      name="level"
      label={t('case.newLevel')}
      unchosen={t('case.chooseLevel')}
      required
      defaultValue={chosen ?? ''}
    >
      {(['expected', 'watch', 'contact', 'urgent', 'emergency'] as const).map((level) => (
        <option key={level} value={level}>
          {t(`level.${level}`)}
        </option>
      ))}
    </ChoiceField>
  )
}

/** Everything that can be done to a case. */
export const CaseMoves = ({ view, sent }: { readonly view: CaseView; readonly sent?: Sent | undefined }) => {
  const { t } = useTranslation()
  const { whyNot, state, formId } = view
  const form = { formId, sent }
  return (
    <section className="moves" aria-labelledby="moves">
      <h2 id="moves">{t('case.moves')}</h2>
      <form method="post">
        <input type="hidden" name="move" value="acknowledge" />
        <button type="submit" disabled={whyNot.acknowledge !== null} aria-describedby="why-acknowledge">
          {t('case.acknowledge')}
        </button>
        <p className="hint" id="why-acknowledge">
          {whyNot.acknowledge ?? t('case.acknowledgeHint')}
        </p>
      </form>
      <MoveForm move="contact" why={whyNot.contact} label={t('case.contact')} hint={t('case.contactHint')} {...form}>
        <Again chosen={sent?.move === 'contact' ? sent.again : undefined} />
      </MoveForm>
      <MoveForm
        move="override"
        why={whyNot.override}
        label={t('case.override')}
        hint={t('case.overrideHint')}
        {...form}
      >
        <Level chosen={sent?.move === 'override' ? sent.level : undefined} />
      </MoveForm>
      {state === 'resolved' ? (
        <MoveForm move="reopen" why={whyNot.reopen} label={t('case.reopen')} hint={t('case.reopenHint')} {...form} />
      ) : (
        <MoveForm
          move="resolve"
          why={whyNot.resolve}
          label={t('case.resolve')}
          hint={t('case.resolveHint')}
          {...form}
        />
      )}
      {/* the other of the two was offered when it was written */}
      {state !== 'resolved' || sent?.move !== 'resolve' || !sent.note ? null : <NotStored note={sent.note} />}
      {state === 'resolved' || sent?.move !== 'reopen' || !sent.note ? null : <NotStored note={sent.note} />}
    </section>
  )
}
