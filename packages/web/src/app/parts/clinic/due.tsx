import { useTranslation } from 'react-i18next'
import type { Rest } from '../../../clinic/case-rest.ts'

interface DueProps {
  readonly due: string
  readonly isOverdue: boolean
  readonly rest: Rest | null
  /** among other sentences, not in a column of its own */
  readonly isSentence?: boolean
}

/** By when somebody must do something about a case: acknowledge it, or go on with it. */
export const Due = ({ due, isOverdue, rest, isSentence = false }: DueProps) => {
  const { t } = useTranslation()
  const of = isSentence ? 'case' : 'queue'
  if (rest?.isIdle) return <strong className="late">{t(`${of}.idle`, { since: rest.since, until: rest.until })}</strong>
  if (rest) return t(`${of}.rests`, { since: rest.since, until: rest.until })
  if (isOverdue) return <strong className="late">{t(`${of}.overdue`, { due })}</strong>
  return isSentence ? t('case.due', { due }) : due
}
