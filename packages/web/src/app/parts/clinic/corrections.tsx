import { useTranslation } from 'react-i18next'
import type { Correction } from '../../../clinic/check-in-view.ts'

interface CorrectedByProps {
  readonly corrections: readonly Correction[]
  readonly pathOf: (id: string) => string
}

/** That something was wrong in a check-in, and where it was put right. */
export const CorrectedBy = ({ corrections, pathOf }: CorrectedByProps) => {
  const { t } = useTranslation()
  return corrections.map(({ id, when }) => (
    <p key={id} className="notice notice-empty">
      {t('aCheckIn.correctedBy')} <a href={pathOf(id)}>{t('aCheckIn.later', { when })}</a>
    </p>
  ))
}
