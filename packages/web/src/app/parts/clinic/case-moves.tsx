import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../clinic/case-view.ts'

interface MoveFormProps {
  readonly move: 'contact' | 'override' | 'resolve' | 'reopen'
  readonly why: string | null
  readonly label: string
  readonly hint: string
  readonly children?: ReactNode
}

/** One thing that can be done to a case. One that cannot says why instead of vanishing. */
const MoveForm = ({ move, why, label, hint, children }: MoveFormProps) => {
  const isOff = why !== null
  return (
    <details className="move">
      <summary>{label}</summary>
      {isOff ? (
        <p className="hint">{why}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="move" value={move} />
          {children}
          <p className="field">
            <label htmlFor={`note-${move}`}>{hint}</label>
            <textarea id={`note-${move}`} name="note" rows={3} required maxLength={5000} dir="auto" />
          </p>
          <p>
            <button type="submit">{label}</button>
          </p>
        </form>
      )}
    </details>
  )
}

const Level = () => {
  const { t } = useTranslation()
  return (
    <p className="field">
      <label htmlFor="override-level">{t('case.newLevel')}</label>
      <select id="override-level" name="level" required defaultValue="">
        <option value="" disabled>
          {t('case.chooseLevel')}
        </option>
        {(['expected', 'watch', 'contact', 'urgent', 'emergency'] as const).map((level) => (
          <option key={level} value={level}>
            {t(`level.${level}`)}
          </option>
        ))}
      </select>
    </p>
  )
}

/** Everything that can be done to a case. */
export const CaseMoves = ({ view }: { readonly view: CaseView }) => {
  const { t } = useTranslation()
  const { whyNot, state } = view
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
      <MoveForm move="contact" why={whyNot.contact} label={t('case.contact')} hint={t('case.contactHint')} />
      <MoveForm move="override" why={whyNot.override} label={t('case.override')} hint={t('case.overrideHint')}>
        <Level />
      </MoveForm>
      {state === 'resolved' ? (
        <MoveForm move="reopen" why={whyNot.reopen} label={t('case.reopen')} hint={t('case.reopenHint')} />
      ) : (
        <MoveForm move="resolve" why={whyNot.resolve} label={t('case.resolve')} hint={t('case.resolveHint')} />
      )}
    </section>
  )
}
