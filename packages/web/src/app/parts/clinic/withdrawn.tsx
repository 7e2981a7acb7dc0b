import { useTranslation } from 'react-i18next'
import type { TakenBack, WithdrawnShown } from '../../../clinic/withdrawals.ts'
import { Notice, RefusalNotice } from './notice.tsx'

/** Stands where something was that was taken back. */
export const WithdrawnLine = ({ withdrawn }: { readonly withdrawn: WithdrawnShown }) => {
  const { t } = useTranslation()
  return <p className="hint">{t(withdrawn.isKept ? 'withdraw.keptLine' : 'withdraw.line', { when: withdrawn.when })}</p>
}

interface WithdrawProps {
  readonly kind: 'photo' | 'message'
  readonly id: string
  /** which one, for who cannot see what it stands beside */
  readonly when: string
}

/** Takes a photo or a message back; what that means is said before it is done. */
export const Withdraw = ({ kind, id, when }: WithdrawProps) => {
  const { t } = useTranslation()
  return (
    <details className="move">
      <summary>
        {t('withdraw.open')}
        <span className="visually-hidden">{`: ${when}`}</span>
      </summary>
      <form method="post">
        <input type="hidden" name="move" value="withdraw" />
        <input type="hidden" name={kind} value={id} />
        <p>{t(`withdraw.${kind}`)}</p>
        <p>
          <button type="submit" className="secondary">
            {t('withdraw.do')}
          </button>
        </p>
      </form>
    </details>
  )
}

/** What became of it. */
export const TakenBackNotice = ({ result }: { readonly result: TakenBack }) => {
  const { t } = useTranslation()
  return 'refused' in result ? (
    <RefusalNotice detail={result.detail} fields={result.fields} />
  ) : (
    <Notice kind="done">{t(result.isKept ? 'withdraw.doneKept' : 'withdraw.done')}</Notice>
  )
}
