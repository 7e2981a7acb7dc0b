import { useTranslation } from 'react-i18next'
import type { PatientsView } from '../../../clinic/patients-view.ts'
import { paths } from '../../../paths.ts'

interface FindPatientProps {
  readonly slug: string
  readonly patients: Pick<PatientsView, 'q' | 'isLater' | 'next'> & { readonly rows: { readonly length: number } }
}

/** How many are called what was typed; where there may be more, none are counted as all. */
const Found = ({ slug, patients: { q, isLater, rows, next } }: FindPatientProps) => {
  const { t } = useTranslation()
  const isUnsure = next !== null && (rows.length === 0 || !isLater)
  const how = isUnsure ? 'foundSoFar' : isLater ? 'foundLater' : 'found'
  return (
    <p id="found">
      {t(`patients.${how}`, { count: rows.length, q })} <a href={paths.patients(slug)}>{t('patients.all')}</a>
    </p>
  )
}

/** Looks for a patient by what they are called, and says how many there are. */
export const FindPatient = ({ slug, patients }: FindPatientProps) => {
  const { t } = useTranslation()
  return (
    <search>
      <form method="get" action={paths.patients(slug)}>
        <p className="field">
          <label htmlFor="q">{t('patients.find')}</label>
          <span className="with-button">
            <input
              id="q"
              name="q"
              type="search"
              maxLength={200}
              autoComplete="off"
              dir="auto"
              defaultValue={patients.q}
              aria-describedby="q-hint"
            />
            <button type="submit" className="secondary">
              {t('patients.findNow')}
            </button>
          </span>
          <small id="q-hint">{t('patients.findHint')}</small>
        </p>
      </form>
      {patients.q === '' ? null : <Found slug={slug} patients={patients} />}
    </search>
  )
}
