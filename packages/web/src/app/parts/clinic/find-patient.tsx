import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatientsView } from '../../../clinic/patients-view.ts'
import { paths } from '../../../paths.ts'

interface FindPatientProps {
  readonly slug: string
  readonly patients: Pick<PatientsView, 'q' | 'isLater' | 'next'> & { readonly rows: { readonly length: number } }
}

/** How many are called what was typed; where there may be more, none are counted as all. */
export const HowManyFound = ({ patients: { q, isLater, rows, next } }: Pick<FindPatientProps, 'patients'>) => {
  const { t } = useTranslation()
  const isUnsure = next !== null && (rows.length === 0 || !isLater)
  const how = isUnsure ? 'foundSoFar' : isLater ? 'foundLater' : 'found'
  return t(`patients.${how}`, { count: rows.length, q })
}

interface SearchFieldProps {
  readonly label: string
  readonly q: string
  /** what sends it */
  readonly children?: ReactNode
}

/** Where it is typed what a patient is called. */
export const PatientSearchField = ({ label, q, children }: SearchFieldProps) => {
  const { t } = useTranslation()
  return (
    <p className="field">
      <label htmlFor="q">{label}</label>
      <span className="with-button">
        <input
          id="q"
          name="q"
          type="search"
          maxLength={200}
          autoComplete="off"
          dir="auto"
          defaultValue={q}
          aria-describedby="q-hint"
        />
        {children}
      </span>
      <small id="q-hint">{t('patients.findHint')}</small>
    </p>
  )
}

/** Looks for a patient by what they are called, and says how many there are. */
export const FindPatient = ({ slug, patients }: FindPatientProps) => {
  const { t } = useTranslation()
  return (
    <search>
      <form method="get" action={paths.patients(slug)}>
        <PatientSearchField label={t('patients.find')} q={patients.q}>
          <button type="submit" className="secondary">
            {t('patients.findNow')}
          </button>
        </PatientSearchField>
      </form>
      {patients.q === '' ? null : (
        <p id="found">
          <HowManyFound patients={patients} /> <a href={paths.patients(slug)}>{t('patients.all')}</a>
        </p>
      )}
    </search>
  )
}
