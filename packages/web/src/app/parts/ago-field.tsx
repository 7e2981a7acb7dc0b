import { useTranslation } from 'react-i18next'
import { type Ago, UNITS } from '../../check/entered.ts'

interface AgoFieldProps {
  readonly name: string
  readonly label: string
  readonly value: Ago | undefined
  readonly isWrong?: boolean
}

/** How long ago: a number and its unit. */
export const AgoField = ({ name, label, value, isWrong = false }: AgoFieldProps) => {
  const { t } = useTranslation()
  return (
    <fieldset className="ago">
      <legend>{label}</legend>
      <input
        name={`${name}.ago`}
        aria-label={t('form.amount')}
        inputMode="decimal"
        size={4}
        maxLength={8}
        defaultValue={value?.amount ?? ''}
        aria-invalid={isWrong || undefined}
        autoComplete="off"
      />
      <select name={`${name}.unit`} aria-label={t('form.unit')} defaultValue={value?.unit ?? 'd'}>
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t(`unit.${unit}`)}
          </option>
        ))}
      </select>
      <span>{t('form.ago')}</span>
    </fieldset>
  )
}
