import { useTranslation } from 'react-i18next'
import type { Rest } from '../../../clinic/case-rest.ts'

interface DueProps {
  readonly due: string
  readonly isOverdue: boolean
  readonly rest: Rest | null
}

/** By when somebody must do something about a case: acknowledge it, or go on with it. */
export const Due = ({ due, isOverdue, rest }: DueProps) => {
  const { t } = useTranslation()
  if (rest?.isIdle) return <strong className="late">{t('queue.idle', { since: rest.since, until: rest.until })}</strong>
  if (rest) return t('queue.rests', { since: rest.since, until: rest.until })
  return isOverdue ? <strong className="late">{t('queue.overdue', { due })}</strong> : due
}
