import { useTranslation } from 'react-i18next'
import type { Stored } from '../../check/answer-view.ts'

/** How long a stored answer may be believed: until a time on the clock, and no longer. */
export const Holds = ({ stored: { until, isOver } }: { readonly stored: Stored }) => {
  const { t } = useTranslation()
  if (until === null) return null
  return isOver ? <strong>{t('card.heldUntil', { until })}</strong> : t('card.holdsUntil', { until })
}
