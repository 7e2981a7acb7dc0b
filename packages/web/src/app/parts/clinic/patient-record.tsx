import { useTranslation } from 'react-i18next'
import type { PatientView } from '../../../clinic/patient-view.ts'
import { paths } from '../../../paths.ts'
import { K } from '../knowledge-text.tsx'
import { LevelMark } from '../level-mark.tsx'
import { Due } from './due.tsx'

interface RecordProps {
  readonly slug: string
  readonly patient: PatientView
}

const CheckIns = ({ slug, patient }: RecordProps) => {
  const { t } = useTranslation()
  const { id: patientId, checkIns, areOlderCheckIns, olderCheckIns } = patient
  const here = paths.patient(slug, patientId)
  return (
    <section aria-labelledby="check-ins">
      <h2 id="check-ins" tabIndex={-1}>
        {t('record.checkIns')}
      </h2>
      {patient.nextDue === null ? null : (
        <p>{t(patient.isNextLate ? 'patient.nextLate' : 'today.next', { when: patient.nextDue })}</p>
      )}
      {areOlderCheckIns ? (
        <p>
          {t('record.areOlder')} <a href={`${here}#check-ins`}>{t('record.newest')}</a>
        </p>
      ) : null}
      <ol className="earlier">
        {checkIns.map(({ id, level, when, headline }) => (
          <li key={id}>
            <LevelMark level={level} /> <a href={paths.clinicCheckIn(slug, id)}>{when}</a> <K>{headline}</K>
          </li>
        ))}
      </ol>
      {checkIns.length === 0 ? <p className="hint">{t('record.noCheckIns')}</p> : null}
      {olderCheckIns === null ? null : (
        <p>
          <a href={`${here}?before=${encodeURIComponent(olderCheckIns)}#check-ins`}>{t('record.earlierCheckIns')}</a>
        </p>
      )}
    </section>
  )
}

/** What is not over yet, before anything else of a patient: whoever opens the page because they call must not search for it. */
export const OpenCases = ({ slug, patient }: RecordProps) => {
  const { t } = useTranslation()
  const open = patient.cases.filter(({ state }) => state !== 'resolved')
  if (open.length === 0) return null
  return (
    <ul className="open-cases" aria-label={t('patient.openCases')}>
      {open.map(({ id, level, state, opened, owner, due, isOverdue, rest }) => (
        <li key={id} className={`level-${level}`}>
          <LevelMark level={level} />{' '}
          <a href={paths.case(slug, id)}>
            {t(`state.${state as 'open'}`)}, <span dir="auto">{owner}</span>
          </a>{' '}
          {t('queue.since', { when: opened })}. <Due due={due} isOverdue={isOverdue} rest={rest} isSentence />
        </li>
      ))}
    </ul>
  )
}

/** The cases of a patient, and all their check-ins, each to be opened. */
export const CasesAndCheckIns = ({ slug, patient }: RecordProps) => {
  const { t } = useTranslation()
  return (
    <>
      <section aria-labelledby="cases">
        <h2 id="cases">{t('patient.cases', { count: patient.cases.length })}</h2>
        <ul className="earlier">
          {patient.cases.map(({ id, level, state, opened }) => (
            <li key={id}>
              <LevelMark level={level} /> <a href={paths.case(slug, id)}>{opened}</a> {t(`state.${state as 'open'}`)}
            </li>
          ))}
        </ul>
      </section>
      <CheckIns slug={slug} patient={patient} />
    </>
  )
}
